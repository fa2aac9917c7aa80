#include "engine/syntax/languages/kotlin_lowering.h"

#include <algorithm>
#include <array>

namespace insight::engine::syntax::kotlin {

bool is_type(const Piece& piece) {
  static constexpr auto types =
      std::to_array<std::string_view>({"user_type", "nullable_type", "non_nullable_type", "parenthesized_type", "function_type"});
  return std::ranges::find(types, piece.type()) != types.end();
}

namespace {

NodeId modifiers(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& one : to.pieces(piece))
    last = one.is("annotation") ? to.any(one, Role::Decorator)
                                : to.out.leaf(Kind::Modifier, Role::Modifier, one.range(), to.text(one));
  return last;
}

// `@Name` and `@Name(…)`.
NodeId annotation(Lowering& to, const Piece& piece, Role) {
  const NodeId id = to.out.open(Kind::Decorator, Role::Decorator, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("use_site_target")) to.any(part, Role::Value);
  }
  to.out.close();
  return id;
}

// `Base(a)`
NodeId constructor(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::Call, Role::Callee, Role::Item);
}

NodeId import(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "from");
  Piece name;
  Piece alias;
  for (const Piece& part : to.pieces(piece)) (name ? alias : name) = part;
  const std::string_view dotted = name ? to.text(name) : std::string_view();
  const bool all = to.text(piece).find('*') != std::string_view::npos;
  const auto dot = all ? dotted.size() : dotted.rfind('.');
  if (name && dot != std::string_view::npos)
    to.out.leaf(Kind::Identifier, Role::Module, {name.range().begin, name.range().begin + static_cast<std::uint32_t>(dot)},
                dotted.substr(0, dot));
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, name ? name.range() : piece.range());
  to.out.set_text(item, all ? "*" : dotted.substr(dot == std::string_view::npos ? 0 : dot + 1));
  if (alias) to.any(alias, Role::Name);
  to.out.close();
  to.out.close();
  return id;
}

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  to.out.set_op(id, "class");
  if (piece.is("object_declaration") || piece.is("companion_object")) to.out.set_op(id, "object");
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("interface")) to.out.set_op(id, "interface");
    if (!part.is_named()) continue;
    if (part.is("modifiers")) {
      to.any(part, Role::Modifier);
    } else if (part.is("identifier")) {
      to.any(part, Role::Name);
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (part.is("primary_constructor")) {
      to.any(part, Role::Param);
    } else if (part.is("delegation_specifiers")) {
      to.any(part, Role::Base);
    } else if (part.is("class_body") || part.is("enum_class_body")) {
      to.any(part, Role::Body);
    }
  }
  to.out.close();
  return id;
}

NodeId class_parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  bool named = false;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("modifiers") || part.is("parameter_modifiers")) {
      to.any(part, Role::Modifier);
    } else if (is_type(part)) {
      to.any(part, Role::Type);
    } else {
      to.any(part, named ? Role::Value : Role::Name);
      named = true;
    }
  }
  to.out.close();
  return id;
}

// The default of a parameter stands behind it.
void parameters(Lowering& to, const Piece& list) {
  const auto parts = to.pieces(list);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].is("parameter")) continue;
    const bool has_default = i + 1 < parts.size() && !parts[i + 1].is("parameter") && !parts[i + 1].is("parameter_modifiers");
    const bool has_modifiers = i > 0 && parts[i - 1].is("parameter_modifiers");
    const NodeId id =
        to.out.open(Kind::Param, Role::Param,
                    {(has_modifiers ? parts[i - 1] : parts[i]).range().begin, (has_default ? parts[i + 1] : parts[i]).range().end});
    if (has_modifiers) {
      if (to.text(parts[i - 1]).find("vararg") != std::string_view::npos) to.out.set_flag(id, Flag::Rest);
      to.any(parts[i - 1], Role::Modifier);
    }
    for (const Piece& part : to.pieces(parts[i])) to.any(part, is_type(part) ? Role::Type : Role::Name);
    if (has_default) to.any(parts[i + 1], Role::Value);
    to.out.close();
  }
}

// Outside of classes the grammar takes `@A("x")` on a line before `fun` for an expression of its own, `("x")` with `@A`.
bool is_annotation_alone(Lowering& to, const Piece& piece) {
  if (!piece || !piece.is("annotated_expression")) return false;
  const auto parts = to.pieces(piece);
  if (parts.size() != 2 || !parts[0].is("annotation") || !parts[1].is("parenthesized_expression")) return false;
  const Piece next{ts_node_next_named_sibling(piece.node)};
  return next && next.is("function_declaration");
}

NodeId annotated(Lowering& to, const Piece& piece, Role role) {
  if (is_annotation_alone(to, piece)) return no_node;
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) last = to.any(part, role);
  return last;
}

void annotation_alone(Lowering& to, const Piece& piece) {
  const auto parts = to.pieces(piece);
  to.out.open(Kind::Decorator, Role::Decorator, piece.range());
  to.out.open(Kind::Call, Role::Value, {piece.range().begin + 1, piece.range().end});
  to.all(parts[0], Role::Callee);
  to.all(parts[1], Role::Item);
  to.out.close();
  to.out.close();
}

