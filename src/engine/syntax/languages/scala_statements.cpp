#include "engine/syntax/languages/scala_lowering.h"

#include <algorithm>

namespace insight::engine::syntax::scala {

NodeId block(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  // `f { x => … }`: the braces are its brackets.
  if (parts.size() == 1 && parts[0].is("lambda_expression") && holder_of(piece) == "call_expression") return to.any(parts[0], role);
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  for (const Piece& part : parts) to.statement(part);
  to.out.close();
  return id;
}

namespace {

void body(Lowering& to, const Piece& piece, Role role) {
  if (!piece) return;
  if (piece.is("block") || piece.is("indented_block") || (role == Role::Otherwise && piece.is("if_expression"))) {
    to.any(piece, role);
    return;
  }
  to.out.open(Kind::Block, role, piece.range());
  to.statement(piece);
  to.out.close();
}

// `{ case … }` behind `match` and `catch` is the cases; elsewhere a function of what it takes apart.
NodeId cases(Lowering& to, const Piece& piece, Role role) {
  if (const auto holder = holder_of(piece);
      holder == "match_expression" || holder == "catch_clause" || piece.is("indented_cases")) {
    to.all(piece, Role::Item);
    return no_node;
  }
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  to.out.open(Kind::Block, Role::Body, piece.range());
  to.out.open(Kind::Switch, Role::Item, piece.range());
  to.all(piece, Role::Item);
  to.out.close();
  to.out.close();
  to.out.close();
  return id;
}

NodeId case_clause(Lowering& to, const Piece& piece, Role role) {
  const Piece pattern = to.child(piece, "pattern");
  const bool catches = role == Role::Finally;  // asked for by catch_clause
  const NodeId id = to.out.open(catches ? Kind::Catch : Kind::Case, catches ? Role::Item : role, piece.range());
  if (catches && pattern && pattern.is("typed_pattern")) {
    to.any(to.child(pattern, "type"), Role::Type);
    to.any(to.child(pattern, "pattern"), Role::Name);
  } else if (pattern) {
    to.any(pattern, catches ? Role::Name : Role::Value);
  }
  if (const Piece guard = to.child_of_type(piece, "guard")) to.all(guard, Role::Condition);
  std::vector<Piece> parts;
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("guard") && (!pattern || part.node.id != pattern.node.id)) parts.push_back(part);
  }
  const Range at =
      parts.empty() ? Range{piece.range().end, piece.range().end} : Range{parts.front().range().begin, parts.back().range().end};
  to.out.set_end(id, at.end);
  to.out.open(Kind::Block, Role::Body, at);
  for (const Piece& part : parts) to.statement(part);
  to.out.close();
  to.out.close();
  return id;
}

NodeId try_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Try, role, piece.range());
  body(to, to.child(piece, "body"), Role::Body);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("catch_clause")) {
      for (const Piece& inner : to.pieces(part)) {
        for (const Piece& one : to.pieces(inner)) {
          if (one.is("case_clause")) case_clause(to, one, Role::Finally);
        }
      }
    }
    if (part.is("finally_clause")) body(to, to.pieces(part).empty() ? Piece{} : to.pieces(part).front(), Role::Finally);
  }
  to.out.set_end(id, end_without_brace(to, piece));
  to.out.close();
  return id;
}

NodeId if_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  to.any(to.child(piece, "condition"), Role::Condition);
  body(to, to.child(piece, "consequence"), Role::Then);
  body(to, to.child(piece, "alternative"), Role::Otherwise);
  to.out.close();
  return id;
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(piece.is("while_expression") ? Kind::While : Kind::DoWhile, role, piece.range());
  to.any(to.child(piece, "condition"), Role::Condition);
  body(to, to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

NodeId for_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  const auto yields = [](const Piece& part) { return part.is("yield"); };
  if (std::ranges::any_of(to.pieces(piece, true), yields)) to.out.set_flag(id, Flag::Generator);
  const Piece enumerators = to.child_of_type(piece, "enumerators");
  bool first = true;
  for (const Piece& one : enumerators ? to.pieces(enumerators) : std::vector<Piece>{}) {
    if (!one.is("enumerator") || !first) {
      to.any(one, Role::Item);
      continue;
    }
    first = false;
    Role next = Role::Left;
    for (const Piece& part : to.pieces(one)) {
      to.any(part, next);
      next = next == Role::Left ? Role::Right : Role::Item;
    }
  }
  body(to, to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

}  // namespace

void add_statements(Table& table) {
  table.special({"if_expression"}, if_expression);
  table.node({"match_expression"}, Kind::Switch).field("value", Role::Value);
  table.special({"case_block", "indented_cases"}, cases);
  table.special({"case_clause"}, case_clause);
  table.special({"try_expression"}, try_expression);
  table.special({"while_expression", "do_while_expression"}, loop);
  table.special({"for_expression"}, for_expression);
  table.node({"return_expression"}, Kind::Return).rest(Role::Value);
  table.node({"throw_expression"}, Kind::Throw).rest(Role::Value);
}

}  // namespace insight::engine::syntax::scala
