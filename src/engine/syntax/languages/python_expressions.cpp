#include <algorithm>

#include "engine/syntax/languages/long_chain.h"
#include "engine/syntax/languages/python_lowering.h"

namespace insight::engine::syntax::python {
namespace {

// `not   in` and `is\n not` as one spelling each.
std::string_view comparison_operator(std::string_view written) {
  if (written.starts_with("not")) return "not in";
  if (written.size() > 2 && written.starts_with("is")) return "is not";
  return written;
}

}  // namespace

NodeId Lowering::name(const Piece& piece, Role role) {
  return builder_.name(role, piece.range(), text(piece));
}

NodeId Lowering::unary(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Unary, role, piece.range());
  const Piece op = pieces.size() > 0 ? pieces[0] : Piece{};
  builder_.set_op(id, op.field == Field::operator_ ? text(op) : "!");
  optional(pieces.at(Field::argument), Role::Value);
  close(pieces);
  return id;
}

std::string_view Lowering::logical(std::string_view word) {
  return word == "and" ? "&&" : word == "or" ? "||" : word == "not" ? "!" : word;
}

NodeId Lowering::binary(const Piece& piece, Role role) {
  const bool is_long = piece.node.id != chain_goes_on_ && is_long_chain(piece.node);
  return is_long ? long_chain(piece, role) : link(piece, role);
}

NodeId Lowering::long_chain(const Piece& piece, Role role) {
  const auto op = ts_node_child_by_field_name(piece.node, "operator", 8);
  const auto spelling = ts_node_is_null(op) ? std::string_view("|") : logical(text(piece_of(op)));
  return balanced(builder_, depth_, operands_of_chain(piece.node), spelling, role,
                  [&](TSNode operand, Role place) { return any(piece_of(operand), place); });
}

NodeId Lowering::comparison(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  std::string operators;
  std::size_t count = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].field != Field::operators) continue;
    if (count++ > 0) operators += ' ';
    operators += comparison_operator(text(pieces[i]));
  }
  const bool chained = count != 1;
  const NodeId id = builder_.open(chained ? Kind::Other : Kind::Binary, role, piece.range());
  if (chained) {
    builder_.set_text(id, operators);
  } else {
    builder_.set_op(id, operators);
  }
  Role next = Role::Left;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].field == Field::operators || pieces[i].is(Word::error)) continue;
    any(pieces[i], chained ? Role::Item : next);
    next = Role::Right;
  }
  close(pieces);
  return id;
}

NodeId Lowering::assignment(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const Piece annotation = pieces.at(Field::type);
  if (there(annotation)) {
    const NodeId id = builder_.open(Kind::VarDef, role, piece.range());
    optional(pieces.at(Field::left), Role::Name);
    any(annotation, Role::Type);
    optional(pieces.at(Field::right), Role::Value);
    close(pieces);
    return id;
  }
  if (const Piece right = pieces.at(Field::right); piece.is(Word::assignment) && there(right) && right.is(Word::assignment))
    return chained_assignment(piece, role);
  const NodeId id = builder_.open(piece.is(Word::assignment) ? Kind::Assign : Kind::AugAssign, role, piece.range());
  optional(pieces.at(Field::left), Role::Left);
  if (piece.is(Word::augmented_assignment)) builder_.set_op(id, text(pieces.at(Word::unknown)));
  optional(pieces.at(Field::right), Role::Right);
  close(pieces);
  return id;
}

// `a = b = c`: every target gets the whole value.
NodeId Lowering::chained_assignment(const Piece& piece, Role role) {
  std::vector<Piece> targets;
  Piece value = piece;
  while (there(value) && value.is(Word::assignment)) {
    const Pieces pieces(*this, value.node);
    if (const Piece left = pieces.at(Field::left); there(left)) targets.push_back(left);
    if (there(pieces.at(Field::type)) && targets.size() > 1) break;
    value = pieces.at(Field::right);
  }
  const NodeId id = builder_.open(Kind::Assign, role, piece.range());
  const NodeId all = builder_.open(Kind::Tuple, Role::Left, {targets.front().range().begin, targets.back().range().end});
  builder_.set_flag(all, Flag::Shorthand);
  for (const Piece& target : targets) any(target, Role::Item);
  builder_.close();
  optional(value, Role::Right);
  builder_.close();
  return id;
}

