#include "engine/syntax/languages/common_shapes.h"
#include "engine/syntax/languages/csharp_lowering.h"

#include <algorithm>

namespace insight::engine::syntax::csharp {

namespace {

// A readonly field is a constant, as in Semgrep.
NodeId modifier(Lowering& to, const Piece& piece, Role) {
  const std::string_view word = to.text(piece);
  return to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), word == "readonly" ? "const" : word);
}

NodeId attribute(Lowering& to, const Piece& piece, Role) {
  const Piece arguments = to.child_of_type(piece, "attribute_argument_list");
  return annotation_of(to, piece, to.child(piece, "name"), arguments, piece.range().begin);
}

// `using A.B;` brings in what A.B has, `using X = A.B.C;` gives C another name.
NodeId import(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "from");
  const Piece alias = to.child(piece, "name");
  Piece name;
  for (const Piece& part : to.pieces(piece)) {
    if (!alias || part.field != alias.field) name = part;
  }
  const std::string_view dotted = name ? to.text(name) : std::string_view();
  const auto dot = alias ? dotted.rfind('.') : dotted.size();
  const std::uint32_t begin = name ? name.range().begin : piece.range().begin;
  if (dot != std::string_view::npos && !dotted.empty())
    to.out.leaf(Kind::Identifier, Role::Module, {begin, begin + static_cast<std::uint32_t>(dot)}, dotted.substr(0, dot));
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, name ? name.range() : piece.range());
  to.out.set_text(item, alias ? dotted.substr(dot == std::string_view::npos ? 0 : dot + 1) : "*");
  if (alias) to.any(alias, Role::Name);
  to.out.close();
  to.out.close();
  return id;
}

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  std::string_view op = piece.type();
  op.remove_suffix(std::string_view("_declaration").size());
  to.out.set_op(id, op == "struct" ? "class" : op);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("base_list")) {
      to.all(part, Role::Base);
    } else if (part.is("parameter_list")) {
      to.any(part, Role::Param);
    } else if (part.is("type_parameter_list")) {
      to.any(part, Role::TypeParams);
    } else if (part.field != 0) {
      to.any(part, part.field == to.child(piece, "name").field ? Role::Name : Role::Body);
    } else {
      to.any(part, Role::Modifier);
    }
  }
  to.out.close();
  return id;
}

// `T?` is no T.
NodeId nullable_type(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "nullable");
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// `T X { get; set; }` is a field, `T X => e` a method.
NodeId property(Lowering& to, const Piece& piece, Role role) {
  const Piece value = to.child(piece, "value");
  const bool computed = value && value.is("arrow_expression_clause");
  const NodeId id = to.out.open(computed ? Kind::Function : Kind::VarDef, role, piece.range());
  if (computed) to.out.set_flag(id, Flag::Method);
  const TSFieldId type = to.child(piece, "type").field;
  const TSFieldId name = to.child(piece, "name").field;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == type) {
      to.any(part, computed ? Role::ReturnType : Role::Type);
    } else if (part.field == name) {
      to.any(part, Role::Name);
    } else if (value && part.field == value.field) {
      to.any(part, computed ? Role::Body : Role::Value);
    } else {
      to.any(part, part.is("accessor_list") ? Role::Item : Role::Modifier);
    }
  }
  to.out.close();
  return id;
}

// One VarDef for each declarator, with what all of them share.
NodeId variables(Lowering& to, const Piece& piece, Role role) {
  const Piece declaration = piece.is("variable_declaration") ? piece : to.child_of_type(piece, "variable_declaration");
  if (!declaration) return to.other(piece, role);
  const auto parts = to.pieces(declaration);
  const auto is_one = [](const Piece& part) { return part.is("variable_declarator"); };
  const auto count = std::ranges::count_if(parts, is_one);
  NodeId last = no_node;
  for (const Piece& one : parts) {
    if (!is_one(one)) continue;
    last = to.out.open(Kind::VarDef, role, count == 1 ? piece.range() : one.range());
    if (piece.node.id != declaration.node.id) {
      for (const Piece& part : to.pieces(piece)) {
        if (part.is("modifier") || part.is("attribute_list")) to.any(part, Role::Modifier);
      }
    }
    to.any(to.child(declaration, "type"), Role::Type);
    Role next = Role::Name;
    for (const Piece& part : to.pieces(one)) {
      if (part.is("bracketed_argument_list")) continue;
      to.any(part, next);
      next = Role::Value;
    }
    to.out.close();
  }
  return last;
}

// The parameters of a method; an array of any number stands in the list itself.
NodeId parameters(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("parameter")) last = to.any(part, role);
  }
  const Piece name = to.child(piece, "name");
  if (!name) return last;
  const Piece type = to.child(piece, "type");
  last = to.out.open(Kind::Param, role, type ? Range{type.range().begin, name.range().end} : name.range());
  to.out.set_flag(last, Flag::Rest);
  if (type) to.any(type, Role::Type);
  to.any(name, Role::Name);
  to.out.close();
  return last;
}

