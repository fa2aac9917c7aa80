#include "engine/syntax/languages/scala_lowering.h"

#include <algorithm>

#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::scala {

namespace {

NodeId identifier(Lowering& to, const Piece& piece, Role role) {
  const std::string_view word = to.text(piece);
  if (word == "this") return to.out.leaf(Kind::This, role, piece.range(), word);
  if (word == "super") return to.out.leaf(Kind::Super, role, piece.range(), word);
  return to.out.name(role, piece.range(), word);
}

// `a + b` is an operator, `a += b` an assignment, `a to b` a call of a's method.
NodeId infix(Lowering& to, const Piece& piece, Role role) {
  const Piece left = to.child(piece, "left");
  const Piece sign = to.child(piece, "operator");
  const Piece right = to.child(piece, "right");
  const std::string_view op = to.text(sign);
  const bool known = sign.is("operator_identifier") && operator_of(op) != 0;
  const bool assigns = known && op.ends_with('=') && op != "==" && op != "!=" && op != "<=" && op != ">=";
  const NodeId id = to.out.open(assigns ? Kind::AugAssign : known ? Kind::Binary : Kind::Call, role, piece.range());
  if (known) {
    to.out.set_op(id, op);
    to.any(left, Role::Left);
    to.any(right, Role::Right);
  } else {
    to.out.open(Kind::Dot, Role::Callee, {left.range().begin, sign.range().end});
    to.any(left, Role::Object);
    to.any(sign, Role::Name);
    to.out.close();
    to.any(right, Role::Item);
  }
  to.out.close();
  return id;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  const bool keyword = holder_of(piece) == "arguments";
  const NodeId id = to.out.open(keyword ? Kind::KeywordArg : Kind::Assign, role, piece.range());
  to.any(to.child(piece, "left"), keyword ? Role::Name : Role::Left);
  to.any(to.child(piece, "right"), keyword ? Role::Value : Role::Right);
  to.out.close();
  return id;
}

NodeId signed_value(Lowering& to, const Piece& piece, Role role) {
  return to.signed_value(piece, role);
}

NodeId first_part(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  return parts.empty() ? no_node : to.any(parts.front(), role);
}

NodeId creation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  for (const Piece& part : to.pieces(piece))
    to.any(part, part.is("arguments") ? Role::Item : part.is("template_body") ? Role::Body : Role::Callee);
  to.out.close();
  return id;
}

NodeId lambda(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  Piece parameters = to.child(piece, "parameters");
  for (const Piece& part : to.pieces(piece)) {  // behind `implicit`, which says nothing
    if (parameters && part.field == parameters.field) parameters = part;
  }
  const auto names = parameters && parameters.is("bindings") ? to.pieces(parameters) : std::vector<Piece>{parameters};
  for (const Piece& name : names) {
    if (!name) continue;
    to.out.open(Kind::Param, Role::Param, name.range());
    if (name.is("binding")) {
      if (const Piece inner = to.child(name, "name")) to.any(inner, Role::Name);
      if (const Piece type = to.child(name, "type")) to.any(type, Role::Type);
    } else {
      to.any(name, Role::Name);
    }
    to.out.close();
  }
  const auto parts = to.pieces(piece);
  std::uint32_t begin = piece.range().end;
  for (const Piece& part : parts) {
    if (part.field == 0 && begin == piece.range().end) begin = part.range().begin;
  }
  to.out.open(Kind::Block, Role::Body, {begin, piece.range().end});
  for (const Piece& part : parts) {
    if (part.field != 0) continue;
    if (part.is("block") || part.is("indented_block")) {
      for (const Piece& inner : to.pieces(part)) to.statement(inner);
    } else {
      to.statement(part);
    }
  }
  to.out.close();
  to.out.close();
  return id;
}

std::uint32_t quotes_of(std::string_view written) {
  return written.starts_with("\"\"\"") ? 3 : 1;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const auto quotes = quotes_of(to.text(piece));
  return to.string(piece, role, quotes, quotes);
}

NodeId interpolated(Lowering& to, const Piece& piece, Role role) {
  const Piece string = to.child_of_type(piece, "interpolated_string");
  if (!string) return to.other(piece, role);
  const auto quotes = quotes_of(to.text(string));
  const Range at = string.range();
  return to.interpolated(string, role, {at.begin + quotes, std::max(at.begin + quotes, at.end - quotes)}, {"escape_sequence"});
}

// `$x` and `${x}`; a pattern's `$X` is the metavariable.
NodeId hole(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.empty()) return no_node;
  const std::string_view name = to.text(parts.front());
  const bool metavar = parts.front().is("identifier") && to.out.purpose() == Purpose::Pattern && to.text(piece).starts_with("$") &&
                       name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string_view::npos;
  if (metavar) return to.out.name(role, piece.range(), std::string(placeholder::metavar).append(name));
  const auto inner = to.pieces(parts.front());
  if (parts.front().is("block") && inner.size() == 1) return to.any(inner.front(), role);
  return to.any(parts.front(), role);
}

NodeId dotted(Lowering& to, const Piece& piece, Role role) {
  return to.dotted(piece, role, ".");
}

}  // namespace

void add_expressions(Table& table) {
  table.special({"identifier"}, identifier);
  table.name({"type_identifier", "operator_identifier", "package_identifier", "wildcard"});
  table.leaf({"integer_literal", "floating_point_literal"}, Kind::Number);
  table.leaf({"boolean_literal"}, Kind::Bool);
  table.leaf({"null_literal"}, Kind::Null);
  table.special({"string"}, text);
  table.leaf({"character_literal"}, Kind::Other);  // no text
  table.special({"interpolated_string_expression"}, interpolated);
  table.special({"interpolation"}, hole);
  table.node({"call_expression"}, Kind::Call).chain("function", Role::Callee).field("arguments", Role::Item);
  table.special({"generic_function", "ascription_expression"}, first_part);
  table.node({"field_expression"}, Kind::Dot).chain("value", Role::Object).field("field", Role::Name);
  table.special({"instance_expression"}, creation);
  table.special({"infix_expression"}, infix);
  table.special({"assignment_expression"}, assignment);
  table.special({"prefix_expression"}, signed_value);
  table.special({"lambda_expression"}, lambda);
  table.node({"tuple_expression", "tuple_pattern", "unit"}, Kind::Tuple);
  table.node({"case_class_pattern"}, Kind::Call).field("type", Role::Callee);
  table.node({"typed_pattern"}, Kind::VarDef).field("pattern", Role::Name).field("type", Role::Type);
  table.special({"stable_identifier", "stable_type_identifier"}, dotted);
  table.node({"generic_type"}, Kind::GenericType).field("type", Role::Name);
  table.node({"function_type", "compound_type", "tuple_type", "infix_type"}, Kind::Type);
}

}  // namespace insight::engine::syntax::scala
