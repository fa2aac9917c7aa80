#include <utility>

#include "engine/syntax/languages/javascript_lowering.h"
#include "engine/syntax/languages/long_chain.h"

namespace insight::engine::syntax::javascript {

// A block as it is, any other statement in a Block of its own.
NodeId Lowering::block(const Piece& piece, Role role) {
  if (piece.is(Word::statement_block)) return any(piece, role);
  const NodeId id = builder_.open(Kind::Block, role, piece.range());
  any(piece, Role::Item);
  builder_.close();
  return id;
}

NodeId Lowering::in_brackets(const Piece& piece, Role role) {
  if (!piece.is(Word::parenthesized_expression)) return any(piece, role);
  const Pieces pieces(*this, piece);
  return pieces.size() == 1 ? any(pieces[0], role) : any(piece, role);
}

// A namespace is an expression to the grammar.
NodeId Lowering::expression_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  if (pieces.size() == 1 && pieces[0].is(Word::internal_module)) return any(pieces[0], role);
  const NodeId id = builder_.open(Kind::ExprStatement, role, piece.range());
  all(pieces, Role::Value);
  builder_.close();
  return id;
}

// Declarations, imports and exports end before their `;`.
Range Lowering::without_semicolon(const Piece& piece) const {
  Range range = piece.range();
  if (!text(range).ends_with(';')) return range;
  const std::string_view before = text(Range{range.begin, range.end - 1});
  range.end = range.begin + static_cast<std::uint32_t>(before.find_last_not_of(" \t\r\n") + 1);
  return range;
}

// A lone declarator has the range of its whole declaration; each of several begins with it, where Semgrep counts it too.
NodeId Lowering::variables(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const Piece written = pieces.token(Field::kind);
  const std::string_view kind = there(written) ? text(written) : piece.is(Word::using_declaration) ? "using" : "var";
  std::size_t declarators = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) declarators += pieces[i].is(Word::variable_declarator) ? 1 : 0;
  NodeId first = no_node;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Piece part = pieces[i];
    if (part.is_token()) continue;
    if (!part.is(Word::variable_declarator)) {
      any(part, part.is(Word::error) ? Role::Item : role);
      continue;
    }
    const NodeId id = open_definition(Kind::VarDef, role,
                                      declarators == 1 ? without_semicolon(piece) : Range{piece.range().begin, part.range().end});
    if (first == no_node) first = id;
    builder_.set_op(id, kind);
    const Pieces inside(*this, part);
    for (std::size_t k = 0; k < inside.size(); ++k) this->part(inside[k], id, Kind::VarDef);
    builder_.close();
  }
  return first != no_node ? first : other(piece, role);
}

NodeId Lowering::jump(const Piece& piece, Role role, Kind kind) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(kind, role, piece.range());
  optional(pieces.at(Field::label), Role::Name);
  close(pieces);
  return id;
}

NodeId Lowering::labeled(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Labeled, role, piece.range());
  optional(pieces.at(Field::label), Role::Name);
  optional(pieces.at(Field::body), Role::Body);
  close(pieces);
  return id;
}

// An else-if is the outer If's otherwise, without the clause and the Block between.
NodeId Lowering::if_statement(const Piece& piece, Role role) {
  const std::size_t before = std::exchange(else_ifs_, 0);
  const NodeId id = builder_.open(Kind::If, role, piece.range());
  const Pieces pieces(*this, piece);
  if_head(pieces);
  if (const Piece otherwise = pieces.at(Field::alternative); there(otherwise)) {
    const Pieces inside(*this, otherwise);
    for (std::size_t i = 0; i < inside.size(); ++i) {
      const Piece part = inside[i];
      if (part.is(Word::if_statement)) {
        if (before < longest_chain) {
          else_ifs_ = before + 1;
          any(part, Role::Otherwise);
        } else {
          else_ifs_side_by_side(part);
        }
      } else if (!part.is_token()) {
        block(part, Role::Otherwise);
      }
    }
  }
  close(pieces);
  return id;
}

void Lowering::if_head(const Pieces& pieces) {
  if (const Piece condition = pieces.at(Field::condition); there(condition)) in_brackets(condition, Role::Condition);
  if (const Piece then = pieces.at(Field::consequence); there(then)) block(then, Role::Then);
}