NodeId parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  const TSFieldId name = to.child(piece, "name").field;
  const TSFieldId type = to.child(piece, "type").field;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == name) {
      to.any(part, Role::Name);
    } else if (part.field == type) {
      to.any(part, Role::Type);
    } else if (part.is("modifier") || part.is("attribute_list")) {
      to.any(part, Role::Modifier);
    } else {
      to.any(part, Role::Value);
    }
  }
  to.out.close();
  return id;
}

NodeId lambda(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Arrow);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("implicit_parameter")) {
      to.out.open(Kind::Param, Role::Param, part.range());
      to.out.name(Role::Name, part.range(), to.text(part));
      to.out.close();
    } else if (part.is("parameter_list")) {
      to.any(part, Role::Param);
    } else if (part.is("block") || part.field == to.child(piece, "body").field) {
      to.any(part, Role::Body);
    } else if (part.is("modifier") && to.text(part) == "async") {
      to.out.set_flag(id, Flag::Async);
    }
  }
  to.out.close();
  return id;
}

// The `=> e` of a method is a statement, as in Semgrep; a lambda's e stands for itself.
NodeId expression_body(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.empty()) return no_node;
  const NodeId id = to.out.open(Kind::ExprStatement, role, parts.front().range());
  to.any(parts.front(), Role::Value);
  to.out.close();
  return id;
}

void functions(Table& table) {
  const auto function = [&](std::string_view type, bool named, bool method) {
    auto row = table.node({type}, Kind::Function).rest(Role::Modifier).field("body", Role::Body).field("parameters", Role::Param);
    if (named) row.field("name", Role::Name);
    if (method) row.flag(Flag::Method);
    return row;
  };
  function("method_declaration", true, true).field("returns", Role::ReturnType).field("type_parameters", Role::TypeParams);
  function("constructor_declaration", true, true);
  function("destructor_declaration", true, true);
  function("operator_declaration", false, true).field("type", Role::ReturnType);
  function("conversion_operator_declaration", false, true).field("type", Role::ReturnType);
  function("local_function_statement", true, false).field("type", Role::ReturnType).field("type_parameters", Role::TypeParams);
  table.node({"accessor_declaration"}, Kind::Function)
      .rest(Role::Modifier)
      .flag(Flag::Method)
      .field("name", Role::Name)
      .field("body", Role::Body);
  table.node({"indexer_declaration"}, Kind::Function)
      .rest(Role::Modifier)
      .flag(Flag::Method)
      .field("type", Role::ReturnType)
      .field("parameters", Role::Param)
      .field("accessors", Role::Item)
      .field("value", Role::Body);
  table.special({"arrow_expression_clause"}, expression_body);
  table.special({"parameter_list", "bracketed_parameter_list"}, parameters);
  table.special({"parameter"}, parameter);
  table.special({"lambda_expression", "anonymous_method_expression"}, lambda);
}

}  // namespace

void add_definitions(Table& table) {
  table.lift({"global_statement",
              "attribute_list",
              "accessor_list",
              "bracketed_argument_list",
              "attribute_argument_list",
              "parenthesized_expression",
              "checked_expression",
              "ref_expression",
              "pointer_type",
              "ref_type",
              "type_argument_list",
              "type_parameter",
              "preproc_if",
              "preproc_else",
              "preproc_elif",
              "switch_body",
              "interpolation",
              "member_binding_expression",
              "element_binding_expression",
              "scoped_type",
              "constant_pattern",
              "parenthesized_pattern",
              "type_pattern",
              "primary_constructor_base_type",
              "expression_element",
              "when_clause"});
  table.drop({"attribute_target_specifier", "type_parameter_constraints_clause", "constructor_initializer", "implicit_type",
              "explicit_interface_specifier", "interpolation_alignment_clause", "interpolation_format_clause",
              "interpolation_brace", "preproc_region", "preproc_endregion", "preproc_define", "preproc_undef", "preproc_pragma",
              "preproc_nullable", "preproc_line", "preproc_error", "preproc_warning", "preproc_if_in_attribute_list",
              "array_rank_specifier"});
  table.special({"nullable_type"}, nullable_type);
  table.special({"modifier"}, modifier);
  table.special({"attribute"}, attribute);
  table.special({"using_directive"}, import);
  table.node({"namespace_declaration", "file_scoped_namespace_declaration"}, Kind::Namespace)
      .field("name", Role::Name)
      .field("body", Role::Body);
  table.special({"class_declaration", "struct_declaration", "interface_declaration", "record_declaration", "enum_declaration"},
                class_like);
  table.node({"declaration_list", "enum_member_declaration_list", "block"}, Kind::Block);
  table.node({"enum_member_declaration"}, Kind::Other).rest(Role::Decorator).field("name", Role::Name).field("value", Role::Value);
  table.special({"field_declaration", "event_field_declaration", "local_declaration_statement", "variable_declaration"}, variables);
  table.special({"property_declaration"}, property);
  table.node({"type_parameter_list"}, Kind::TypeParams);
  functions(table);
}

}  // namespace insight::engine::syntax::csharp
