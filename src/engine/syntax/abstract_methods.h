// Whether a method only says what classes that are made from its own do: it has no body, or one that refuses or passes. Used by
// taint, which then runs these, and by the links between files.
#pragma once

#include "engine/syntax/tree.h"

namespace insight::engine::syntax {

// `function`: a Function that stands in a class.
bool is_abstract_method(const Tree& tree, NodeId function);

bool has_abstract_methods(const Tree& tree, NodeId of_class);

}  // namespace insight::engine::syntax
