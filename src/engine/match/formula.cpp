#include "engine/match/formula.h"

#include <algorithm>
#include <utility>

#include "engine/match/conditions.h"

namespace insight::engine::match {

namespace {

bool is_around(const Formula& formula) {
  return formula.around == Formula::Around::Only;
}

}  // namespace

// First the leaves that begin with a name, which few nodes have, then those that few kinds of nodes begin, then the others: each
// time only those that are still worth asking for.
void Evaluation::prepare(std::vector<const Formula*> formulas) {
  std::ranges::sort(formulas);  // rules share many
  formulas.erase(std::ranges::unique(formulas).begin(), formulas.end());
  const auto breadth = [&](std::size_t index) {
    const Leaf& leaf = leaves_[index];
    return leaf.head != 0 || leaf.name.regex ? 0 : leaf.begins_at.all() ? 2 : 1;
  };
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
    const std::uint32_t leaf = leaf_of(formula);
    if (leaf == no_leaf || is_ruled_out(leaf)) return false;
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

// `$X` alone may match anywhere; beside an Inside it is sought within that.
const Formula* Evaluation::first_limit(const Formula& formula) const {
  const Formula* const main = main_of(formula);
  const std::uint32_t leaf = main != nullptr && main->kind == Formula::Kind::Pattern ? leaf_of(*main) : no_leaf;
  if (leaf == no_leaf || !leaves_[leaf].code || !leaves_[leaf].begins_at.all()) return nullptr;
  const auto limit = std::ranges::find_if(formula.children, is_around);
  return limit != formula.children.end() ? &*limit : nullptr;
}

// Is the child of an All only worth looking for around what the others find, or within it?
bool Evaluation::waits(const Formula& formula, const Formula& child) const {
  if (formula.kind != Formula::Kind::All) return false;
  if (child.kind == Formula::Kind::Not) return child.children.front().kind == Formula::Kind::Inside;
  const Formula* const main = main_of(formula);
  if (main == nullptr) return false;
  return first_limit(formula) != nullptr ? &child == main : is_around(child);
}

Ranges Evaluation::evaluate_main(const Formula& formula, const Formula& main, const Span* region, const Environment* outer) {
  const Formula* const limit = first_limit(formula);
  if (limit == nullptr) return evaluate(main, region, outer);
  if (sought_around_ == nullptr) prepare({limit});
  const Ranges limits = surroundings(*limit, nullptr, region, outer);
  if (limits.empty()) return {};
  const std::uint32_t index = leaf_of(main);
  return is_sought_in_part(index) ? as_ranges(match_within(index, limits), region, outer) : evaluate(main, region, outer);
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
  std::uint32_t& state = of_leaf_[leaf];
  if (state == unasked) state = may_match_ && !may_match_(leaf) ? nowhere : possible;
  return state == nowhere;
}

bool Evaluation::is_nowhere(const Formula& formula) {
  const auto is_absent = [&](const Formula& child) { return is_nowhere(child); };
  switch (formula.kind) {
    case Formula::Kind::Pattern:
    case Formula::Kind::Regex: {
      const std::uint32_t index = leaf_of(formula);
      return index == no_leaf || is_ruled_out(index);
    }
    case Formula::Kind::Inside:
    case Formula::Kind::All:
      return std::any_of(formula.children.begin(), formula.children.end(), is_absent);
    case Formula::Kind::Any:
      return std::all_of(formula.children.begin(), formula.children.end(), is_absent);
    case Formula::Kind::Not:
      return false;
  }
  return false;
}

// The one part that is no Inside, where there is such a one: whatever the formula finds is one of its ranges, or within one.
const Formula* Evaluation::main_of(const Formula& formula) {
  if (formula.kind != Formula::Kind::All) return nullptr;
  const Formula* main = nullptr;
  for (const Formula& child : formula.children) {
    if (child.kind == Formula::Kind::Not || is_around(child)) continue;
    if (main != nullptr || child.around == Formula::Around::InParts) return nullptr;
    main = &child;
  }
  return main;
}

// Of what an Inside stands around: only what holds one of the ranges counts.
Ranges Evaluation::around(const Formula& formula, const Ranges& inner, const Span* region, const Environment* outer) {
  constexpr std::size_t few = 20;
  if (inner.size() > few) {
    prepare({&formula});
    return evaluate(formula, region, outer);
  }
  const Ranges* const before = std::exchange(sought_around_, &inner);
  Ranges ranges = evaluate(formula, region, outer);
  sought_around_ = before;
  return ranges;
}

Ranges Evaluation::surroundings(const Formula& formula, const Ranges* inner, const Span* region, const Environment* outer) {
  if (formula.kind == Formula::Kind::Inside) return inside(formula, inner, region, outer);
  if (formula.kind == Formula::Kind::All) {
    if (sought_around_ == nullptr) prepare({&formula});
    return evaluate(formula, region, outer);
  }
  Ranges ranges;
  for (const Formula& child : formula.children) {
    Ranges more = surroundings(child, inner, region, outer);
    ranges.insert(ranges.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  drop_doubles(ranges);
  return ranges;
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
    of_main = evaluate_main(formula, *main, region, outer);
    if (of_main->empty()) return {};
  }
  for (const Formula& child : formula.children) {
    if (child.kind == Formula::Kind::Not) continue;
    Ranges more = &child == main     ? *of_main
                  : is_around(child) ? surroundings(child, of_main ? &*of_main : nullptr, region, outer)
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
  const Ranges* const before = std::exchange(sought_around_, nullptr);  // what a name is bound to holds none of it
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
  sought_around_ = before;
  return kept;
}

}  // namespace insight::engine::match
