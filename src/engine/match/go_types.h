// What a Go file itself says of the types in it: of a struct's fields, of what is made or converted. Used by typed metavariables
// and the condition on types. Local and cheap: nothing is inferred over more than one declaration.
#pragma once

#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::match {

// The type that the field `s.f` was declared with; no_node where the file doesn't say it.
syntax::NodeId field_type(const syntax::Tree& tree, const syntax::Names* names, syntax::NodeId member);

// The T of `make(T, n)`; no_node for anything else.
syntax::NodeId type_of_make(const syntax::Tree& tree, syntax::NodeId call);

// The T of `new(T)`; no_node for anything else.
syntax::NodeId type_of_new(const syntax::Tree& tree, syntax::NodeId call);

// The x of `[]byte(x)`, which has the type of x, as in Semgrep; no_node for anything else.
syntax::NodeId converted_text(const syntax::Tree& tree, syntax::NodeId call);

}  // namespace insight::engine::match
