// TaintSpec: what a rule of `mode: taint` says, as plain values: where taint comes from, where it must not arrive, what cleans it
// and what carries it on. Made by taint_reader.cpp, compiled by RuleSet, read by engine/taint; never changed after.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

#include "engine/rule/requires.h"
#include "engine/rule/rule.h"

namespace insight::engine {

// Does a match speak of the value of its expression, or of the variable that it names from there on?
enum class SideEffect : std::uint8_t { No, Also, Only };

struct TaintItem {
  Formula formula;
  int line = 0;
  bool exact = false;   // only the whole range, not what lies within
  bool result = false;  // sanitizers: what the range gives, whoever gets it; what lies within is looked at as if it weren't there
  SideEffect by_side_effect = SideEffect::No;
  bool not_conflicting = false;       // sanitizers: not where the very range is a source or sink
  bool control = false;               // sources: whatever runs behind it is tainted
  bool at_exit = false;               // sinks: only where the function ends, which nothing here knows
  std::string label;                  // empty: the usual one; of sanitizers: what is left of taint has it
  std::vector<std::string> replaces;  // propagators: the labels that become `label`; none: all stay
  Requires requirement;
  std::vector<std::pair<std::string, Requires>> of_metavariables;  // sinks: what each of these must carry
  std::string from, to;                                            // propagators: metavariables
  std::string checked;       // sanitizers: the metavariable that is clean on one way of the condition that the range is
  bool checked_when = true;  // on which: where the condition holds, or where it doesn't
  std::string asked;         // sanitizers: the metavariable whose value says whether this is one
  bool asked_for = true;     // what it must be; where nobody knows what it is, this is one
  std::optional<std::uint32_t> list_item;  // sinks: of a list only this one, where it is known which that is
};

// What taint does not go through: the result of a call, the index of an access, comparisons, Booleans, numbers, anything but
// assignments.
struct TaintOptions {
  bool assume_safe_functions = false;
  bool assume_safe_indexes = false;
  bool assume_safe_comparisons = false;
  bool assume_safe_booleans = false;
  bool assume_safe_numbers = false;
  bool only_propagate_through_assignments = false;
  bool interfile = true;         // its flows may go through several files
  bool unify_mvars = false;      // a metavariable of source and sink is the same
  bool match_on_source = false;  // the finding stands there

  bool operator==(const TaintOptions&) const = default;
};

// Rules that share an item have the very same one.
using TaintItems = std::vector<std::shared_ptr<TaintItem>>;

struct TaintSpec {
  TaintOptions options;
  TaintItems sources, sanitizers, propagators, sinks;
  std::uint32_t alike_sources = 0;  // rules whose flows begin at the same places have the same number, set by RuleSet
  bool any_label = false;           // whatever is asked for, any taint will do
};

// The sources at which a flow begins. One that asks for a label only gives another to what has come from elsewhere.
inline auto beginnings(const TaintItems& sources) {
  return sources | std::views::filter([](const auto& source) {
           const Requires& asked = source->requirement;
           return asked.kind == Requires::Kind::Always || asked.holds([](std::string_view) { return false; });
         });
}

// Every formula of the rule: the one of a search rule, or those of all items.
template <class AnyRule, class Visit>
void each_formula(AnyRule& rule, Visit visit) {
  if (!rule.taint) return visit(rule.formula);
  for (const auto* items : {&rule.taint->sources, &rule.taint->sanitizers, &rule.taint->propagators, &rule.taint->sinks}) {
    for (const auto& item : *items) visit(item->formula);
  }
}

inline constexpr std::string_view usual_label = "__SOURCE__";

}  // namespace insight::engine
