// What the parts of Swift's lowering share: swift_definitions.cpp, swift_types.cpp, swift_statements.cpp and swift_expressions.cpp
// add their rows to the table that swift.cpp makes. Its grammar names few fields and hides braces and conditions, so much is told
// by order and by tokens: a place among the tokens of a node goes from function to function.
#pragma once

#include <string_view>
#include <vector>

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::swift {

void add_definitions(Table& table);
void add_types(Table& table);
void add_statements(Table& table);
void add_expressions(Table& table);

using Pieces = std::vector<Piece>;

bool stands(const Piece& piece);  // a node or nil, which is a token to the grammar
bool is_type(const Piece& piece);
Range around(const Pieces& pieces, std::size_t first, std::size_t last);

// The statements of a node, in the block that is open.
void statements_in(Lowering& to, const Piece& piece);
// `{ … }` whose brace is tokens[at], as a Block; gives the place of the closing one.
std::size_t block(Lowering& to, const Pieces& tokens, std::size_t at, Role role);
NodeId body(Lowering& to, const Piece& piece, Role role);

// One parameter, whose default stands behind it: `value`, if there is one.
void parameter(Lowering& to, const Piece& piece, const Piece& attribute, const Piece& value);
// `a, b, label: c` between brackets, of which tokens[open] is the first.
void items(Lowering& to, const Pieces& tokens, std::size_t open, std::size_t end);

}  // namespace insight::engine::syntax::swift
