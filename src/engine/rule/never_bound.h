// NeverBound: metavariables that a formula asks about and that none of its patterns has, so that the question is never answered by
// yes. Used by formula_reader.cpp alone. Pure.
#pragma once

#include <set>
#include <string>

#include "engine/rule/rule.h"

namespace insight::engine {

// By the texts alone: a name that stands anywhere in a pattern, or names a group of a regular expression, counts as bound.
std::set<std::string> never_bound(const Formula& formula);

}  // namespace insight::engine