void Lowering::arguments(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  all(pieces, role);
}

NodeId Lowering::subscripted_type(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::GenericType, role, piece.range());
  bool first = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is_token()) continue;
    any(pieces[i], first ? Role::Name : Role::Item);
    first = false;
  }
  builder_.close();
  return id;
}

NodeId Lowering::slice(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Slice, role, piece.range());
  constexpr Role parts[] = {Role::Init, Role::Condition, Role::Update};
  std::size_t part = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is(Word::token_colon)) {
      part = std::min<std::size_t>(part + 1, 2);
    } else if (!pieces[i].is_token()) {
      any(pieces[i], parts[part]);
    }
  }
  builder_.close();
  return id;
}

NodeId Lowering::spread(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Spread, role, piece.range());
  builder_.set_op(id, text(piece).starts_with("**") ? "**" : "*");
  all(pieces, Role::Value);
  builder_.close();
  return id;
}

// `name=value`, in a call, among base classes and in a class pattern.
NodeId Lowering::keyword_argument(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::KeywordArg, role, piece.range());
  bool first = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is(Word::token_minus) && i + 1 < pieces.size()) {
      negative(part, pieces[++i], Role::Value);
    } else if ((!part.is_token() || part.is(Word::token_underscore)) && !part.is(Word::error)) {
      any(part, first ? Role::Name : Role::Value);
      first = false;
    }
  }
  close(pieces);
  return id;
}

NodeId Lowering::pair(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Pair, role, piece.range());
  optional(pieces.at(Field::key), Role::Key);
  optional(pieces.at(Field::value), Role::Value);
  close(pieces);
  return id;
}

NodeId Lowering::comprehension(const Piece& piece, Role role, std::string_view op) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Comprehension, role, piece.range());
  builder_.set_op(id, op);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is_token()) any(pieces[i], pieces[i].field == Field::body ? Role::Value : Role::Item);
  }
  builder_.close();
  return id;
}

NodeId Lowering::for_in(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::ForEach, role, piece.range());
  builder_.set_op(id, "in");
  if (pieces.has(Word::token_async_)) builder_.set_flag(id, Flag::Async);
  optional(pieces.at(Field::left), Role::Left);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].field == Field::right && !pieces[i].is_token()) any(pieces[i], Role::Right);
  }
  close(pieces);
  return id;
}

NodeId Lowering::parenthesised(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  if (pieces.size() != 1) return other(piece, role);
  const NodeId id = any(pieces[0], role);
  builder_.set_flag(id, Flag::Parenthesised);
  if (builder_.purpose() == Purpose::File) builder_.set_range(id, piece.range());  // as Semgrep counts
  return id;
}

NodeId Lowering::walrus(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Walrus, role, piece.range());
  optional(pieces.at(Field::name), Role::Left);
  optional(pieces.at(Field::value), Role::Right);
  close(pieces);
  return id;
}

NodeId Lowering::yield(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Yield, role, piece.range());
  if (pieces.has(Word::token_from)) builder_.set_op(id, "from");
  all(pieces, Role::Value);
  builder_.close();
  return id;
}

// The grammar's wrapper around whatever stands as a type. `a.List[int]` is the same there as `List[int]`.
NodeId Lowering::type(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  if (pieces.size() != 1) return other(piece, role);
  if (pieces[0].is(Word::subscript)) return subscripted_type(pieces[0], role);
  return any(pieces[0], role);
}

NodeId Lowering::generic_type(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::GenericType, role, piece.range());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is(Word::type_parameter)) {
      arguments(pieces[i], Role::Item);
    } else if (!pieces[i].is_token()) {
      any(pieces[i], Role::Name);
    }
  }
  builder_.close();
  return id;
}

}  // namespace insight::engine::syntax::python
