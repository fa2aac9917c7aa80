#include "engine/match/formula.h"

#include <algorithm>

#include "engine/generic/search.h"
#include "engine/match/conditions.h"
#include "engine/match/dispatch.h"
#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::NodeId;

// First the leaves that begin with a name, which few nodes have, then those that few kinds of nodes begin, then the others: each
// time only those that are still worth asking for.
void Evaluation::prepare(std::vector<const Formula*> formulas) {
  std::ranges::sort(formulas);  // rules share many
  formulas.erase(std::ranges::unique(formulas).begin(), formulas.end());
  const auto breadth = [&](std::size_t index) { return leaves_[index].head != 0 ? 0 : leaves_[index].begins_at.all() ? 2 : 1; };
  for (int broadest = 0; broadest <= 2; ++broadest) {
    std::vector<std::size_t> leaves;
    std::erase_if(formulas, [&](const Formula* formula) { return !collect(*formula, leaves); });  // what is nowhere stays so
    std::erase_if(leaves, [&](std::size_t index) { return breadth(index) > broadest; });
    match(leaves);
  }
}

Ranges Evaluation::evaluate(const Formula& formula, Family family) {
  family_ = family;
  if (formula.alike == 0) return evaluate(formula, nullptr, nullptr);
  const auto known = of_alike_.find(formula.alike);
  if (known != of_alike_.end()) return known->second;
  return of_alike_.emplace(formula.alike, evaluate(formula, nullptr, nullptr)).first->second;
}

// False: the formula is nowhere, and none of its leaves is worth matching for its sake.
bool Evaluation::collect(const Formula& formula, std::vector<std::size_t>& leaves) {
  if (formula.kind == Formula::Kind::Pattern || formula.kind == Formula::Kind::Regex) {
    const std::size_t leaf = leaf_of(formula);
    if (leaf == SIZE_MAX || is_ruled_out(leaf)) return false;
    leaves.push_back(leaf);
    return true;
  }
  const bool needs_each = formula.kind == Formula::Kind::All || formula.kind == Formula::Kind::Inside;
  const std::size_t before = leaves.size();
  bool any = false;
  for (const Formula& child : formula.children) {
    const bool somewhere = waits(formula, child) ? !is_nowhere(child) : collect(child, leaves);
    if (needs_each && !somewhere) {
      leaves.resize(before);
      return false;
    }
    any = any || somewhere;
  }
  return any || formula.kind != Formula::Kind::Any;
}

// Statements that follow each other: may begin at any, and each has to be followed to the end of its block.
bool Evaluation::is_sequence(const Formula& formula) const {
  if (formula.kind == Formula::Kind::Any)
    return std::ranges::all_of(formula.children, [&](const Formula& child) { return is_sequence(child); });
  const std::size_t leaf = formula.kind == Formula::Kind::Pattern ? leaf_of(formula) : SIZE_MAX;
  return leaf != SIZE_MAX && leaves_[leaf].code && leaves_[leaf].code->is_sequence();
}

// Is the child of an All only worth looking for around what the others find?
bool Evaluation::waits(const Formula& formula, const Formula& child) const {
  if (formula.kind != Formula::Kind::All) return false;
  const bool is_not = child.kind == Formula::Kind::Not;
  const Formula& part = is_not ? child.children.front() : child;
  return part.kind == Formula::Kind::Inside && is_sequence(part.children.front()) && (is_not || main_of(formula) != nullptr);
}

// In one walk over the tree.
void Evaluation::match(const std::vector<std::size_t>& leaves) {
  if (tree_ == nullptr) return;
  std::vector<std::size_t> wanted;
  for (const std::size_t index : leaves) {
    if (!leaves_[index].code || found_[index]) continue;
    found_[index].emplace();
    wanted.push_back(index);
  }
  if (wanted.empty()) return;
  const Dispatch dispatch(leaves_, wanted, *tree_, names_);
  auto given = names_ != nullptr ? std::span(names_->given()) : std::span<const NodeId>();
  for (NodeId id = 0; id < tree_->size(); ++id) {
    if (!given.empty() && given.front() == id) {  // a text as good as written there
      given = given.subspan(1);
      for (const std::size_t index : wanted) {
        const auto& code = *leaves_[index].code;
        if (!code.is_sequence() && code.tree[code.roots[0]].kind == syntax::Kind::String)
          Matcher(leaves_[index], *tree_, names_).match_at(id, *found_[index]);
      }
    }
    dispatch.at(id, [&](std::size_t index) {
      auto& found = *found_[index];
      if (found.size() < max_ranges) Matcher(leaves_[index], *tree_, names_).match_at(id, found);
    });
  }
}

