// Types as they are written in a tree. Called by whoever asks what a declared type names.
#pragma once

#include "engine/syntax/tree.h"

namespace insight::engine::syntax {

// T of C#'s `T?`; any other type itself. `type` may be no_node.
NodeId without_question(const Tree& tree, NodeId type);

// T of what only refers to one: `T?`, Go's and Rust's pointers and references, however many; any other type itself.
NodeId referred_type(const Tree& tree, NodeId type);

}  // namespace insight::engine::syntax
