#include "engine/syntax/languages/csharp_lowering.h"

#include <algorithm>
#include <utility>

#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::csharp {

namespace {

// `name: value`, and an attribute's `name = value`.
NodeId argument(Lowering& to, const Piece& piece, Role role) {
  const Piece name = to.child(piece, "name");
  const NodeId id = name ? to.out.open(Kind::KeywordArg, role, piece.range()) : no_node;
  if (name) to.any(name, Role::Name);
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field != name.field || !name) last = to.any(part, name ? Role::Value : role);
  }
  if (name) to.out.close();
  return name ? id : last;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  return to.assignment(piece, role);
}

NodeId signed_value(Lowering& to, const Piece& piece, Role role) {
  return to.signed_value(piece, role);
}

// `new T<A>()` makes a T<A>. `f<A>()` and `o.f<A>()` call f: the types stand in the call, between what is called and what it is
// given.
NodeId generic(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const std::string_view holder = ts_node_type(ts_node_parent(piece.node));
  const bool called = holder == "invocation_expression" || role == Role::Name;
  if (called && parts.size() > 1) static_cast<CSharpLowering&>(to).types = parts[1];
  if (called || parts.size() < 2) return to.any(parts.front(), role);
  return to.two_parts(piece, role, Kind::GenericType, Role::Name, Role::Item);
}

NodeId given(Lowering& to, const Piece& piece, Role role) {
  return to.arguments(piece, std::exchange(static_cast<CSharpLowering&>(to).types, {}), role);
}

NodeId creation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("argument_list")) {
      to.any(part, Role::Item);
    } else if (part.is("initializer_expression")) {
      to.any(part, Role::Update);
    } else {
      to.any(part, Role::Callee);
    }
  }
  to.out.close();
  return id;
}

NodeId qualified(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::Dot, Role::Object, Role::Name);
}

NodeId array_type(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "[]");
  to.any(to.child(piece, "type"), Role::Item);
  to.out.close();
  return id;
}

NodeId string_literal(Lowering& to, const Piece& piece, Role role) {
  const std::string_view written = to.text(piece);
  const auto quote = written.find('"');
  const std::size_t quotes = written.substr(quote == std::string_view::npos ? 0 : quote).starts_with("\"\"\"") ? 3 : 1;
  return to.string(piece, role, (quote == std::string_view::npos ? 0 : quote) + quotes, quotes);
}

NodeId interpolated(Lowering& to, const Piece& piece, Role role) {
  const std::string_view written = to.text(piece);
  const auto quote = static_cast<std::uint32_t>(std::min(written.find('"'), written.size()));
  const std::uint32_t quotes = written.substr(quote).starts_with("\"\"\"") ? 3 : 1;
  const Range at = piece.range();
  return to.interpolated(piece, role, {at.begin + quote + quotes, at.end - quotes},
                         {"string_content", "escape_sequence", "interpolation_start", "interpolation_quote"});
}

// `typeof(T)`, `sizeof(T)`, `default(T)`: calls with a type.
NodeId of_type(Lowering& to, const Piece& piece, Role role) {
  const Piece type = to.child(piece, "type");
  if (to.out.purpose() == Purpose::Pattern && piece.is("default_expression") && type &&
      to.out.source().substr(0, piece.range().begin).find(placeholder::typed) != std::string_view::npos)
    return to.any(type, role);
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  const Piece word = to.pieces(piece, true).front();
  to.out.leaf(Kind::Identifier, Role::Callee, word.range(), word.type());
  if (type) to.any(type, Role::Item);
  to.out.close();
  return id;
}

NodeId is_pattern(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.two_parts(piece, role, Kind::Binary, Role::Left, Role::Right);
  to.out.set_op(id, "is");
  return id;
}

