// FlowGroup: taint rules through which values go the same ways, because all but their sinks is the same: languages, options,
// sources, sanitizers and propagators. One look at the flows of a file serves all of them. Made by RuleSet when rules are compiled.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/rule/rule.h"
#include "engine/rule/taint_spec.h"

namespace insight::engine {

struct FlowGroup {
  std::vector<std::uint32_t> rules;  // numbers in the set, ascending
  Rule together;                     // the first of them, with the sinks of all
};

struct FlowGroups {
  std::vector<FlowGroup> groups;
  std::vector<std::size_t> of_rule;  // SIZE_MAX for one that is no taint rule
  // Groups that share sources, as one that nothing cleans: a rule that finds nothing there finds nothing by itself.
  std::vector<FlowGroup> scouts;
  std::vector<std::size_t> scout_of_group;  // SIZE_MAX for one that has none

  const FlowGroup& group_of(std::size_t rule) const { return groups[of_rule[rule]]; }
  const FlowGroup* scout_of(std::size_t rule) const {  // null: none
    const std::size_t scout = scout_of_group[of_rule[rule]];
    return scout != SIZE_MAX ? &scouts[scout] : nullptr;
  }
};

// Of rules whose formulas are compiled.
FlowGroups flow_groups_of(const std::vector<Rule>& rules);

}  // namespace insight::engine
