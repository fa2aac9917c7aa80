// Where the leaves of formulas match: each in the whole file once, or only in the part of it that a formula asks about.
#include <algorithm>

#include "engine/generic/search.h"
#include "engine/match/formula.h"
#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::NodeId;

namespace {

// A leaf that is asked for more often than this in parts of the file is matched in the whole of it.
constexpr std::uint8_t most_parts = 16;

}  // namespace

// Of an evaluation about a type that node alone counts, and counts as an expression.
template <class Counts>
void Evaluation::match(const Leaf& leaf, Counts counts, std::vector<Found>& found) {
  if (type_ != syntax::no_node) {
    if (leaf.code->is_sequence() || !leaf.begins_at[static_cast<std::size_t>((*tree_)[type_].kind)]) return;
    Matcher matcher(leaf, *tree_, names_);
    matcher.take_for_expression(type_);
    matcher.match_at(type_, found);
    return;
  }
  if (!dispatch_) dispatch_.emplace(*tree_, names_);
  for (const NodeId id : dispatch_->nodes_for(leaf)) {
    if (found.size() >= max_ranges) return;
    if (counts((*tree_)[id])) Matcher(leaf, *tree_, names_).match_at(id, found);
  }
}

void Evaluation::match(const std::vector<std::size_t>& leaves) {
  if (tree_ == nullptr) return;
  for (const std::size_t index : leaves) {
    if (!leaves_[index].code || is_ruled_out(index) || is_matched(index)) continue;
    std::vector<Found> found;
    match(leaves_[index], [](const syntax::Node&) { return true; }, found);
    keep(index, std::move(found));
  }
}

// Of a sequence that begins at the node the match ends with its block at the latest.
std::vector<Found> Evaluation::match_around(std::size_t index, const Ranges& inner) {
  std::vector<Found> found;
  if (inner.empty()) return found;
  const bool is_sequence = leaves_[index].code->is_sequence();
  const auto counts = [&](const syntax::Node& node) {
    const std::uint32_t end = is_sequence && node.parent != syntax::no_node ? (*tree_)[node.parent].end : node.end;
    return std::ranges::any_of(inner, [&](const RangeMatch& r) { return node.begin <= r.span.begin && r.span.end <= end; });
  };
  match(leaves_[index], counts, found);
  return found;
}

// A match may be a part of its node's range.
std::vector<Found> Evaluation::match_within(std::size_t index, const Ranges& outer) {
  std::vector<Found> found;
  const auto counts = [&](const syntax::Node& node) {
    return std::ranges::any_of(outer, [&](const RangeMatch& r) { return node.begin < r.span.end && r.span.begin < node.end; });
  };
  match(leaves_[index], counts, found);
  return found;
}

void Evaluation::keep(std::size_t index, std::vector<Found> found) {
  of_leaf_[index] = found.empty() ? nowhere : first_matched + static_cast<std::uint32_t>(found_.size());
  if (!found.empty()) found_.push_back(std::move(found));
}

const std::vector<Found>& Evaluation::found(std::size_t index) {
  if (!is_ruled_out(index) && !is_matched(index)) {
    if (leaves_[index].code) {
      match({index});
    } else {
      std::vector<Found> found;
      if (leaves_[index].text)
        find_text(leaves_[index], found);
      else
        find_regex(leaves_[index], {0, static_cast<std::uint32_t>(text_.size())}, found);
      keep(index, std::move(found));
    }
  }
  static const std::vector<Found> none;
  return is_matched(index) ? found_[of_leaf_[index] - first_matched] : none;
}

void Evaluation::find_regex(const Leaf& leaf, Span region, std::vector<Found>& found) const {
  const std::string_view text = text_.substr(region.begin, region.end - region.begin);
  const auto moved = [&](Span span) { return Span{span.begin + region.begin, span.end + region.begin}; };
  leaf.regex->each(text, [&](const Regex::Found& match) {
    // A line that a text's last line end does not begin.
    if (leaf.options.generic.as_one_regex && match.whole.begin == text.size() && !text.empty()) return;
    Found one{moved(match.whole), {}};
    for (std::size_t i = 0; i < match.captures.size(); ++i) {
      if (!match.captures[i] || leaf.groups[i].empty()) continue;
      const Span span = moved(*match.captures[i]);
      const auto bind = [&](const std::string& name) {
        one.environment.push_back({syntax::symbol_of(name),
                                   name,
                                   {.span = span,
                                    .text = text_.substr(span.begin, span.end - span.begin),
                                    .is_word = leaf.options.generic.as_one_regex}});
      };
      bind(leaf.groups[i]);
      if (i < leaf.numbers.size() && !leaf.numbers[i].empty()) bind(leaf.numbers[i]);
    }
    found.push_back(std::move(one));
  });
}

void Evaluation::find_text(const Leaf& leaf, std::vector<Found>& found) {
  const auto& options = leaf.options.generic;
  auto document = documents_.find(options.comments);
  if (document == documents_.end())
    document = documents_.emplace(options.comments, generic::read_document(text_, options.comments)).first;
  for (const generic::Match& match : generic::search(*leaf.text, document->second, options.max_span)) {
    Found one{{match.range.begin, match.range.end}, {}};
    for (const auto& [name, piece] : match.bound) {
      const Span span{piece.begin, piece.end};
      one.environment.push_back({syntax::symbol_of(name),
                                 name,
                                 {.span = span, .text = text_.substr(span.begin, span.end - span.begin), .is_word = true}});
    }
    found.push_back(std::move(one));
  }
}

// Not yet matched, of code, and not asked for too often.
bool Evaluation::is_sought_in_part(std::size_t index) {
  return tree_ != nullptr && leaves_[index].code && !is_ruled_out(index) && !is_matched(index) && parts_[index]++ < most_parts;
}

Ranges Evaluation::leaf(const Formula& formula, const Span* region, const Environment* outer) {
  const std::uint32_t index = leaf_of(formula);
  if (index == no_leaf) return {};
  if ((sought_around_ != nullptr || region != nullptr) && is_sought_in_part(index)) {
    if (sought_around_ != nullptr) return as_ranges(match_around(index, *sought_around_), region, outer);
    return as_ranges(match_within(index, {{*region, {}, false}}), region, outer);
  }
  const bool sees_region = region != nullptr && leaves_[index].regex && !leaves_[index].code && !leaves_[index].text;
  if (!sees_region) return as_ranges(found(index), region, outer);
  std::vector<Found> of_region;  // a regular expression sees no more than what it is asked of
  if (region->end <= text_.size()) find_regex(leaves_[index], *region, of_region);
  return as_ranges(of_region, region, outer);
}

Ranges Evaluation::as_ranges(const std::vector<Found>& found, const Span* region, const Environment* outer) {
  Ranges out;
  for (const Found& one : found) {
    if (region != nullptr && !within(one.span, *region)) continue;
    if (outer != nullptr && !agree(one.environment, *outer)) continue;
    out.push_back({one.span, one.environment, false, one.cut});
  }
  return out;
}

}  // namespace insight::engine::match