// `xs.Where(x => condition)`, written `from x in xs where condition`.
void where(Lowering& to, const Piece& from, const Piece& clause) {
  const auto parts = to.pieces(from);
  const auto conditions = to.pieces(clause);
  if (parts.size() < 2 || conditions.empty()) return;
  const Piece& name = parts[parts.size() - 2];
  const Range at{from.range().begin, clause.range().end};
  to.out.open(Kind::Call, Role::Item, at);
  to.out.open(Kind::Dot, Role::Callee, {at.begin, parts.back().range().end});
  to.any(parts.back(), Role::Object);
  to.out.name(Role::Name, {parts.back().range().end, parts.back().range().end}, "Where");
  to.out.close();
  to.out.set_flag(to.out.open(Kind::Function, Role::Item, clause.range()), Flag::Arrow);
  to.out.open(Kind::Param, Role::Param, name.range());
  to.out.name(Role::Name, name.range(), to.text(name));
  to.out.close();
  to.any(conditions.front(), Role::Body);
  to.out.close();
  to.out.close();
}

// `from x in xs where … select …`
NodeId query(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, piece.type());
  const auto parts = to.pieces(piece);
  std::size_t next = 0;
  if (parts.size() > 1 && parts[0].is("from_clause") && parts[1].is("where_clause")) {
    where(to, parts[0], parts[1]);
    next = 2;
  }
  for (; next < parts.size(); ++next) to.any(parts[next], Role::Item);
  to.out.close();
  return id;
}

}  // namespace

void add_expressions(Table& table) {
  table.name({"identifier", "predefined_type", "discard", "implicit_parameter"});
  table.token({"this"}, Kind::This);
  table.token({"base"}, Kind::Super);
  table.leaf({"integer_literal", "real_literal"}, Kind::Number);
  table.leaf({"boolean_literal"}, Kind::Bool);
  table.leaf({"null_literal"}, Kind::Null);
  table.special({"string_literal", "verbatim_string_literal", "raw_string_literal"}, string_literal);
  table.leaf({"character_literal"}, Kind::Other);  // no text
  table.special({"interpolated_string_expression"}, interpolated);
  table.node({"invocation_expression"}, Kind::Call).chain("function", Role::Callee);
  table.special({"argument", "attribute_argument"}, argument);
  table.special({"object_creation_expression", "implicit_object_creation_expression", "array_creation_expression"}, creation);
  table.node({"anonymous_object_creation_expression"}, Kind::Dict);
  table.node({"initializer_expression", "implicit_array_creation_expression", "collection_expression"}, Kind::List);
  table.node({"member_access_expression"}, Kind::Dot).chain("expression", Role::Object).field("name", Role::Name);
  table.node({"conditional_access_expression"}, Kind::Dot).flag(Flag::Optional).chain("condition", Role::Object).rest(Role::Name);
  table.node({"element_access_expression"}, Kind::Index).chain("expression", Role::Object);
  table.special({"qualified_name", "alias_qualified_name"}, qualified);
  table.special({"generic_name"}, generic);
  table.special({"argument_list"}, given);
  table.special({"array_type"}, array_type);
  table.node({"tuple_type"}, Kind::Type);
  table.special({"typeof_expression", "sizeof_expression", "default_expression"}, of_type);
  table.special({"assignment_expression"}, assignment);
  table.node({"binary_expression"}, Kind::Binary).op_token().chain("left", Role::Left).field("right", Role::Right);
  table.special({"prefix_unary_expression", "postfix_unary_expression", "unary_expression"}, signed_value);
  table.node({"as_expression"}, Kind::Cast).field("left", Role::Value).field("right", Role::Type);
  table.node({"is_expression"}, Kind::Binary).op("is").field("left", Role::Left).field("right", Role::Right);
  table.special({"is_pattern_expression"}, is_pattern);
  table.node({"declaration_pattern"}, Kind::VarDef).field("type", Role::Type).field("name", Role::Name);
  table.node({"cast_expression"}, Kind::Cast).field("type", Role::Type).field("value", Role::Value);
  table.node({"conditional_expression"}, Kind::Conditional)
      .field("condition", Role::Condition)
      .field("consequence", Role::Then)
      .field("alternative", Role::Otherwise);
  table.node({"await_expression"}, Kind::Await).rest(Role::Value);
  table.node({"throw_expression", "throw_statement"}, Kind::Throw).rest(Role::Value);
  table.node({"tuple_expression", "tuple_pattern"}, Kind::Tuple);
  table.node({"declaration_expression"}, Kind::VarDef).field("type", Role::Type).field("name", Role::Name);
  table.node({"switch_expression"}, Kind::Switch);
  table.special({"query_expression"}, query);
}

}  // namespace insight::engine::syntax::csharp
