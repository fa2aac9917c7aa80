// What the parts of Solidity's lowering share: solidity_definitions.cpp and solidity_statements.cpp add their rows to the table
// that solidity.cpp makes.
#pragma once

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::solidity {

void add_definitions(Table& table);
void add_statements(Table& table);

Piece bare(Lowering& to, Piece piece);
void block(Lowering& to, const Piece& piece, Role role);
NodeId expression(Lowering& to, const Piece& piece, Role role);
NodeId update(Lowering& to, const Piece& piece, Role role);

}  // namespace insight::engine::syntax::solidity
