// link_joins: gives each join of a rule set the rules that it runs, as rules of the set: they are matched, measured and cached like
// all others, but what they find are rows of the join and no findings. Called by RuleSet. Pure.
#pragma once

#include <span>
#include <vector>

#include "engine/rule/reader.h"
#include "engine/rule/rule.h"

namespace insight::engine {

// Appends to `rules`. `referred`: rules that are there for joins alone. A join that refers to nothing known is removed and named.
void link_joins(std::vector<Rule>& rules, std::span<const Rule> referred, std::vector<Diagnostic>& diagnostics);

}  // namespace insight::engine
