#include "engine/syntax/languages/long_chain.h"
#include "engine/syntax/languages/python_lowering.h"

namespace insight::engine::syntax::python {

NodeId Lowering::block(const Piece& piece, Role role) {
  return items(piece, Kind::Block, role);
}

// The block of an else, except or finally clause.
void Lowering::clause_body(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is(Word::block)) {
      block(pieces[i], role);
    } else if (!pieces[i].is_token()) {
      any(pieces[i], Role::Item);
    }
  }
}

NodeId Lowering::expression_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const bool single =
      pieces.size() == 1 && !(text(piece).ends_with(',') && pieces[0].range().end < piece.range().end);  // `x,` is a tuple
  if (single && pieces[0].is(Word::assignment) && there(Pieces(*this, pieces[0].node).at(Field::type)))
    return assignment(pieces[0], role);
  const NodeId id = builder_.open(Kind::ExprStatement, role, piece.range());
  if (single) {
    any(pieces[0], Role::Value);
  } else {
    builder_.open(Kind::Tuple, Role::Value, piece.range());
    all(pieces, Role::Item);
    builder_.close();
  }
  builder_.close();
  return id;
}

NodeId Lowering::command(const Piece& piece, Role role, std::string_view function) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::ExprStatement, role, piece.range());
  builder_.open(Kind::Call, Role::Value, piece.range());
  const std::uint32_t begin = piece.range().begin;
  const Range word{begin, begin + static_cast<std::uint32_t>(function.size())};
  builder_.name(Role::Callee, word, text(word));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is_token() && std::string_view(ts_node_type(pieces[i].node)) != "chevron")
      any(pieces[i], Role::Item);  // where it is printed is no argument
  }
  builder_.close();
  builder_.close();
  return id;
}

NodeId Lowering::raise(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Throw, role, piece.range());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is_token()) any(pieces[i], pieces[i].field == Field::cause ? Role::Otherwise : Role::Value);
  }
  builder_.close();
  return id;
}

NodeId Lowering::assertion(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Assert, role, piece.range());
  Role next = Role::Condition;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is_token()) continue;
    any(pieces[i], next);
    next = Role::Value;
  }
  builder_.close();
  return id;
}

NodeId Lowering::deletion(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Delete, role, piece.range());
  if (pieces.size() == 1 && pieces[0].is(Word::expression_list)) {
    arguments(pieces[0], Role::Item);
  } else {
    all(pieces, Role::Item);
  }
  builder_.close();
  return id;
}

NodeId Lowering::scope(const Piece& piece, Role role, std::string_view op) {
  const NodeId id = items(piece, Kind::Global, role);
  builder_.set_op(id, op);
  return id;
}

// `elif` after `elif` is flat in the grammar but nests in the tree; beyond longest_chain the rest stand side by side in one Block.
NodeId Lowering::if_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const Range whole = piece.range();
  const NodeId id = builder_.open(Kind::If, role, whole);
  optional(pieces.at(Field::condition), Role::Condition);
  optional(pieces.at(Field::consequence), Role::Then);

  std::size_t opened = 0;
  bool flat = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is(Word::else_clause)) {
      clause_body(part, Role::Otherwise);
    } else if (part.is(Word::elif_clause)) {
      if (opened == longest_chain && !flat) {
        builder_.open(Kind::Block, Role::Otherwise, {part.range().begin, whole.end});
        flat = true;
      }
      builder_.open(Kind::If, flat ? Role::Item : Role::Otherwise, flat ? part.range() : Range{part.range().begin, whole.end});
      const Pieces inside(*this, part.node);
      optional(inside.at(Field::condition), Role::Condition);
      optional(inside.at(Field::consequence), Role::Then);
      if (flat) {
        close(inside);
      } else {
        ++opened;
      }
    }
  }
  if (flat) builder_.close();
  for (; opened > 0; --opened) builder_.close();
  close(pieces);
  return id;
}