// The rest of a chain that is too long to be nested: its ifs as the items of one Block.
void Lowering::else_ifs_side_by_side(Piece piece) {
  builder_.open(Kind::Block, Role::Otherwise, piece.range());
  while (there(piece)) {
    const Pieces pieces(*this, piece);
    const Piece otherwise = pieces.at(Field::alternative);
    const Range whole = piece.range();
    builder_.open(Kind::If, Role::Item, {whole.begin, there(otherwise) ? otherwise.range().begin : whole.end});
    if_head(pieces);
    builder_.close();
    piece = {};
    if (!there(otherwise)) break;
    const Pieces inside(*this, otherwise);
    for (std::size_t i = 0; i < inside.size(); ++i) {
      if (inside[i].is(Word::if_statement)) {
        piece = inside[i];
      } else if (!inside[i].is_token()) {
        block(inside[i], Role::Item);
      }
    }
  }
  builder_.close();
}

NodeId Lowering::for_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::For, role, piece.range());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is_token() || part.is(Word::error)) continue;
    if (part.field == Field::body) {
      block(part, Role::Body);
    } else if (!part.is(Word::empty_statement)) {
      const Role place = part.field == Field::initializer ? Role::Init
                         : part.field == Field::condition ? Role::Condition
                         : part.field == Field::increment ? Role::Update
                                                          : Role::Item;
      if (part.is(Word::expression_statement)) {
        const Pieces inside(*this, part);
        all(inside, place);
      } else {
        any(part, place);
      }
    }
  }
  close(pieces);
  return id;
}

NodeId Lowering::for_in(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::ForEach, role, piece.range());
  if (const Piece op = pieces.token(Field::operator_); there(op)) builder_.set_op(id, text(op));
  if (pieces.has(Word::token_await)) builder_.set_flag(id, Flag::Async);
  const Piece kind = pieces.token(Field::kind);
  const Piece left = pieces.at(Field::left);
  if (there(kind) && there(left)) {
    const NodeId target = builder_.open(Kind::VarDef, Role::Left, {kind.range().begin, left.range().end});
    builder_.set_op(target, text(kind));
    any(left, Role::Name);
    optional(pieces.at(Field::value), Role::Value);
    builder_.close();
  } else {
    optional(left, Role::Left);
  }
  optional(pieces.at(Field::right), Role::Right);
  if (const Piece body = pieces.at(Field::body); there(body)) block(body, Role::Body);
  close(pieces);
  return id;
}

// while, do and with: something in brackets and a body, in the order they are written.
NodeId Lowering::loop(const Piece& piece, Role role, Kind kind) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(kind, role, piece.range());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is_token() || part.is(Word::error)) continue;
    if (part.field == Field::body) {
      block(part, Role::Body);
    } else {
      in_brackets(part, kind == Kind::With ? Role::Item : Role::Condition);
    }
  }
  close(pieces);
  return id;
}

NodeId Lowering::switch_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Switch, role, piece.range());
  if (const Piece value = pieces.at(Field::value); there(value)) in_brackets(value, Role::Value);
  if (const Piece body = pieces.at(Field::body); there(body)) {
    const Pieces cases(*this, body);
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const Piece part = cases[i];
      if (part.is(Word::switch_case) || part.is(Word::switch_default)) {
        switch_case(part);
      } else if (!part.is_token()) {
        any(part, Role::Item);
      }
    }
  }
  close(pieces);
  return id;
}

// The statements of a case stand in its Block, those of `case 1: { … }` in one more.
NodeId Lowering::switch_case(const Piece& piece) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Case, Role::Item, piece.range());
  optional(pieces.at(Field::value), Role::Value);
  const Piece first = pieces.at(Field::body);
  const std::uint32_t end = piece.range().end;
  builder_.open(Kind::Block, Role::Body, {there(first) ? first.range().begin : end, end});
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].field == Field::body && !pieces[i].is_token()) any(pieces[i], Role::Item);
  }
  builder_.close();
  close(pieces);
  return id;
}

NodeId Lowering::try_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Try, role, piece.range());
  optional(pieces.at(Field::body), Role::Body);
  if (const Piece handler = pieces.at(Field::handler); there(handler)) catch_clause(handler);
  if (const Piece finalizer = pieces.at(Field::finalizer); there(finalizer)) {
    const Pieces inside(*this, finalizer);
    all(inside, Role::Finally);
  }
  close(pieces);
  return id;
}

NodeId Lowering::catch_clause(const Piece& piece) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Catch, Role::Item, piece.range());
  optional(pieces.at(Field::parameter), Role::Name);
  optional(pieces.at(Field::type), Role::Type);
  optional(pieces.at(Field::body), Role::Body);
  close(pieces);
  return id;
}

}  // namespace insight::engine::syntax::javascript
