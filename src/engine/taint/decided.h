// Whether a condition has the same answer every time: comparisons of constants, and what is made of them by not, and, or. What
// comes behind such a branch has gone the one way only.
#pragma once

#include <optional>

#include "engine/syntax/names.h"

namespace insight::engine::taint {

std::optional<bool> decided(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId condition);

// Whether the loop's condition holds when it is asked for the first time: with the values that variables have before the loop.
std::optional<bool> decided_at_entry(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId loop);

// Does the loop go through nothing, `[]` or `range(0)`?
bool iterates_nothing(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId iterated);

// The one of a switch's cases that is always taken, where all are constants; no_node where that is not known.
syntax::NodeId decided_case(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId choice);

// What holds the cases of a choice: itself, or its block where the language writes one (C).
syntax::NodeId holder_of_cases(const syntax::Tree& tree, syntax::NodeId choice);

}  // namespace insight::engine::taint
