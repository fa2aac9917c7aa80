#include "engine/generic/search.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>

namespace insight::engine::generic {
namespace {

constexpr std::size_t max_steps_a_place = 100'000;
constexpr std::size_t max_steps = 10'000'000;
constexpr std::size_t max_matches = 10'000;

using Nodes = std::vector<PatternNode>;

// An ellipsis that is being matched.
struct Gap {
  std::uint32_t last_line = 0;  // it may pass over nothing that begins below
  Piece passed;
  const PatternNode* ellipsis = nullptr;
};

// How far a match has come.
struct Position {
  std::size_t pattern = 0;     // in the list of nodes being matched
  std::uint32_t node = none;   // of the document; none: the end of the block
  std::uint32_t block = none;  // that holds the node
  std::optional<Gap> gap;
  std::uint32_t last = none;  // the last node that is part of the match
  std::uint32_t last_line = 0;
  std::uint32_t last_end = 0;
};

// Would the nodes match nothing at all?
bool match_nothing(const Nodes& nodes, std::size_t from) {
  for (std::size_t i = from; i < nodes.size(); ++i) {
    if (nodes[i].kind == PatternNode::Kind::End) return true;
    if (nodes[i].kind == PatternNode::Kind::Ellipsis) continue;
    if (nodes[i].kind != PatternNode::Kind::Block || !match_nothing(nodes[i].children, 0)) return false;
  }
  return true;
}

void add_names(const Nodes& nodes, std::vector<std::string_view>& names) {
  for (const PatternNode& node : nodes) {
    const bool named = node.kind == PatternNode::Kind::Metavariable || node.kind == PatternNode::Kind::Ellipsis;
    if (named && !node.text.empty()) names.push_back(node.text);
    add_names(node.children, names);
  }
}

bool names_something_twice(const Pattern& pattern) {
  std::vector<std::string_view> names;
  add_names(pattern.nodes, names);
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

// A pattern's token that was matched with a node of the text, in a block that the match may not leave.
struct Tried {
  const PatternNode* wanted;
  std::uint32_t node;
  std::uint32_t floor;
  bool operator==(const Tried&) const = default;
};
struct HashTried {
  std::size_t operator()(const Tried& tried) const {
    constexpr std::size_t odd = 0x9e3779b97f4a7c15U;
    const std::size_t places = static_cast<std::size_t>(tried.node) << 32U | tried.floor;
    return (std::hash<const void*>()(tried.wanted) * odd ^ places) * odd;
  }
};

class Search {
 public:
  Search(const Pattern& pattern, const Document& document, std::uint32_t max_span)
      : pattern_(pattern), document_(document), max_span_(max_span), remembers_(!names_something_twice(pattern)) {}

  // The match that begins at this node, if there is one.
  std::optional<Match> at(std::uint32_t index) {
    const DocumentNode& node = document_.nodes[index];
    Position start{.node = index, .block = node.parent, .last_line = node.line, .last_end = node.begin};
    bound_.clear();
    steps_ = 0;
    if (!match(pattern_.nodes, start, node.parent)) return {};
    last_ = start.last;
    return Match{{node.begin, std::max(start.last_end, node.begin)}, bound_};
  }
  std::uint32_t last_node() const { return last_; }
  bool exhausted() const { return all_steps_ > max_steps; }

 private:
  // Matches pattern nodes from a position on, within the block `floor`; leaves the position at the end of the match.
  bool match(const Nodes& nodes, Position& at, std::uint32_t floor);
  bool match_token(const Nodes& nodes, Position& at, std::uint32_t floor, bool& done);
  bool match_block(const Nodes& nodes, Position& at);
  bool same(const PatternNode& wanted, const DocumentNode& node);
  bool bind(std::string_view name, Piece piece);
  bool close_gap(Position& at);
  bool finish(Position& at);
  void widen_gap(Position& at, const PatternNode& ellipsis) const;
  bool pass_over(Position& at) const;
  void move_to(Position& at, std::uint32_t index) const;

  const Pattern& pattern_;
  const Document& document_;
  std::uint32_t max_span_;
  // What came to nothing before does so again, unless it depends on what is bound.
  bool remembers_;
  std::unordered_set<Tried, HashTried> in_vain_;
  std::vector<std::pair<std::string_view, Piece>> bound_;
  std::size_t steps_ = 0;
  std::size_t all_steps_ = 0;
  std::uint32_t last_ = none;
};

bool Search::match(const Nodes& nodes, Position& at, std::uint32_t floor) {
  while (++steps_ <= max_steps_a_place && ++all_steps_ <= max_steps) {
    if (at.pattern == nodes.size()) return (at.gap || at.node == none) && finish(at);  // a block's end is the block's end
    const PatternNode& wanted = nodes[at.pattern];
    switch (wanted.kind) {
      case PatternNode::Kind::End:
        return finish(at);
      case PatternNode::Kind::Ellipsis:
        widen_gap(at, wanted);
        ++at.pattern;
        continue;
      case PatternNode::Kind::Block:
        if (at.node == none) return match_nothing(nodes, at.pattern) && finish(at);
        if (!match_block(nodes, at)) return false;
        continue;
      default: {
        bool done = false;
        const bool matched = match_token(nodes, at, floor, done);
        if (done || !matched) return matched;
      }
    }
  }
  return false;
}

// One word or mark of the pattern. A block of the text is looked into, and left at its end.
bool Search::match_token(const Nodes& nodes, Position& at, std::uint32_t floor, bool& done) {
  if (at.node == none) {
    if (at.block == floor) return false;
    const DocumentNode& block = document_.nodes[at.block];
    at.node = block.next;
    at.block = block.parent;
    return true;
  }
  const DocumentNode& node = document_.nodes[at.node];
  if (node.kind == DocumentNode::Kind::Block) {
    at.block = at.node;
    at.node = node.child;
    return true;
  }
  if (at.gap && node.line > at.gap->last_line) return false;
  const std::size_t known = bound_.size();
  Position then = at;
  if (close_gap(then) && same(nodes[at.pattern], node)) {
    move_to(then, at.node);
    ++then.pattern;
    then.node = node.next;
    if (!at.gap) {
      at = then;
      return true;
    }
    const Tried tried{&nodes[at.pattern], at.node, floor};
    if (!in_vain_.contains(tried) && match(nodes, then, floor)) {
      at = then;
      done = true;
      return true;
    }
    if (remembers_) in_vain_.insert(tried);
  }
  bound_.resize(known);
  return pass_over(at);
}

// An indented block of the pattern: all of a block of the text, on its own.
bool Search::match_block(const Nodes& nodes, Position& at) {
  const PatternNode& wanted = nodes[at.pattern];
  const DocumentNode& node = document_.nodes[at.node];
  if (node.kind == DocumentNode::Kind::Block) {
    if (!close_gap(at)) return false;
    Position inner = at;
    inner.pattern = 0;
    inner.block = at.node;
    inner.node = node.child;
    if (!match(wanted.children, inner, at.node)) return false;
    at.last = inner.last;
    at.last_line = inner.last_line;
    at.last_end = inner.last_end;
    at.node = node.next;
    ++at.pattern;
    return true;
  }
  if (pass_over(at)) return true;
  ++at.pattern;
  return close_gap(at) && match_nothing(wanted.children, 0);
}

bool Search::same(const PatternNode& wanted, const DocumentNode& node) {
  const std::string_view text = document_.text_of(node);
  if (wanted.kind == PatternNode::Kind::Metavariable)
    return node.kind == DocumentNode::Kind::Word && bind(wanted.text, {node.begin, node.end});
  return (wanted.kind == PatternNode::Kind::Word) == (node.kind == DocumentNode::Kind::Word) && wanted.text == text;
}

bool Search::bind(std::string_view name, Piece piece) {
  const auto text = [&](Piece p) { return std::string_view(document_.text).substr(p.begin, p.end - p.begin); };
  const auto known = std::find_if(bound_.begin(), bound_.end(), [&](const auto& one) { return one.first == name; });
  if (known != bound_.end()) return text(known->second) == text(piece);
  bound_.emplace_back(name, piece);
  return true;
}

bool Search::close_gap(Position& at) {
  if (!at.gap) return true;
  const Gap gap = *at.gap;
  at.gap.reset();
  return gap.ellipsis->text.empty() || bind(gap.ellipsis->text, gap.passed);
}

// An ellipsis at the end takes the rest of the block, as far as it may reach.
bool Search::finish(Position& at) {
  if (!at.gap) return true;
  const std::size_t end = at.block == none ? document_.nodes.size() : document_.nodes[at.block].after;
  for (std::size_t id = at.node; at.node != none && id < end; ++id) {
    const DocumentNode& node = document_.nodes[id];
    if (node.kind == DocumentNode::Kind::Block) continue;
    if (node.line > at.gap->last_line) break;
    move_to(at, static_cast<std::uint32_t>(id));
  }
  at.gap->passed.end = std::max(at.gap->passed.begin, at.last_end);
  return close_gap(at);
}

void Search::widen_gap(Position& at, const PatternNode& ellipsis) const {
  if (at.gap) {
    at.gap->last_line += max_span_;
  } else {
    at.gap = Gap{at.last_line + max_span_, {at.last_end, at.last_end}, &ellipsis};
  }
}

bool Search::pass_over(Position& at) const {
  const DocumentNode& node = document_.nodes[at.node];
  if (!at.gap || node.line > at.gap->last_line) return false;
  at.gap->passed.end = node.end;
  at.node = node.next;
  return true;
}

void Search::move_to(Position& at, std::uint32_t index) const {
  const DocumentNode& node = document_.nodes[index];
  at.last = index;
  at.last_line = node.line;
  at.last_end = node.end;
}

bool may_begin(const PatternNode& first, const Document& document, const DocumentNode& node) {
  if (first.kind == PatternNode::Kind::Word) return node.kind == DocumentNode::Kind::Word && document.text_of(node) == first.text;
  if (first.kind == PatternNode::Kind::Mark) return node.kind == DocumentNode::Kind::Mark && document.text_of(node) == first.text;
  return first.kind != PatternNode::Kind::Metavariable || node.kind == DocumentNode::Kind::Word;
}

}  // namespace

std::vector<Match> search(const Pattern& pattern, const Document& document, std::uint32_t max_span) {
  struct Ended {
    std::uint32_t end;
    Match match;
  };
  std::vector<Ended> found;
  Search search(pattern, document, max_span);
  const PatternNode& first = pattern.nodes.front();
  bool begins_block = true;
  for (std::uint32_t id = 0; id < document.nodes.size() && found.size() < max_matches && !search.exhausted(); ++id) {
    const DocumentNode& node = document.nodes[id];
    const bool begins = begins_block;
    begins_block = node.kind == DocumentNode::Kind::Block;
    if (node.kind == DocumentNode::Kind::Block || !may_begin(first, document, node)) continue;
    if (first.kind == PatternNode::Kind::Ellipsis && !begins) continue;  // what comes before is up to the ellipsis
    auto match = search.at(id);
    if (match) found.push_back({search.last_node(), std::move(*match)});
  }
  // Of those with the same end the shortest, which comes last; the longest where an ellipsis has reached for that end.
  const bool reaches = pattern.nodes.size() > 1 && pattern.nodes[pattern.nodes.size() - 2].kind == PatternNode::Kind::Ellipsis;
  std::map<std::uint32_t, std::size_t> by_end;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto [known, first_one] = by_end.try_emplace(found[i].end, i);
    if (!first_one && !reaches) known->second = i;
  }
  std::vector<Match> matches;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (by_end[found[i].end] == i) matches.push_back(std::move(found[i].match));
  }
  return matches;
}

}  // namespace insight::engine::generic
