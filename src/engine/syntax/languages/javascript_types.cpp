#include "engine/syntax/languages/javascript_lowering.h"

namespace insight::engine::syntax::javascript {

NodeId Lowering::type(const Piece& piece, Role role) {
  const NodeId id = builder_.open(Kind::Type, role, piece.range());
  builder_.set_text(id, ts_node_type(piece.node));
  const Pieces pieces(*this, piece);
  all(pieces, Role::Item);
  builder_.close();
  return id;
}

// The grammar nests `a | b | c` to the left; generated declarations have thousands of alternatives, so the spine is followed by a
// loop.
NodeId Lowering::type_of_many(const Piece& piece, Role role) {
  const NodeId id = builder_.open(Kind::Type, role, piece.range());
  builder_.set_text(id, ts_node_type(piece.node));
  std::vector<Piece> last_first;
  Piece spine = piece;
  while (spine.is(piece.word)) {
    const Pieces pieces(*this, spine);
    spine = {};
    for (std::size_t i = pieces.size(); i-- > 0;) {
      if (pieces[i].is_token()) continue;
      if (i == 0 && pieces[0].is(piece.word)) {
        spine = pieces[0];
      } else {
        last_first.push_back(pieces[i]);
      }
    }
  }
  for (std::size_t i = last_first.size(); i-- > 0;) any(last_first[i], Role::Item);
  builder_.close();
  return id;
}

NodeId Lowering::nested_type(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Dot, role, piece.range());
  optional(pieces.at(Field::module_), Role::Object);
  optional(pieces.at(Field::name), Role::Name);
  close(pieces);
  return id;
}

// Also `f<string>` as an expression.
NodeId Lowering::generic_type(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::GenericType, role, piece.range());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is(Word::type_arguments)) {
      arguments(part);
    } else if (!part.is_token()) {
      any(part, part.is(Word::error) ? Role::Item : Role::Name);
    }
  }
  builder_.close();
  return id;
}

NodeId Lowering::function_type(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Type, role, piece.range());
  builder_.set_text(id, ts_node_type(piece.node));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is(Word::token_new_)) part(pieces[i], id, Kind::Function);
  }
  builder_.close();
  return id;
}

// A name alone is an Identifier.
NodeId Lowering::type_parameter(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  if (pieces.size() == 1 && pieces[0].field == Field::name) return name(pieces[0], role);
  const NodeId id = builder_.open(Kind::Type, role, piece.range());
  builder_.set_text(id, ts_node_type(piece.node));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].field == Field::constraint) {
      any(pieces[i], Role::Type);
    } else {
      part(pieces[i], id, Kind::Type);
    }
  }
  builder_.close();
  return id;
}

}  // namespace insight::engine::syntax::javascript
