// What the parts of Ruby's lowering share: ruby_blocks.cpp and ruby_texts.cpp add their rows to the table that ruby.cpp makes.
#pragma once

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::ruby {

void add_blocks(Table& table);
// Strings, symbols, regular expressions, shell commands and what stands in lines below.
void add_texts(Table& table);

void statement(Lowering& to, const Piece& piece);
// A body as a Block; an empty one at `end` where there is none.
NodeId body_block(Lowering& to, const Piece& piece, Role role, std::uint32_t end);

}  // namespace insight::engine::syntax::ruby
