// Conditions on bound metavariables: metavariable-regex, -pattern, -comparison, -type and -analysis. Used by formula.cpp alone.
#pragma once

#include <vector>

#include "engine/match/formula.h"

namespace insight::engine::match {

// The environments with which the condition holds: none, the given one, or larger ones where a pattern bound more.
std::vector<Environment> holds(const Condition& condition, const Environment& environment, Evaluation& evaluation);

// What the value is at run time, where that is known: a literal or a constant.
std::optional<syntax::Constant> constant_of(const Value& value);

// Whether a text is one, or a variable that holds one; not what is only put together (`"a" + "b"`).
bool has_value(const Value& value);

// `5L` of Java, C and C#, which is no number to Semgrep here; Kotlin's is one.
bool is_long(const Value& value);

}  // namespace insight::engine::match
