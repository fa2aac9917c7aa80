#include "engine/syntax/languages/common_shapes.h"
#include "engine/syntax/languages/csharp_lowering.h"

namespace insight::engine::syntax::csharp {

namespace {

NodeId catch_clause(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  if (const Piece declaration = to.child_of_type(piece, "catch_declaration")) {
    to.any(to.child(declaration, "type"), Role::Type);
    if (const Piece name = to.child(declaration, "name")) to.any(name, Role::Name);
  }
  to.any(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

NodeId for_each(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  if (to.pieces(piece, true).front().is("await")) to.out.set_flag(id, Flag::Async);
  const Piece type = to.child(piece, "type");
  const Piece left = to.child(piece, "left");
  if (type) {
    to.out.open(Kind::VarDef, Role::Left, {type.range().begin, left.range().end});
    to.any(type, Role::Type);
    to.any(left, Role::Name);
    to.out.close();
  } else {
    to.any(left, Role::Left);
  }
  to.any(to.child(piece, "right"), Role::Right);
  to.block(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

// `using (…) …`, `lock (…) …`, `unsafe …`: what is held, then what is done.
NodeId with(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::With, role, piece.range());
  to.out.set_op(id, to.pieces(piece, true).front().type());
  const auto parts = to.pieces(piece);
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) to.any(parts[i], Role::Item);
  to.block(parts.back(), Role::Body);
  to.out.close();
  return id;
}

NodeId switch_section(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  if (piece.is("switch_expression_arm")) to.out.set_flag(id, Flag::Arrow);
  std::vector<Piece> body;
  bool label = true;
  for (const Piece& part : to.pieces(piece, true)) {
    if (!part.is_named()) {
      if (part.is(":") || part.is("=>")) label = false;
      continue;
    }
    if (label) {
      to.any(part, part.is("when_clause") ? Role::Condition : Role::Value);
    } else {
      body.push_back(part);
    }
  }
  to.body_of(piece, body);
  to.out.close();
  return id;
}

}  // namespace

void add_statements(Table& table) {
  table.node({"expression_statement"}, Kind::ExprStatement).rest(Role::Value);
  table.node({"return_statement"}, Kind::Return).rest(Role::Value);
  table.node({"yield_statement"}, Kind::Yield).rest(Role::Value);
  table.node({"break_statement", "goto_statement"}, Kind::Break).rest(Role::Name);
  table.node({"continue_statement"}, Kind::Continue);
  table.node({"labeled_statement"}, Kind::Labeled);
  table.node({"empty_statement"}, Kind::Empty);
  table.node({"if_statement"}, Kind::If)
      .field("condition", Role::Condition)
      .block("consequence", Role::Then)
      .block("alternative", Role::Otherwise);
  table.node({"while_statement"}, Kind::While).field("condition", Role::Condition).block("body");
  table.node({"do_statement"}, Kind::DoWhile).field("condition", Role::Condition).block("body");
  table.node({"for_statement"}, Kind::For)
      .field("initializer", Role::Init)
      .field("condition", Role::Condition)
      .field("update", Role::Update)
      .block("body");
  table.special({"foreach_statement"}, for_each);
  table.special({"using_statement", "lock_statement", "fixed_statement", "unsafe_statement", "checked_statement"}, with);
  table.node({"switch_statement"}, Kind::Switch).field("value", Role::Value);
  table.special({"switch_section", "switch_expression_arm"}, switch_section);
  table.node({"try_statement"}, Kind::Try).field("body", Role::Body);
  table.special({"catch_clause"}, catch_clause);
  table.special({"finally_clause"}, finally_clause);
}

}  // namespace insight::engine::syntax::csharp