NodeId function(Lowering& to, const Piece& piece, Role role) {
  const bool member = to.out.in_class();
  const Piece before = member ? Piece{} : Piece{ts_node_prev_named_sibling(piece.node)};
  const bool annotated_before = is_annotation_alone(to, before);
  const NodeId id = to.out.open(Kind::Function, role, {(annotated_before ? before : piece).range().begin, piece.range().end});
  if (annotated_before) annotation_alone(to, before);
  if (member) to.out.set_flag(id, Flag::Method);
  if (piece.is("anonymous_function")) to.out.set_flag(id, Flag::Lambda);
  bool past_parameters = false;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("modifiers")) {
      to.any(part, Role::Modifier);
    } else if (part.is("identifier")) {
      to.any(part, Role::Name);
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (part.is("function_value_parameters")) {
      parameters(to, part);
      past_parameters = true;
    } else if (is_type(part)) {
      to.any(part, past_parameters ? Role::ReturnType : Role::Object);
    } else if (part.is("function_body")) {
      to.any(part, Role::Body);
    }
  }
  to.out.close();
  return id;
}

NodeId secondary_constructor(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Method);
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("constructor")) to.out.name(Role::Name, part.range(), "constructor");
    if (part.is("modifiers")) to.any(part, Role::Modifier);
    if (part.is("function_value_parameters")) parameters(to, part);
    if (part.is("block")) to.any(part, Role::Body);
  }
  to.out.close();
  return id;
}

// `get() = e`, `set(value) {…}`: functions that nobody calls by name.
NodeId accessor(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("function_body")) to.any(part, Role::Body);
    if (part.is("identifier")) {
      to.out.open(Kind::Param, Role::Param, part.range());
      to.any(part, Role::Name);
      to.out.close();
    }
  }
  to.out.close();
  return id;
}

// Its accessors stand behind it.
NodeId property(Lowering& to, const Piece& piece, Role role) {
  std::uint32_t end = piece.range().begin;
  for (const Piece& part : to.pieces(piece, true)) {
    if (!part.is("getter") && !part.is("setter") && !part.is("modifiers")) end = part.range().end;
  }
  const NodeId id = to.out.open(Kind::VarDef, role, {piece.range().begin, end});
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("val") || part.is("var")) {
      to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), part.type());
    } else if (!part.is_named()) {
      continue;
    } else if (part.is("modifiers")) {
      to.any(part, Role::Modifier);
    } else if (part.is("variable_declaration")) {
      for (const Piece& one : to.pieces(part)) to.any(one, is_type(one) ? Role::Type : Role::Name);
    } else if (part.is("multi_variable_declaration")) {
      to.any(part, Role::Name);
    } else if (part.is("getter") || part.is("setter")) {
      continue;
    } else if (part.is("property_delegate")) {
      to.all(part, Role::Value);
    } else if (!is_type(part) && !part.type().starts_with("type_")) {
      to.any(part, Role::Value);
    }
  }
  to.out.close();
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("getter") || part.is("setter")) to.any(part, role);
  }
  return id;
}

NodeId variable(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() == 1) return to.any(parts.front(), role);
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  for (const Piece& part : parts) to.any(part, is_type(part) ? Role::Type : Role::Name);
  to.out.close();
  return id;
}

NodeId user_type(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const Piece arguments = parts.empty() || !parts.back().is("type_arguments") ? Piece{} : parts.back();
  if (!arguments) return to.dotted(piece, role, ".");
  const NodeId id = to.out.open(Kind::GenericType, role, piece.range());
  if (parts.size() == 2) {
    to.any(parts.front(), Role::Name);
  } else {
    to.any(parts[parts.size() - 2], Role::Name);
  }
  to.all(arguments, Role::Item);
  to.out.close();
  return id;
}

// `T?` is no T.
NodeId nullable_type(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "?");
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

NodeId function_body(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  return parts.empty() ? no_node : to.any(parts.front(), role);
}

}  // namespace

void add_definitions(Table& table) {
  table.special({"modifiers", "parameter_modifiers"}, modifiers);
  table.special({"annotation", "file_annotation"}, annotation);
  table.special({"constructor_invocation"}, constructor);
  table.special({"import"}, import);
  table.node({"package_header"}, Kind::Namespace).rest(Role::Name);
  table.special({"class_declaration", "object_declaration", "companion_object"}, class_like);
  table.lift({"primary_constructor", "class_parameters", "delegation_specifiers", "delegation_specifier", "explicit_delegation"});
  table.special({"class_parameter"}, class_parameter);
  table.node({"class_body", "enum_class_body"}, Kind::Block);
  table.node({"enum_entry"}, Kind::VarDef).rest(Role::Name);
  table.special({"function_declaration", "anonymous_function"}, function);
  table.special({"annotated_expression"}, annotated);
  table.special({"secondary_constructor"}, secondary_constructor);
  table.special({"function_body"}, function_body);
  table.special({"getter", "setter"}, accessor);
  table.lift({"anonymous_initializer"});
  table.special({"property_declaration"}, property);
  table.special({"variable_declaration"}, variable);
  table.node({"multi_variable_declaration"}, Kind::Tuple);
  table.drop({"type_constraints", "type_modifiers", "type_parameter_modifiers", "variance_modifier", "label", "shebang",
              "constructor_delegation_call"});
  table.node({"type_alias"}, Kind::TypeAlias).field("type", Role::Name).rest(Role::Type);
  table.node({"type_parameters"}, Kind::TypeParams);
  table.lift({"type_parameter", "type_arguments", "type_projection", "non_nullable_type", "parenthesized_type"});
  table.special({"nullable_type"}, nullable_type);
  table.special({"user_type"}, user_type);
  table.node({"function_type"}, Kind::Type);
}

}  // namespace insight::engine::syntax::kotlin
