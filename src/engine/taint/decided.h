// Whether a condition has the same answer every time: comparisons of constants, and what is made of them by not, and, or. What
// comes behind such a branch has gone the one way only. Within a function it depends on what the call has given for its parameters.
#pragma once

#include <optional>
#include <unordered_map>

#include "engine/syntax/names.h"

namespace insight::engine::taint {

// What the call that is being followed gives for parameters, by their definitions.
using GivenConstants = std::unordered_map<std::uint32_t, syntax::Constant>;

std::optional<bool> decided(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId condition,
                            const GivenConstants* given = nullptr);

// What the expression always is. A constant of an enumeration, `Mode.KEEP`, is a text that no other expression has.
std::optional<syntax::Constant> decided_value(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId id,
                                              const GivenConstants* given = nullptr);

// Whether the loop's condition holds when it is asked for the first time: with the values that variables have before the loop.
std::optional<bool> decided_at_entry(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId loop);

// Does the loop go through nothing, `[]` or `range(0)`?
bool iterates_nothing(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId iterated);

// Does it go through something, whatever happens: a literal with items that says all of them?
bool iterates_something(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId iterated);

// The one of a switch's cases that is always taken, where all are constants; no_node where that is not known.
syntax::NodeId decided_case(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId choice,
                            const GivenConstants* given = nullptr);

// What holds the cases of a choice: itself, or its block where the language writes one (C).
syntax::NodeId holder_of_cases(const syntax::Tree& tree, syntax::NodeId choice);

}  // namespace insight::engine::taint
