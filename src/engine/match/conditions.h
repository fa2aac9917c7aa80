// Conditions on bound metavariables: metavariable-regex, -pattern, -comparison, -type and -analysis. Used by formula.cpp alone.
#pragma once

#include <vector>

#include "engine/match/formula.h"

namespace insight::engine::match {

// The environments with which the condition holds: none, the given one, or larger ones where a pattern bound more.
std::vector<Environment> holds(const Condition& condition, const Environment& environment, Evaluation& evaluation);

// What the value is at run time, where that is known: a literal or a constant.
std::optional<syntax::Constant> constant_of(const Value& value);

}  // namespace insight::engine::match
