// What Java's expressions say of their types by what they are: `a < b`, `s.length()`, `list.get(0)`. Used where the type of a
// metavariable is asked for, in patterns and in conditions.
#pragma once

#include "engine/match/basic_types.h"
#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::match {

// The type of `!a`, `a == b`, `s.length()`, `s.isEmpty()`.
Basic java_type_by_shape(const syntax::Tree& tree, syntax::NodeId expression);

// Is it `a + b` and the like, which is a whole number where both sides are?
bool is_java_arithmetic(const syntax::Tree& tree, syntax::NodeId expression);

// The type that a declaration gives to `map.get(k)` and to `A.c`; no_node where none does.
syntax::NodeId java_type_by_declaration(const syntax::Tree& tree, const syntax::Names* names, syntax::NodeId expression);

}  // namespace insight::engine::match
