// Links of chains: members, indexes, calls, operators and conditional expressions. Each goes on in one of its parts (the object,
// the callee, the left side; of `a if b else c` the last), and a chain of thousands goes on that way alone. Ordinary code gets
// there by recursion; deep inside, chain() keeps the open links in a list of its own.
#include <deque>

#include "engine/syntax/languages/long_chain.h"
#include "engine/syntax/languages/python_lowering.h"

namespace insight::engine::syntax::python {

struct Lowering::Link {
  Link(Lowering& owner, const Piece& at) : piece(at), pieces(owner, at.node) {}

  Piece piece;
  Pieces pieces;
};

namespace {

// Neither a token, an operator nor something the parser couldn't place.
bool is_part(const Piece& piece) {
  return !piece.is_token() && !piece.is(Word::error) && piece.field != Field::operator_;
}

}  // namespace

Piece Lowering::part(const Pieces& pieces, std::size_t nth) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (is_part(pieces[i]) && nth-- == 0) return pieces[i];
  }
  return {};
}

std::size_t Lowering::parts(const Pieces& pieces) {
  std::size_t count = 0;
  while (there(part(pieces, count))) ++count;
  return count;
}

bool Lowering::is_link(const Piece& piece) {
  switch (piece.word) {
    case Word::attribute:
    case Word::member_type:
    case Word::subscript:
    case Word::call:
      return true;
    case Word::conditional_expression:
      return parts(Pieces(*this, piece.node)) == 3;
    case Word::binary_operator:
    case Word::boolean_operator:
    case Word::union_type:
      return piece.node.id == chain_goes_on_ || !is_long_chain(piece.node);
    default:
      return false;
  }
}

NodeId Lowering::chain(const Piece& piece, Role role) {
  std::deque<Link> links;
  Inner at{.piece = piece, .role = role};
  NodeId outermost = no_node;
  while (there(at.piece) && is_link(at.piece)) {
    if (links.size() == max_links) throw TooDeep{};
    const Link& link = links.emplace_back(*this, at.piece);
    at = begin_link(link.piece, link.pieces, at.role);
    if (outermost == no_node) outermost = at.outer;
  }
  optional(at.piece, at.role);
  for (; !links.empty(); links.pop_back()) end_link(links.back().piece, links.back().pieces);
  return outermost;
}

NodeId Lowering::link(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  if (piece.is(Word::conditional_expression) && parts(pieces) != 3) return other(piece, role);
  const Inner inner = begin_link(piece, pieces, role);
  optional(inner.piece, inner.role);
  end_link(piece, pieces);
  return inner.outer;
}

// Opens the node and adds what stands before the part that goes on.
Lowering::Inner Lowering::begin_link(const Piece& piece, const Pieces& pieces, Role role) {
  switch (piece.word) {
    case Word::attribute:
    case Word::member_type:
      return {builder_.open(Kind::Dot, role, piece.range()), part(pieces, 0), Role::Object};
    case Word::subscript:
      return {builder_.open(Kind::Index, role, piece.range()), part(pieces, 0), Role::Object};
    case Word::call:
      return {builder_.open(Kind::Call, role, piece.range()), pieces.at(Field::function), Role::Callee};
    case Word::conditional_expression: {  // the condition first, as in every language
      const NodeId id = builder_.open(Kind::Conditional, role, piece.range());
      any(part(pieces, 1), Role::Condition);
      any(part(pieces, 0), Role::Then);
      return {id, part(pieces, 2), Role::Otherwise};
    }
    default:
      break;
  }
  const NodeId id = builder_.open(Kind::Binary, role, piece.range());
  if (piece.is(Word::union_type)) builder_.set_op(id, "|");
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].field == Field::operator_) builder_.set_op(id, logical(text(pieces[i])));
  }
  const Piece left = part(pieces, 0);
  chain_goes_on_ = there(left) && leans_on(piece.node) ? left.node.id : nullptr;
  return {id, left, Role::Left};
}

// What stands in the brackets: all parts but the first.
void Lowering::subscripts(const Pieces& pieces) {
  bool first = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!is_part(pieces[i])) continue;
    if (!first) any(pieces[i], Role::Item);
    first = false;
  }
}

void Lowering::end_link(const Piece& piece, const Pieces& pieces) {
  switch (piece.word) {
    case Word::attribute:
    case Word::member_type:
      optional(part(pieces, 1), Role::Name);
      break;
    case Word::subscript:
      subscripts(pieces);
      break;
    case Word::call:
      if (const Piece given = pieces.at(Field::arguments); given.is(Word::argument_list)) {
        arguments(given, Role::Item);
      } else if (given.is(Word::generator_expression)) {  // f(x for …): without brackets of its own it counts as a list
        comprehension(given, Role::Item, "list");
      } else {
        optional(given, Role::Item);
      }
      break;
    case Word::conditional_expression:
      break;
    default:
      optional(part(pieces, 1), Role::Right);
  }
  close(pieces);
}

}  // namespace insight::engine::syntax::python
