// PHP's statements.
#include "engine/syntax/languages/common_shapes.h"
#include "engine/syntax/languages/php_lowering.h"

namespace insight::engine::syntax::php {
namespace {

// `<?= e ?>`
bool is_behind_echo_tag(Lowering& to, const Piece& piece) {
  const std::string_view before = to.out.source().substr(0, piece.range().begin);
  const std::size_t last = before.find_last_not_of(" \t\r\n");
  return last != std::string_view::npos && before.substr(0, last + 1).ends_with("<?=");
}

// From the tag on.
NodeId echo_of(Lowering& to, const Piece& piece, Role role) {
  const std::string_view before = to.out.source().substr(0, piece.range().begin);
  Range at{static_cast<std::uint32_t>(before.rfind("<?=")), piece.range().end};
  const NodeId statement = to.out.open(Kind::ExprStatement, role, at);
  if (to.text(piece).ends_with(';')) --at.end;
  to.out.open(Kind::Call, Role::Value, at);
  to.out.leaf(Kind::Identifier, Role::Callee, {at.begin, at.begin + 3}, "echo");
  for (const Piece& part : to.pieces(piece)) to.any(part, Role::Item);
  to.out.close();
  to.out.close();
  return statement;
}

NodeId expression_statement(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (!parts.empty() && parts.front().is("throw_expression")) {
    const NodeId id = to.out.open(Kind::Throw, role, piece.range());
    to.all(parts.front(), Role::Value);
    to.out.close();
    return id;
  }
  if (is_behind_echo_tag(to, piece)) return echo_of(to, piece, role);
  const NodeId id = to.out.open(Kind::ExprStatement, role, piece.range());
  for (const Piece& part : parts) to.any(part, Role::Value);
  to.out.close();
  return id;
}

// `elseif` and `else` stand beside each other in the grammar, within each other in the tree.
NodeId if_from(Lowering& to, const Piece& head, const std::vector<Piece>& rest, std::size_t next, std::uint32_t end, Role role) {
  const NodeId id = to.out.open(Kind::If, role, {head.range().begin, end});
  to.any(to.child(head, "condition"), Role::Condition);
  to.block(to.child(head, "body"), Role::Then);
  if (next < rest.size()) {
    if (rest[next].is("else_if_clause")) {
      const Nesting nesting(to.depth());
      if_from(to, rest[next], rest, next + 1, end, Role::Otherwise);
    } else {
      to.block(to.child(rest[next], "body"), Role::Otherwise);
    }
  }
  to.out.close();
  return id;
}

NodeId if_statement(Lowering& to, const Piece& piece, Role role) {
  std::vector<Piece> rest;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("else_if_clause") || part.is("else_clause")) rest.push_back(part);
  }
  return if_from(to, piece, rest, 0, piece.range().end, role);
}

// The `$v` of `&$v`.
bool by_reference(Lowering& to, const Piece& target, Role role) {
  if (!target.is("by_ref")) {
    to.any(target, role);
    return false;
  }
  for (const Piece& part : to.pieces(target)) to.any(part, role);
  return true;
}

// What is gone through by reference is Computed.
NodeId for_each(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  bool refers = false;
  const Piece body = to.child(piece, "body");
  Role next = Role::Right;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field != 0) continue;
    if (part.is("pair")) {
      to.out.open(Kind::Tuple, next, part.range());
      for (const Piece& item : to.pieces(part)) refers = by_reference(to, item, Role::Item) || refers;
      to.out.close();
    } else {
      refers = by_reference(to, part, next) || refers;
    }
    next = Role::Left;
  }
  if (body) to.block(body, Role::Body);
  if (refers) to.out.set_flag(id, Flag::Computed);
  to.out.close();
  return id;
}

NodeId switch_case(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  const Piece value = piece.is("case_statement") ? to.child(piece, "value") : Piece{};
  if (value) to.any(value, Role::Value);
  std::vector<Piece> body;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == 0) body.push_back(part);
  }
  to.body_of(piece, body);
  to.out.close();
  return id;
}

NodeId catch_clause(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  const Piece type = to.child(piece, "type");
  const auto types = type ? to.pieces(type) : std::vector<Piece>{};
  if (types.size() > 1) to.out.set_text(to.out.open(Kind::Type, Role::Type, type.range()), "|");
  for (const Piece& one : types) to.any(one, types.size() > 1 ? Role::Item : Role::Type);
  if (types.size() > 1) to.out.close();
  if (const Piece name = to.child(piece, "name")) to.any(name, Role::Name);
  to.any(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

}  // namespace

void add_statements(Table& table) {
  table.special({"expression_statement"}, expression_statement);
  table.node({"return_statement"}, Kind::Return).rest(Role::Value);
  table.node({"break_statement", "goto_statement"}, Kind::Break).rest(Role::Name);
  table.node({"continue_statement"}, Kind::Continue).rest(Role::Name);
  table.node({"named_label_statement"}, Kind::Labeled).rest(Role::Name);
  table.node({"empty_statement"}, Kind::Empty);
  table.special({"if_statement"}, if_statement);
  table.node({"while_statement"}, Kind::While).field("condition", Role::Condition).block("body");
  table.node({"do_statement"}, Kind::DoWhile).field("condition", Role::Condition).block("body");
  table.node({"for_statement"}, Kind::For)
      .field("initialize", Role::Init)
      .field("condition", Role::Condition)
      .field("update", Role::Update)
      .block("body");
  table.special({"foreach_statement"}, for_each);
  table.node({"switch_statement"}, Kind::Switch).field("condition", Role::Value);
  table.lift({"switch_block", "declare_statement"});
  table.special({"case_statement", "default_statement"}, switch_case);
  table.node({"try_statement"}, Kind::Try).field("body", Role::Body);
  table.special({"catch_clause"}, catch_clause);
  table.special({"finally_clause"}, finally_clause);
  table.node({"global_declaration"}, Kind::Global).op("global");
}

}  // namespace insight::engine::syntax::php
