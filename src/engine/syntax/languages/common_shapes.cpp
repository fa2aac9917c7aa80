#include "engine/syntax/languages/common_shapes.h"

namespace insight::engine::syntax {

NodeId annotation_of(Lowering& to, const Piece& piece, const Piece& name, const Piece& arguments, std::uint32_t begin) {
  const NodeId id = to.out.open(Kind::Decorator, Role::Decorator, piece.range());
  if (arguments) to.out.open(Kind::Call, Role::Value, {begin, piece.range().end});
  to.any(name, arguments ? Role::Callee : Role::Value);
  if (arguments) {
    to.all(arguments, Role::Item);
    to.out.close();
  }
  to.out.close();
  return id;
}

NodeId finally_clause(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) last = to.any(part, Role::Finally);
  return last;
}

}  // namespace insight::engine::syntax
