// Links of chains: members, indexes, calls, operators, assignments and conditional expressions. Each goes on in one of its parts
// (the object, the callee, the left side; of `a ? b : c` and `a = b` the last), and a chain of thousands goes on that way alone.
// Ordinary code gets there by recursion; deep inside, chain() keeps the open links in a list of its own.
#include <deque>
#include <string_view>
#include <utility>

#include "engine/syntax/languages/javascript_lowering.h"
#include "engine/syntax/languages/long_chain.h"

namespace insight::engine::syntax::javascript {
namespace {

Kind kind_of(Word word) {
  switch (word) {
    case Word::nested_identifier:
    case Word::member_expression:
      return Kind::Dot;
    case Word::subscript_expression:
      return Kind::Index;
    case Word::call_expression:
      return Kind::Call;
    case Word::ternary_expression:
      return Kind::Conditional;
    case Word::non_null_expression:
      return Kind::Cast;
    case Word::binary_expression:
      return Kind::Binary;
    case Word::augmented_assignment_expression:
      return Kind::AugAssign;
    default:
      return Kind::Assign;
  }
}

}  // namespace

struct Lowering::Link {
  Link(Lowering& owner, const Piece& at) : piece(at), pieces(owner, at) {}

  Piece piece;
  Pieces pieces;
};

bool Lowering::is_link(const Piece& piece) const {
  switch (piece.word) {
    case Word::nested_identifier:
    case Word::member_expression:
    case Word::subscript_expression:
    case Word::ternary_expression:
    case Word::non_null_expression:
    case Word::assignment_expression:
      return true;
    case Word::call_expression: {  // a tagged template is none, nor what stands behind `await`
      if (piece.node.id == awaited_call_) return false;
      const TSNode arguments = ts_node_child_by_field_name(piece.node, "arguments", 9);
      return !ts_node_is_null(arguments) && vocabulary_.word(ts_node_symbol(arguments)) != Word::template_string;
    }
    case Word::binary_expression:
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

// The grammar takes the beginning of `await (x).m()` for a call of `await`: that call, at the bottom of a chain of members, indexes
// and calls; a null node where there is none.
TSNode Lowering::call_of_await(const Piece& piece) const {
  constexpr std::string_view word = "await";
  TSNode at = piece.node;
  if (!builder_.source().substr(piece.range().begin).starts_with(word)) return {};
  for (;;) {
    const Word kind = vocabulary_.word(ts_node_symbol(at));
    const bool calls = kind == Word::call_expression;
    if (!calls && kind != Word::member_expression && kind != Word::subscript_expression) return {};
    const TSNode inner = ts_node_child_by_field_name(at, calls ? "function" : "object", calls ? 8 : 6);
    if (ts_node_is_null(inner)) return {};
    if (calls && text(piece_of(inner)) == word) return at.id == awaited_call_ ? TSNode{} : at;
    at = inner;
  }
}

NodeId Lowering::awaited(const Piece& piece, TSNode call, Role role) {
  const TSNode given = ts_node_child_by_field_name(call, "arguments", 9);
  const NodeId id = builder_.open(Kind::Await, role, piece.range());
  const auto* const call_before = std::exchange(awaited_call_, call.id);
  const Range before = std::exchange(awaited_, {piece.range().begin, piece_of(given).range().begin});
  any(piece, Role::Value);
  awaited_call_ = call_before;
  awaited_ = before;
  builder_.close();
  return id;
}

NodeId Lowering::link(const Piece& piece, Role role) {
  if (const TSNode call = call_of_await(piece); !ts_node_is_null(call)) return awaited(piece, call, role);
  return link(piece, Pieces(*this, piece), role);
}

NodeId Lowering::link(const Piece& piece, const Pieces& pieces, Role role) {
  const Inner inner = begin_link(piece, pieces, role);
  optional(inner.piece, inner.role);
  end_link(piece, pieces);
  return inner.outer;
}

// Opens the node and adds what stands before the part that goes on.
Lowering::Inner Lowering::begin_link(const Piece& piece, const Pieces& pieces, Role role) {
  const Kind kind = kind_of(piece.word);
  Range range = piece.range();
  if (awaited_call_ != nullptr && range.begin == awaited_.begin) range.begin = awaited_.end;
  const NodeId id = builder_.open(kind, role, range);
  switch (kind) {
    case Kind::Dot:
    case Kind::Index:
      if (pieces.has(Word::optional_chain)) builder_.set_flag(id, Flag::Optional);
      return {id, pieces.at(Field::object), Role::Object};
    case Kind::Call:
      if (pieces.has(Word::optional_chain) || pieces.has(Word::token_optional_chain)) builder_.set_flag(id, Flag::Optional);
      return {id, pieces.at(Field::function), Role::Callee};
    case Kind::Cast:
      return {id, pieces.size() > 0 && !pieces[0].is_token() && !pieces[0].is(Word::error) ? pieces[0] : Piece{}, Role::Value};
    case Kind::Conditional:
      optional(pieces.at(Field::condition), Role::Condition);
      optional(pieces.at(Field::consequence), Role::Then);
      return {id, pieces.at(Field::alternative), Role::Otherwise};
    default:
      break;
  }
  if (const Piece op = pieces.token(Field::operator_); there(op)) builder_.set_op(id, text(op));
  const Piece left = pieces.at(Field::left);
  chain_goes_on_ = kind == Kind::Binary && leans_on(piece.node) ? left.node.id : nullptr;
  if (kind == Kind::Binary) return {id, left, Role::Left};
  optional(left, Role::Left);
  return {id, pieces.at(Field::right), Role::Right};
}

void Lowering::end_link(const Piece& piece, const Pieces& pieces) {
  switch (kind_of(piece.word)) {
    case Kind::Dot:
      optional(pieces.at(Field::property), Role::Name);
      break;
    case Kind::Index:
      optional(pieces.at(Field::index), Role::Item);
      break;
    case Kind::Call:
      optional(pieces.at(Field::type_arguments), Role::TypeParams);
      if (const Piece given = pieces.at(Field::arguments); there(given)) arguments(given);
      break;
    case Kind::Binary:
      optional(pieces.at(Field::right), Role::Right);
      break;
    default:
      break;
  }
  close(pieces);
}

}  // namespace insight::engine::syntax::javascript
