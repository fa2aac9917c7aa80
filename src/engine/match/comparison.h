// metavariable-comparison: a small expression language in Python's dress. Anything it can't compute is false. Nesting is bounded.
#pragma once

#include "base/clock.h"
#include "engine/match/environment.h"
#include "engine/rule/rule.h"

namespace insight::engine::match {

bool comparison_holds(const Condition& condition, const Environment& environment, Millis now);

}  // namespace insight::engine::match