NodeId Lowering::for_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::ForEach, role, piece.range());
  builder_.set_op(id, "in");
  if (pieces.has(Word::token_async_)) builder_.set_flag(id, Flag::Async);
  optional(pieces.at(Field::left), Role::Left);
  optional(pieces.at(Field::right), Role::Right);
  optional(pieces.at(Field::body), Role::Body);
  const Piece otherwise = pieces.at(Word::else_clause);
  if (there(otherwise)) clause_body(otherwise, Role::Otherwise);
  close(pieces);
  return id;
}

NodeId Lowering::while_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::While, role, piece.range());
  optional(pieces.at(Field::condition), Role::Condition);
  optional(pieces.at(Field::body), Role::Body);
  const Piece otherwise = pieces.at(Word::else_clause);
  if (there(otherwise)) clause_body(otherwise, Role::Otherwise);
  close(pieces);
  return id;
}

NodeId Lowering::try_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Try, role, piece.range());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    switch (part.word) {
      case Word::block:
        block(part, Role::Body);
        break;
      case Word::except_clause:
        except(part);
        break;
      case Word::else_clause:
        clause_body(part, Role::Otherwise);
        break;
      case Word::finally_clause:
        clause_body(part, Role::Finally);
        break;
      default:
        break;
    }
  }
  close(pieces);
  return id;
}

// `except E as e`, `except E, e` of Python 2, `except* E`. The name stands in a field of its own or inside an as_pattern.
NodeId Lowering::except(const Piece& piece) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Catch, Role::Item, piece.range());
  if (text(piece).substr(0, 8).ends_with('*') || pieces.has(Word::token_star)) builder_.set_op(id, "*");
  Role next = Role::Type;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is_token()) continue;
    if (part.is(Word::block)) {
      block(part, Role::Body);
    } else if (part.is(Word::as_pattern)) {
      const Pieces inside(*this, part.node);
      for (std::size_t j = 0; j < inside.size(); ++j) {
        if (!inside[j].is_token()) any(inside[j], inside[j].field == Field::alias ? Role::Name : Role::Type);
      }
    } else if (part.field == Field::alias) {
      any(part, Role::Name);
    } else if (part.field == Field::value) {
      any(part, next);
      next = Role::Name;
    }
  }
  close(pieces);
  return id;
}

NodeId Lowering::with_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const bool waits = pieces.has(Word::token_async_);
  const NodeId id = builder_.open(Kind::With, role, piece.range());
  if (waits) builder_.set_flag(id, Flag::Async);
  std::vector<Piece> items;
  if (const Piece clause = pieces.at(Word::with_clause); there(clause)) with_items(clause, items);
  std::size_t inner = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) {
      const Range rest{items[i].range().begin, piece.range().end};
      builder_.open(Kind::Block, Role::Body, rest);
      const NodeId next = builder_.open(Kind::With, Role::Item, rest);
      if (waits) builder_.set_flag(next, Flag::Async);
      ++inner;
    }
    with_item(items[i]);
  }
  optional(pieces.at(Field::body), Role::Body);
  for (; inner > 0; --inner) {
    builder_.close();
    builder_.close();
  }
  close(pieces);
  return id;
}

// The items, also those in brackets, which the grammar may take for a tuple.
void Lowering::with_items(const Piece& piece, std::vector<Piece>& items) {
  const Nesting nesting(depth_);
  const Pieces pieces(*this, piece.node);
  const bool holds = piece.is(Word::with_clause) || piece.is(Word::with_item) ||
                     ((piece.is(Word::tuple) || piece.is(Word::parenthesized_expression)) && pieces.has(Word::as_pattern));
  if (!holds) return items.push_back(piece);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is_token()) with_items(pieces[i], items);
  }
}

// A bare expression or `value as target`.
void Lowering::with_item(const Piece& piece) {
  if (piece.is(Word::as_pattern)) {
    const Pieces pieces(*this, piece.node);
    builder_.open(Kind::Assign, Role::Item, piece.range());
    optional(pieces.at(Field::alias), Role::Left);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (!pieces[i].is_token() && pieces[i].field != Field::alias && !pieces[i].is(Word::error)) any(pieces[i], Role::Right);
    }
    return close(pieces);
  }
  any(piece, Role::Item);
}

}  // namespace insight::engine::syntax::python
