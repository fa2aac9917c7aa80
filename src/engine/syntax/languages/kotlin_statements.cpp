#include "engine/syntax/languages/kotlin_lowering.h"

namespace insight::engine::syntax::kotlin {

namespace {

NodeId block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  for (const Piece& part : to.pieces(piece)) to.statement(part);
  to.out.close();
  return id;
}

// A branch's or loop's body: a block, or the one statement it is.
void body(Lowering& to, const Piece& piece, Role role) {
  if (piece.is("block") || (role == Role::Otherwise && piece.is("if_expression"))) {
    to.any(piece, role);
    return;
  }
  to.out.open(Kind::Block, role, piece.range());
  to.statement(piece);
  to.out.close();
}

NodeId if_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  const Piece condition = to.child(piece, "condition");
  to.any(condition, Role::Condition);
  Role next = Role::Then;
  bool past = false;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is(")")) past = true;
    if (part.is("else")) next = Role::Otherwise;
    if (past && part.field == 0 && part.is_named()) body(to, part, next);
  }
  to.out.close();
  return id;
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(piece.is("while_statement") ? Kind::While : Kind::DoWhile, role, piece.range());
  const Piece condition = to.child(piece, "condition");
  if (condition) to.any(condition, Role::Condition);
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == 0 && !part.is("label")) body(to, part, Role::Body);
  }
  to.out.close();
  return id;
}

NodeId for_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  Role next = Role::Left;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("annotation") || part.is("label")) continue;
    if (next == Role::Body) {
      body(to, part, next);
    } else {
      to.any(part, next);
    }
    next = next == Role::Left ? Role::Right : Role::Body;
  }
  to.out.close();
  return id;
}

// `when (val s = x)` declares s.
NodeId when_subject(Lowering& to, const Piece& piece, Role role) {
  const Piece declared = to.child_of_type(piece, "variable_declaration");
  const auto parts = to.pieces(piece);
  if (!declared || parts.size() < 2) {
    to.all(piece, role);
    return no_node;
  }
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  for (const Piece& one : to.pieces(declared)) to.any(one, is_type(one) ? Role::Type : Role::Name);
  to.any(parts.back(), Role::Value);
  to.out.close();
  return id;
}

NodeId when(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Switch, role, piece.range());
  for (const Piece& part : to.pieces(piece)) to.any(part, part.is("when_subject") ? Role::Value : Role::Item);
  to.out.close();
  return id;
}

NodeId when_entry(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  const TSFieldId condition = to.child(piece, "condition").field;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == condition) {
      to.any(part, Role::Value);
    } else {
      body(to, part, Role::Body);
    }
  }
  to.out.close();
  return id;
}

NodeId catch_block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("annotation")) continue;
    to.any(part, part.is("identifier") ? Role::Name : part.is("block") ? Role::Body : Role::Type);
  }
  to.out.close();
  return id;
}

NodeId try_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Try, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("finally_block")) {
      to.all(part, Role::Finally);
    } else {
      to.any(part, part.is("block") ? Role::Body : Role::Item);
    }
  }
  to.out.close();
  return id;
}

}  // namespace

void add_statements(Table& table) {
  table.special({"block"}, block);
  table.special({"if_expression"}, if_expression);
  table.special({"when_expression"}, when);
  table.special({"when_subject"}, when_subject);
  table.special({"when_entry"}, when_entry);
  table.special({"while_statement", "do_while_statement"}, loop);
  table.special({"for_statement"}, for_statement);
  table.special({"try_expression"}, try_expression);
  table.special({"catch_block"}, catch_block);
  table.node({"return_expression"}, Kind::Return).rest(Role::Value).field("label", Role::Name);
  table.node({"throw_expression"}, Kind::Throw).rest(Role::Value);
}

}  // namespace insight::engine::syntax::kotlin
