#include "engine/syntax/languages/java_lowering.h"

#include <algorithm>

namespace insight::engine::syntax::java {

namespace {

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  const std::string_view op = to.child(piece, "operator").type();
  const NodeId id = to.out.open(op == "=" ? Kind::Assign : Kind::AugAssign, role, piece.range());
  if (op != "=") to.out.set_op(id, op);
  to.any(to.child(piece, "left"), Role::Left);
  to.any(to.child(piece, "right"), Role::Right);
  to.out.close();
  return id;
}

NodeId update(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Unary, role, piece.range());
  const bool postfix = parts.front().is_named();
  to.out.set_op(id, postfix ? parts.back().type() : parts.front().type());
  if (postfix) to.out.set_flag(id, Flag::Postfix);
  to.any(postfix ? parts.front() : parts.back(), Role::Value);
  to.out.close();
  return id;
}

NodeId lambda(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Arrow);
  const Piece parameters = to.child(piece, "parameters");
  const auto names = parameters.is("identifier") ? std::vector<Piece>{parameters} : to.pieces(parameters);
  for (const Piece& name : names) {
    if (!name.is("identifier")) {
      to.any(name, Role::Param);
      continue;
    }
    to.out.open(Kind::Param, Role::Param, name.range());
    to.any(name, Role::Name);
    to.out.close();
  }
  to.any(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

// `new T(a) {…}`: an anonymous class's body is no argument.
NodeId creation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  to.any(to.child(piece, "type"), Role::Callee);
  to.all(to.child(piece, "arguments"), Role::Item);
  if (const Piece body = to.child_of_type(piece, "class_body")) to.any(body, Role::Body);
  to.out.close();
  return id;
}

// `new T[n]` makes an array, which is no T.
NodeId array_creation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  const Piece type = to.child(piece, "type");
  to.out.set_text(to.out.open(Kind::Type, Role::Callee, type.range()), "[]");
  to.any(type, Role::Item);
  to.out.close();
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("dimensions_expr")) to.all(part, Role::Item);
    if (part.is("array_initializer")) to.any(part, Role::Value);
  }
  to.out.close();
  return id;
}

NodeId dotted_type(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const NodeId id = to.out.open(Kind::Dot, role, piece.range());
  to.any(parts.front(), Role::Object);
  to.any(parts.back(), Role::Name);
  to.out.close();
  return id;
}

NodeId class_literal(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Dot, role, piece.range());
  to.all(piece, Role::Object);
  const Range at = piece.range();
  to.out.leaf(Kind::Identifier, Role::Name, {at.end - std::min<std::uint32_t>(5, at.end - at.begin), at.end}, "class");
  to.out.close();
  return id;
}

NodeId array_type(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "[]");
  to.any(to.child(piece, "element"), Role::Item);
  to.out.close();
  return id;
}

NodeId generic_type(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::GenericType, role, piece.range());
  Role next = Role::Name;
  for (const Piece& part : to.pieces(piece)) {
    to.any(part, next);
    next = Role::Item;
  }
  to.out.close();
  return id;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const std::size_t quotes = to.text(piece).starts_with("\"\"\"") ? 3 : 1;
  return to.string(piece, role, quotes, quotes);
}

// `a::b`, `T::new`: what of what.
NodeId method_reference(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, piece.type());
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is_named()) to.any(part, Role::Item);
    if (part.is("new")) to.out.name(Role::Item, part.range(), "new");
  }
  to.out.close();
  return id;
}

// `x instanceof T y`: the name that it gives is the pattern's business only where the pattern has one.
NodeId instance_test(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Binary, role, piece.range());
  to.out.set_op(id, "instanceof");
  to.any(to.child(piece, "left"), Role::Left);
  if (const Piece type = to.child(piece, "right")) to.any(type, Role::Right);
  if (const Piece name = to.child(piece, "name")) {
    to.out.open(Kind::VarDef, Role::Init, name.range());
    to.any(name, Role::Name);
    to.out.close();
  }
  if (const Piece pattern = to.child(piece, "pattern")) to.any(pattern, Role::Init);
  to.out.close();
  return id;
}

}  // namespace

void add_expressions(Table& table) {
  table.name(
      {"identifier", "type_identifier", "integral_type", "floating_point_type", "boolean_type", "void_type", "underscore_pattern"});
  table.leaf({"decimal_integer_literal", "hex_integer_literal", "octal_integer_literal", "binary_integer_literal",
              "decimal_floating_point_literal", "hex_floating_point_literal"},
             Kind::Number);
  table.leaf({"true", "false"}, Kind::Bool);
  table.leaf({"null_literal"}, Kind::Null);
  table.leaf({"this"}, Kind::This);
  table.leaf({"super"}, Kind::Super);
  table.special({"string_literal"}, text);
  table.leaf({"character_literal"}, Kind::Other);  // no text
  table.special({"method_reference"}, method_reference);
  table.node({"method_invocation"}, Kind::Call).method_call("object", "name").field("type_arguments", Role::TypeParams);
  table.node({"explicit_constructor_invocation"}, Kind::Call).field("constructor", Role::Callee);
  table.special({"object_creation_expression"}, creation);
  table.special({"array_creation_expression"}, array_creation);
  table.node({"array_initializer", "element_value_array_initializer"}, Kind::List);
  table.node({"element_value_pair"}, Kind::KeywordArg).field("key", Role::Name).field("value", Role::Value);
  table.node({"array_access"}, Kind::Index).chain("array", Role::Object);
  table.node({"field_access"}, Kind::Dot).chain("object", Role::Object).field("field", Role::Name);
  table.node({"scoped_identifier"}, Kind::Dot).chain("scope", Role::Object).field("name", Role::Name);
  table.special({"scoped_type_identifier"}, dotted_type);
  table.special({"generic_type"}, generic_type);
  table.special({"array_type"}, array_type);
  table.special({"class_literal"}, class_literal);
  table.special({"assignment_expression"}, assignment);
  table.node({"binary_expression"}, Kind::Binary).op_token().chain("left", Role::Left).field("right", Role::Right);
  table.special({"instanceof_expression"}, instance_test);
  table.node({"unary_expression"}, Kind::Unary).op_token().field("operand", Role::Value);
  table.special({"update_expression"}, update);
  table.node({"cast_expression"}, Kind::Cast).field("type", Role::Type).field("value", Role::Value);
  table.node({"ternary_expression"}, Kind::Conditional)
      .field("condition", Role::Condition)
      .field("consequence", Role::Then)
      .field("alternative", Role::Otherwise);
  table.special({"lambda_expression"}, lambda);
}

}  // namespace insight::engine::syntax::java
