// What the lowerings of several languages have alike beyond a row of a table: annotations, and what runs in the end.
#pragma once

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax {

// `@name` and `@name(arguments)`, the latter a Call from `begin` on; `arguments` may be null.
NodeId annotation_of(Lowering& to, const Piece& piece, const Piece& name, const Piece& arguments, std::uint32_t begin);

// The statements of `finally {…}`, which the Try around holds in a role of their own.
NodeId finally_clause(Lowering& to, const Piece& piece, Role role);

}  // namespace insight::engine::syntax
