// PHP: classes, functions, properties, what `use` brings in.
#include <algorithm>
#include <string>

#include "engine/syntax/languages/common_shapes.h"
#include "engine/syntax/languages/php_lowering.h"

namespace insight::engine::syntax::php {
namespace {

NodeId modifier(Lowering& to, const Piece& piece, Role) {
  return to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), to.text(piece));
}

NodeId attribute(Lowering& to, const Piece& piece, Role) {
  return annotation_of(to, piece, to.pieces(piece).front(), to.child(piece, "parameters"), piece.range().begin);
}

// `use A\B\C as D;` and each of `use A\{B, C};`.
NodeId use_clause(Lowering& to, const Piece& clause, std::string_view prefix, Range at, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, at);
  to.out.set_op(id, "from");
  const Piece written = to.pieces(clause).front();
  std::string name = prefix.empty() ? std::string() : std::string(prefix) + "\\";
  name += to.text(written);
  std::string dotted;
  for (const char c : name) {
    if (c != '\\' || !dotted.empty()) dotted += c == '\\' ? '.' : c;
  }
  const auto dot = dotted.rfind('.');
  if (dot != std::string::npos)
    to.out.leaf(Kind::Identifier, Role::Module, written.range(), std::string_view(dotted).substr(0, dot));
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, clause.range());
  to.out.set_text(item, std::string_view(dotted).substr(dot == std::string::npos ? 0 : dot + 1));
  if (const Piece alias = to.child(clause, "alias")) to.any(alias, Role::Name);
  to.out.close();
  to.out.close();
  return id;
}

NodeId use_declaration(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  const Piece prefix = to.child_of_type(piece, "namespace_name");
  const Piece group = to.child(piece, "body");
  for (const Piece& clause : to.pieces(group ? group : piece)) {
    if (clause.is("namespace_use_clause"))
      last = use_clause(to, clause, prefix ? to.text(prefix) : std::string_view(), piece.range(), role);
  }
  return last;
}

// One VarDef for each, with what all of them share.
NodeId properties(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const auto is_one = [](const Piece& part) { return part.is("property_element") || part.is("const_element"); };
  const auto count = std::ranges::count_if(parts, is_one);
  NodeId last = no_node;
  for (const Piece& one : parts) {
    if (!is_one(one)) continue;
    last = to.out.open(Kind::VarDef, role, count == 1 ? piece.range() : one.range());
    if (piece.is("const_declaration")) to.out.set_op(last, "const");
    for (const Piece& part : parts) {
      if (part.is("attribute_list")) {
        to.any(part, Role::Decorator);
      } else if (part.type().ends_with("_modifier")) {
        to.any(part, Role::Modifier);
      } else if (!is_one(part) && !part.is("property_hook_list")) {
        to.any(part, Role::Type);
      }
    }
    Role next = Role::Name;
    for (const Piece& part : to.pieces(one)) {
      to.any(part, next);
      next = Role::Value;
    }
    to.out.close();
  }
  return last;
}

NodeId statics(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  for (const Piece& one : to.pieces(piece)) {
    last = to.out.open(Kind::VarDef, role, one.range());
    to.any(to.child(one, "name"), Role::Name);
    if (const Piece value = to.child(one, "value")) to.any(value, Role::Value);
    to.out.close();
  }
  return last;
}

}  // namespace

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  to.out.set_op(id, piece.is("interface_declaration") ? "interface"
                    : piece.is("trait_declaration")   ? "trait"
                    : piece.is("enum_declaration")    ? "enum"
                                                      : "class");
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("base_clause") || part.is("class_interface_clause")) {
      for (const Piece& base : to.pieces(part)) {
        const NodeId made = to.any(base, Role::Base);
        if (part.is("class_interface_clause") && made != no_node) to.out.set_flag(made, Flag::TypeOnly);
      }
    } else if (part.is("name")) {
      to.any(part, Role::Name);
    } else if (part.is("declaration_list") || part.is("enum_declaration_list")) {
      to.any(part, Role::Body);
    } else if (part.is("attribute_list")) {
      to.any(part, Role::Decorator);
    } else if (!part.is("arguments")) {
      to.any(part, Role::Modifier);
    }
  }
  to.out.close();
  return id;
}

void add_definitions(Table& table) {
  table.drop({"php_tag", "text", "text_interpolation", "php_end_tag", "reference_modifier", "anonymous_function_use_clause",
              "declare_directive", "use_list", "property_hook_list"});
  table.lift({"attribute_list", "attribute_group", "formal_parameters", "arguments", "parenthesized_expression", "named_type",
              "optional_type", "by_ref"});
  table.special({"attribute"}, attribute);
  table.special(
      {"abstract_modifier", "final_modifier", "readonly_modifier", "static_modifier", "var_modifier", "visibility_modifier"},
      modifier);
  table.node({"namespace_definition"}, Kind::Namespace).field("name", Role::Name).field("body", Role::Body);
  table.special({"namespace_use_declaration"}, use_declaration);
  table.node({"use_declaration"}, Kind::Other);
  table.special({"class_declaration", "interface_declaration", "trait_declaration", "enum_declaration"}, class_like);
  table.node({"declaration_list", "enum_declaration_list", "compound_statement", "colon_block"}, Kind::Block);
  table.special({"property_declaration", "const_declaration"}, properties);
  table.special({"function_static_declaration"}, statics);
  table.node({"enum_case"}, Kind::VarDef).field("name", Role::Name).field("value", Role::Value);
  const auto function = [&](std::string_view type, Flag flag, bool named) {
    auto row = table.node({type}, Kind::Function).rest(Role::Modifier).field("parameters", Role::Param).field("body", Role::Body);
    row.field("return_type", Role::ReturnType).field("attributes", Role::Decorator);
    if (named) row.field("name", Role::Name);
    if (flag != Flag::Error) row.flag(flag);
  };
  function("function_definition", Flag::Error, true);
  function("method_declaration", Flag::Method, true);
  function("anonymous_function", Flag::Lambda, false);
  function("arrow_function", Flag::Arrow, false);
  table.node({"simple_parameter", "property_promotion_parameter"}, Kind::Param)
      .rest(Role::Modifier)
      .field("attributes", Role::Decorator)
      .field("visibility", Role::Modifier)
      .field("readonly", Role::Modifier)
      .field("type", Role::Type)
      .field("name", Role::Name)
      .field("default_value", Role::Value);
  table.node({"variadic_parameter"}, Kind::Param).flag(Flag::Rest).field("type", Role::Type).field("name", Role::Name);
}

}  // namespace insight::engine::syntax::php
