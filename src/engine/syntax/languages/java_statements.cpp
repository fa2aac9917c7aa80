#include "engine/syntax/languages/common_shapes.h"
#include "engine/syntax/languages/java_lowering.h"

namespace insight::engine::syntax::java {

namespace {

NodeId catch_clause(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  const Piece parameter = to.child_of_type(piece, "catch_formal_parameter");
  if (const Piece type = parameter ? to.child_of_type(parameter, "catch_type") : Piece{}) {
    const auto types = to.pieces(type);
    if (types.size() > 1) to.out.set_text(to.out.open(Kind::Type, Role::Type, type.range()), "|");
    to.all(type, types.size() > 1 ? Role::Item : Role::Type);
    if (types.size() > 1) to.out.close();
  }
  if (parameter) to.any(to.child(parameter, "name"), Role::Name);
  to.any(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

NodeId for_each(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  const Piece type = to.child(piece, "type");
  const Piece name = to.child(piece, "name");
  to.out.open(Kind::VarDef, Role::Left, {type.range().begin, name.range().end});
  to.any(type, Role::Type);
  to.any(name, Role::Name);
  to.out.close();
  to.any(to.child(piece, "value"), Role::Right);
  to.block(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

// `T x` of a pattern declares x; `_` alone nothing.
NodeId named_pattern(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() != 2) return to.other(piece, role);
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  to.any(parts[0], Role::Type);
  to.any(parts[1], Role::Name);
  to.out.close();
  return id;
}

// `case a: case b: …` and `case a -> …`: the values, then a Block of what is done.
NodeId switch_case(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  if (piece.is("switch_rule")) to.out.set_flag(id, Flag::Arrow);
  std::vector<Piece> body;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("switch_label")) {
      for (const Piece& asked : to.pieces(part)) {
        if (asked.is("guard")) {
          to.all(asked, Role::Condition);
        } else {
          to.any(asked, Role::Value);
        }
      }
    } else {
      body.push_back(part);
    }
  }
  to.body_of(piece, body);
  to.out.close();
  return id;
}

NodeId assertion(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Assert, role, piece.range());
  Role next = Role::Condition;
  for (const Piece& part : to.pieces(piece)) {
    to.any(part, next);
    next = Role::Value;
  }
  to.out.close();
  return id;
}

}  // namespace

void add_statements(Table& table) {
  table.node({"expression_statement"}, Kind::ExprStatement).rest(Role::Value);
  table.node({"return_statement"}, Kind::Return).rest(Role::Value);
  table.node({"throw_statement"}, Kind::Throw).rest(Role::Value);
  table.node({"yield_statement"}, Kind::Yield).rest(Role::Value);
  table.node({"break_statement"}, Kind::Break).rest(Role::Name);
  table.node({"continue_statement"}, Kind::Continue).rest(Role::Name);
  table.node({"labeled_statement"}, Kind::Labeled);
  table.node({"if_statement"}, Kind::If)
      .field("condition", Role::Condition)
      .block("consequence", Role::Then)
      .block("alternative", Role::Otherwise);
  table.node({"while_statement"}, Kind::While).field("condition", Role::Condition).block("body");
  table.node({"do_statement"}, Kind::DoWhile).field("condition", Role::Condition).block("body");
  table.node({"for_statement"}, Kind::For)
      .field("init", Role::Init)
      .field("condition", Role::Condition)
      .field("update", Role::Update)
      .block("body");
  table.special({"enhanced_for_statement"}, for_each);
  table.node({"synchronized_statement"}, Kind::With).field("body", Role::Body);
  table.node({"switch_expression"}, Kind::Switch).field("condition", Role::Value).field("body", Role::Item);
  table.lift({"switch_block"});
  table.special({"switch_block_statement_group", "switch_rule"}, switch_case);
  table.special({"type_pattern", "record_pattern_component"}, named_pattern);
  table.lift({"pattern", "record_pattern_body"});
  table.node({"try_statement"}, Kind::Try).field("body", Role::Body);
  table.node({"try_with_resources_statement"}, Kind::Try).field("resources", Role::Init).field("body", Role::Body);
  table.lift({"resource_specification"});
  table.node({"resource"}, Kind::VarDef).field("type", Role::Type).field("name", Role::Name).field("value", Role::Value);
  table.special({"catch_clause"}, catch_clause);
  table.special({"finally_clause"}, finally_clause);
  table.special({"assert_statement"}, assertion);
}

}  // namespace insight::engine::syntax::java
