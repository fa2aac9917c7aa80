// Which formulas of taint rules are equal, whatever rules they stand in: many rules have the same sources and ask for the same
// checks, and a file need only be asked once. Called by RuleSet when leaves are compiled.
#pragma once

#include <vector>

#include "engine/rule/rule.h"

namespace insight::engine {

// Sets Formula::alike of each item's formula: equal ones, leaves included, get the same number, from 1 on; and alike_sources of
// each taint rule.
void number_alike(std::vector<Rule>& rules);

}  // namespace insight::engine
