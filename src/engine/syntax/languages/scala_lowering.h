// What the parts of Scala's lowering share: scala_definitions.cpp, scala_expressions.cpp and scala_statements.cpp add their rows to
// the table that scala.cpp makes. Everything is an expression there; what stands where a statement may becomes an ExprStatement.
#pragma once

#include <string_view>

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::scala {

void add_definitions(Table& table);
void add_expressions(Table& table);
void add_statements(Table& table);

std::string_view holder_of(const Piece& piece);
// Where it ends: what chooses or catches with its last case, as in Semgrep.
std::uint32_t end_without_brace(Lowering& to, const Piece& piece);
NodeId block(Lowering& to, const Piece& piece, Role role);

}  // namespace insight::engine::syntax::scala
