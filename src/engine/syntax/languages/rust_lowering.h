// What the parts of Rust's lowering share: rust_definitions.cpp adds its rows to the table that rust.cpp makes,
// rust_macros.cpp reads what macros are given.
#pragma once

#include <vector>

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::rust {

class RustLowering : public Lowering {
 public:
  using Lowering::Lowering;
  std::vector<Piece> attributes;  // before what they belong to
  Piece types;                    // of a call whose arguments follow
};

void add_definitions(Table& table);

// The range with the attributes before it, which become Decorators once the node is open.
NodeId open_with_attributes(Lowering& to, Kind kind, const Piece& piece, Role role);
bool stands_alone(const Piece& piece);
// The statements of a block; `returns`: what stands last is given back.
void items(Lowering& to, const Piece& piece, bool returns);
NodeId block(Lowering& to, const Piece& piece, Role role);
// What stands between the brackets of a macro or an attribute, piece by piece.
void arguments(Lowering& to, const Piece& tokens, Role role);
NodeId macro(Lowering& to, const Piece& piece, Role role);

}  // namespace insight::engine::syntax::rust
