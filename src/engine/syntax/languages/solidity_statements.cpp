// Solidity: statements, and those of assembly.
#include <algorithm>
#include <vector>

#include "engine/syntax/languages/solidity_lowering.h"

namespace insight::engine::syntax::solidity {
namespace {

NodeId if_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  to.any(to.child(piece, "condition"), Role::Condition);
  Role next = Role::Then;
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("statement")) continue;
    const Piece inner = bare(to, part);
    if (next == Role::Otherwise && inner.is("if_statement")) {
      to.any(inner, next);
    } else {
      block(to, inner, next);
    }
    next = Role::Otherwise;
  }
  to.out.close();
  return id;
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const bool body_first = piece.is("do_while_statement");
  const NodeId id = to.out.open(body_first ? Kind::DoWhile : Kind::While, role, piece.range());
  if (body_first) block(to, to.child(piece, "body"), Role::Body);
  to.any(to.child(piece, "condition"), Role::Condition);
  if (!body_first) block(to, to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

NodeId for_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::For, role, piece.range());
  for (const auto& [field, part_role] : {std::pair{"initial", Role::Init}, std::pair{"condition", Role::Condition}}) {
    const Piece part = to.child(piece, field);
    if (!part || !part.is_named()) continue;
    const auto inner = to.pieces(part);
    if (part.is("expression_statement") && inner.size() == 1) {
      to.any(inner[0], part_role);
    } else {
      to.any(part, part_role);
    }
  }
  if (const Piece update = to.child(piece, "update")) to.any(update, Role::Update);
  block(to, to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

// `emit E(a)`
NodeId emit(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, "emit");
  const Piece name = to.child(piece, "name");
  to.out.open(Kind::Call, Role::Value, {name.range().begin, piece.range().end});
  to.any(name, Role::Callee);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("call_argument")) to.any(part, Role::Item);
  }
  to.out.close();
  to.out.close();
  return id;
}

// `revert("why")`, `revert E(a)`: a call of revert, as where it stands in an expression.
NodeId revert(Lowering& to, const Piece& piece, Role role) {
  const Piece error = to.child(piece, "error");
  const Piece list = to.child_of_type(piece, "revert_arguments");
  const Range word{piece.range().begin, std::min(piece.range().begin + 6, piece.range().end)};
  const NodeId id = to.out.open(Kind::ExprStatement, role, piece.range());
  to.out.open(Kind::Call, Role::Value, piece.range());
  to.out.name(Role::Callee, word, "revert");
  if (error && list) to.out.open(Kind::Call, Role::Item, {error.range().begin, list.range().end});
  if (error) to.any(error, list ? Role::Callee : Role::Item);
  if (list) to.all(list, Role::Item);
  if (error && list) to.out.close();
  to.out.close();
  to.out.close();
  return id;
}

NodeId block_statement(Lowering& to, const Piece& piece, Role role) {
  const Piece word = to.child_of_type(piece, "unchecked");
  const NodeId id = to.out.open(word ? Kind::Other : Kind::Block, role, piece.range());
  if (word) {
    to.out.set_text(id, "unchecked");
    to.out.open(Kind::Block, Role::Body, {word.range().end, piece.range().end});
  }
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("unchecked")) to.any(part, Role::Item);
  }
  if (word) to.out.close();
  to.out.close();
  return id;
}

NodeId try_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Try, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("catch_clause")) {
      to.any(part, Role::Item);
    } else {
      to.any(part, part.is("block_statement") ? Role::Body : Role::Init);
    }
  }
  to.out.close();
  return id;
}

// `catch Error(string memory why) {…}`
NodeId catch_clause(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  std::vector<Piece> caught = to.pieces(piece);
  const Piece body = to.child(piece, "body");
  std::erase_if(caught, [&](const Piece& one) { return one.is("block_statement"); });
  if (!caught.empty()) {
    to.out.open(Kind::Tuple, Role::Type, {caught.front().range().begin, caught.back().range().end});
    for (const Piece& part : caught) to.any(part, Role::Item);
    to.out.close();
  }
  if (body) to.any(body, Role::Body);
  to.out.close();
  return id;
}

NodeId assembly(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, "assembly");
  std::uint32_t begin = piece.range().begin;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("{")) begin = part.range().begin;
  }
  to.out.open(Kind::Block, Role::Body, {begin, piece.range().end});
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("assembly_flags")) to.statement(part);
  }
  to.out.close();
  to.out.close();
  return id;
}

NodeId yul_block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  for (const Piece& part : to.pieces(piece)) to.statement(part);
  to.out.close();
  return id;
}

// `let a, b := f()`, `a := f()`
NodeId yul_assignment(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const auto sign = std::ranges::find_if(tokens, [](const Piece& one) { return one.is(":=") || one.is("="); });
  std::vector<Piece> left;
  for (auto at = tokens.begin(); at != sign; ++at) {
    if (at->is_named()) left.push_back(*at);
  }
  const bool declares = piece.is("yul_variable_declaration");
  const NodeId id = to.out.open(declares ? Kind::VarDef : Kind::Assign, role, piece.range());
  const Role target = declares ? Role::Name : Role::Left;
  if (left.size() > 1) to.out.open(Kind::Tuple, target, {left.front().range().begin, left.back().range().end});
  for (const Piece& one : left) to.any(one, left.size() > 1 ? Role::Item : target);
  if (left.size() > 1) to.out.close();
  for (auto at = sign; at != tokens.end(); ++at) {
    if (at->is_named()) to.any(*at, declares ? Role::Value : Role::Right);
  }
  to.out.close();
  return id;
}

NodeId yul_if(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::If, Role::Condition, Role::Then);
}

}  // namespace

// What stands in the wrappers that the grammar puts around statements and expressions.
Piece bare(Lowering& to, Piece piece) {
  while (piece && (piece.is("statement") || piece.is("expression"))) {
    const auto inner = to.pieces(piece);
    if (inner.size() != 1) break;
    piece = inner.front();
  }
  return piece;
}

// A statement as a Block; a block as itself.
void block(Lowering& to, const Piece& piece, Role role) {
  if (!piece) return;
  const Piece inner = bare(to, piece);
  const bool is_block = inner.is("block_statement");
  if (!is_block) to.out.open(Kind::Block, role, inner.range());
  to.any(inner, is_block ? role : Role::Item);
  if (!is_block) to.out.close();
}

void add_statements(Table& table) {
  table.special({"block_statement"}, block_statement);
  table.node({"expression_statement"}, Kind::ExprStatement).rest(Role::Value);
  table.node({"return_statement"}, Kind::Return).rest(Role::Value);
  table.node({"break_statement", "yul_break", "yul_leave"}, Kind::Break);
  table.node({"continue_statement", "yul_continue"}, Kind::Continue);
  table.special({"if_statement"}, if_statement);
  table.special({"while_statement", "do_while_statement"}, loop);
  table.special({"for_statement"}, for_statement);
  table.special({"emit_statement"}, emit);
  table.special({"revert_statement"}, revert);
  table.special({"try_statement"}, try_statement);
  table.special({"catch_clause"}, catch_clause);
  table.special({"assembly_statement"}, assembly);
  table.special({"yul_block"}, yul_block);
  table.special({"yul_variable_declaration", "yul_assignment"}, yul_assignment);
  table.special({"yul_if_statement"}, yul_if);
}

}  // namespace insight::engine::syntax::solidity
