#include "engine/syntax/languages/python_lowering.h"

namespace insight::engine::syntax::python {
namespace {

constexpr std::size_t longest_dotted_name = 64;  // flat in the grammar, nested in the tree

}  // namespace

NodeId Lowering::match_statement(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Switch, role, piece.range());
  std::vector<Piece> subjects;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].field == Field::subject && !pieces[i].is_token()) subjects.push_back(pieces[i]);
  }
  if (subjects.size() == 1) {
    any(subjects[0], Role::Value);
  } else if (!subjects.empty()) {
    builder_.open(Kind::Tuple, Role::Value, {subjects.front().range().begin, subjects.back().range().end});
    for (const Piece& subject : subjects) any(subject, Role::Item);
    builder_.close();
  }
  const Piece body = pieces.at(Field::body);
  if (there(body)) {
    const Pieces cases(*this, body.node);
    for (std::size_t i = 0; i < cases.size(); ++i) {
      if (cases[i].is(Word::case_clause)) {
        case_clause(cases[i]);
      } else if (!cases[i].is_token()) {
        any(cases[i], Role::Item);
      }
    }
  }
  close(pieces);
  return id;
}

NodeId Lowering::case_clause(const Piece& piece) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Case, Role::Item, piece.range());
  std::vector<Piece> patterns;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is(Word::case_pattern)) patterns.push_back(pieces[i]);
  }
  const Piece guard = pieces.at(Field::guard);
  if (patterns.size() > 1) {
    builder_.open(Kind::Tuple, Role::Value, {patterns.front().range().begin, patterns.back().range().end});
    for (const Piece& pattern : patterns) any(pattern, Role::Item);
    builder_.close();
  } else if (!patterns.empty() && (there(guard) || text(patterns[0]) != "_")) {
    case_value(patterns[0]);
  }
  if (there(guard)) {
    const Pieces inside(*this, guard.node);
    all(inside, Role::Condition);
  }
  optional(pieces.at(Field::consequence), Role::Body);
  close(pieces);
  return id;
}

// `A | B` at the top gives two values.
void Lowering::case_value(const Piece& piece) {
  const Pieces pieces(*this, piece.node);
  if (pieces.size() == 1 && pieces[0].is(Word::union_pattern)) {
    const Pieces alternatives(*this, pieces[0].node);
    return all(alternatives, Role::Value);
  }
  any(piece, Role::Value);
}

NodeId Lowering::case_pattern(const Piece& piece, Role role) {
  if (piece.is(Word::token_underscore)) return builder_.name(role, piece.range(), text(piece));
  if (piece.is(Word::class_pattern)) return class_pattern(piece, role);
  if (piece.is(Word::dict_pattern)) return dict_pattern(piece, role);
  if (!piece.is(Word::case_pattern)) return other(piece, role);  // complex numbers, alternatives deeper inside

  const Pieces pieces(*this, piece.node);
  if (pieces.size() == 1 && pieces[0].is(Word::as_pattern)) {
    const Pieces inside(*this, pieces[0].node);
    const Piece target = inside.at(Word::identifier);
    const NodeId id = builder_.open(Kind::Walrus, role, piece.range());
    optional(target, Role::Left);
    optional(inside.at(Word::case_pattern), Role::Right);
    close(inside);
    return id;
  }
  if (pieces.size() == 2 && pieces[0].is(Word::token_minus)) return negative(pieces[0], pieces[1], role);
  return pieces.size() == 1 ? any(pieces[0], role) : other(piece, role);
}

NodeId Lowering::class_pattern(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Call, role, piece.range());
  bool first = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is_token()) continue;
    any(pieces[i], first ? Role::Callee : Role::Item);
    first = false;
  }
  builder_.close();
  return id;
}

NodeId Lowering::dict_pattern(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  const NodeId id = builder_.open(Kind::Dict, role, piece.range());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    const bool is_key = part.field == Field::key && i + 1 < pieces.size();
    std::size_t value = i + 1;
    while (is_key && value < pieces.size() && pieces[value].field != Field::value) ++value;
    if (is_key && value < pieces.size() && !part.is_token()) {
      builder_.open(Kind::Pair, Role::Item, {part.range().begin, pieces[value].range().end});
      any(part, Role::Key);
      any(pieces[value], Role::Value);
      builder_.close();
      i = value;
    } else if (!part.is_token()) {
      any(part, Role::Item);
    }
  }
  builder_.close();
  return id;
}

NodeId Lowering::dotted(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece.node);
  if (pieces.size() == 1) return any(pieces[0], role);
  if (pieces.size() == 0 || pieces.size() > longest_dotted_name) return other(piece, role);
  NodeId outer = no_node;
  const std::uint32_t begin = piece.range().begin;
  for (std::size_t i = pieces.size() - 1; i > 0; --i) {
    const NodeId id = builder_.open(Kind::Dot, outer == no_node ? role : Role::Object, {begin, pieces[i].range().end});
    if (outer == no_node) outer = id;
  }
  any(pieces[0], Role::Object);
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    any(pieces[i], Role::Name);
    builder_.close();
  }
  return outer;
}

}  // namespace insight::engine::syntax::python