const std::vector<Found>& Evaluation::found(std::size_t index) {
  if (!is_ruled_out(index) && !found_[index]) {
    if (leaves_[index].code) {
      match({index});
    } else if (leaves_[index].text) {
      find_text(leaves_[index], found_[index].emplace());
    } else {
      find_regex(leaves_[index], {0, static_cast<std::uint32_t>(text_.size())}, found_[index].emplace());
    }
  }
  static const std::vector<Found> none;
  return found_[index] ? *found_[index] : none;
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

Ranges Evaluation::leaf(const Formula& formula, const Span* region, const Environment* outer) {
  const std::size_t index = leaf_of(formula);
  if (index == SIZE_MAX) return {};
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

Ranges Evaluation::evaluate(const Formula& formula, const Span* region, const Environment* outer) {
  switch (formula.kind) {
    case Formula::Kind::Pattern:
    case Formula::Kind::Regex:
      return leaf(formula, region, outer);
    case Formula::Kind::Inside:
      return inside(formula, nullptr, region, outer);
    case Formula::Kind::Any: {
      Ranges ranges;
      for (const Formula& child : formula.children) {
        Ranges more = evaluate(child, region, outer);
        ranges.insert(ranges.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
      }
      drop_doubles(ranges);
      return ranges;
    }
    case Formula::Kind::All:
      return all(formula, region, outer);
    case Formula::Kind::Not: {  // alone, as in a metavariable-pattern: all of the region, minus
      Formula only{.kind = Formula::Kind::All, .line = formula.line};
      only.children.push_back(formula);
      return all(only, region, outer);
    }
  }
  return {};
}

bool Evaluation::is_ruled_out(std::size_t leaf) {
  if (!found_[leaf] && !asked_[leaf]) {
    asked_[leaf] = true;
    if (may_match_ && !may_match_(leaf)) found_[leaf].emplace();
  }
  return found_[leaf] && found_[leaf]->empty();
}

bool Evaluation::is_nowhere(const Formula& formula) {
  const auto nowhere = [&](const Formula& child) { return is_nowhere(child); };
  switch (formula.kind) {
    case Formula::Kind::Pattern:
    case Formula::Kind::Regex: {
      const std::size_t index = leaf_of(formula);
      return index == SIZE_MAX || is_ruled_out(index);
    }
    case Formula::Kind::Inside:
    case Formula::Kind::All:
      return std::any_of(formula.children.begin(), formula.children.end(), nowhere);
    case Formula::Kind::Any:
      return std::all_of(formula.children.begin(), formula.children.end(), nowhere);
    case Formula::Kind::Not:
      return false;
  }
  return false;
}

// Where a sequence leaf matches around one of the ranges.
void Evaluation::match_around(std::size_t index, const Ranges& inner, std::vector<Found>& found) {
  for (NodeId id = 0; id < tree_->size(); ++id) {
    const syntax::Node& at = (*tree_)[id];
    if ((at.role != syntax::Role::Item && at.role != syntax::Role::Init) || at.parent == syntax::no_node) continue;
    const std::uint32_t end = (*tree_)[at.parent].end;
    const bool around =
        std::ranges::any_of(inner, [&](const RangeMatch& r) { return at.begin <= r.span.begin && r.span.end <= end; });
    if (around && found.size() < max_ranges) Matcher(leaves_[index], *tree_, names_).match_at(id, found);
  }
}

// Of what an Inside stands around: only what holds one of the ranges counts.
Ranges Evaluation::around(const Formula& formula, const Ranges& inner, const Span* region, const Environment* outer) {
  constexpr std::size_t few = 20;
  if (inner.size() > few || tree_ == nullptr || !is_sequence(formula)) return evaluate(formula, region, outer);
  if (formula.kind == Formula::Kind::Any) {
    Ranges ranges;
    for (const Formula& child : formula.children)
      std::ranges::move(around(child, inner, region, outer), std::back_inserter(ranges));
    drop_doubles(ranges);
    return ranges;
  }
  const std::size_t index = leaf_of(formula);
  if (is_ruled_out(index) || found_[index]) return leaf(formula, region, outer);
  std::vector<Found> found;
  match_around(index, inner, found);
  return as_ranges(found, region, outer);
}

// The one part that is no Inside, where there is such a one: whatever the formula finds is one of its ranges, or within one.
const Formula* Evaluation::main_of(const Formula& formula) {
  if (formula.kind != Formula::Kind::All) return nullptr;
  const Formula* main = nullptr;
  for (const Formula& child : formula.children) {
    if (child.kind == Formula::Kind::Not || child.kind == Formula::Kind::Inside) continue;
    if (main != nullptr) return nullptr;
    main = &child;
  }
  return main;
}

Ranges Evaluation::inside(const Formula& formula, const Ranges* inner, const Span* region, const Environment* outer) {
  const Formula& child = formula.children.front();
  Ranges ranges = inner != nullptr ? around(child, *inner, region, outer) : evaluate(child, region, outer);
  keep_longest(ranges);  // what lies within a shorter one lies within it too
  for (RangeMatch& range : ranges) range.inside = true;
  return ranges;
}

Ranges Evaluation::all(const Formula& formula, const Span* region, const Environment* outer) {
  if (is_nowhere(formula)) return {};  // decides before any range is copied
  std::optional<Ranges> ranges;
  const Formula* const main = main_of(formula);
  std::optional<Ranges> of_main;
  if (main != nullptr) {
    of_main = evaluate(*main, region, outer);
    if (of_main->empty()) return {};
  }
  for (const Formula& child : formula.children) {
    if (child.kind == Formula::Kind::Not) continue;
    const bool is_inside = child.kind == Formula::Kind::Inside;
    Ranges more = &child == main ? *of_main
                  : is_inside    ? inside(child, of_main ? &*of_main : nullptr, region, outer)
                                 : evaluate(child, region, outer);
    if (more.empty()) return {};
    ranges = ranges ? intersect(*ranges, more) : std::move(more);
    if (ranges->empty()) return {};
  }
  if (!ranges) {
    if (region == nullptr) return {};
    ranges = Ranges{{*region, outer != nullptr ? *outer : Environment{}, false}};
  }
  for (const Formula& child : formula.children) {
    if (child.kind != Formula::Kind::Not) continue;
    const Formula& no = child.children.front();
    const bool is_inside = no.kind == Formula::Kind::Inside;
    const Removal removal = is_inside ? Removal::Inside : no.kind == Formula::Kind::Regex ? Removal::Overlap : Removal::Equal;
    subtract(*ranges, is_inside ? inside(no, &*ranges, region, outer) : evaluate(no, region, outer), removal);
  }
  if (!formula.conditions.empty()) ranges = filtered(formula, std::move(*ranges), outer);
  if (!formula.focus.empty()) return focused(*ranges, formula.focus);
  return std::move(*ranges);
}

// A condition sees what the patterns bound, not what the conditions beside it bind.
Ranges Evaluation::filtered(const Formula& formula, Ranges ranges, const Environment* outer) {
  Ranges kept;
  for (RangeMatch& range : ranges) {
    Environment known = range.environment;
    if (outer != nullptr) merge(known, *outer);
    std::vector<Environment> ways{known};
    for (const Condition& condition : formula.conditions) {
      const std::vector<Environment> held = holds(condition, known, *this);
      std::vector<Environment> more;
      for (const Environment& way : ways) {
        for (const Environment& one : held) {
          if (more.size() == max_ranges) break;
          merge(more.emplace_back(way), one);
        }
      }
      ways = std::move(more);
      if (ways.empty()) break;
    }
    for (Environment& way : ways) kept.push_back({range.span, std::move(way), range.inside, range.cut});
  }
  return kept;
}

}  // namespace insight::engine::match
