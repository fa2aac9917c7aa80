// Go: imports, variables, types and functions.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "engine/syntax/languages/go_lowering.h"
#include "engine/syntax/languages/go_package.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::go {

NodeId one_or_tuple(Lowering& to, const std::vector<Piece>& parts, Range at, Role role) {
  if (parts.size() == 1) return to.any(parts.front(), role);
  const NodeId id = to.out.open(Kind::Tuple, role, at);
  for (const Piece& part : parts) to.any(part, Role::Item);
  to.out.close();
  return id;
}

namespace {

NodeId import_spec(Lowering& to, const Piece& piece, Role role, Range at) {
  const NodeId id = to.out.open(Kind::Import, role, at);
  to.out.set_op(id, "import");
  const Piece path = to.child(piece, "path");
  const Piece alias = to.child(piece, "name");
  to.string(path, Role::Module);
  std::string_view content = to.text(path);
  content = content.size() > 2 ? content.substr(1, content.size() - 2) : std::string_view();
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, piece.range());
  to.out.set_text(item, "*");
  if (!alias) {
    to.out.name(Role::Name, path.range(), go_package(content));
  } else {
    to.out.name(Role::Name, alias.range(), to.text(alias));
  }
  to.out.close();
  to.out.close();
  return id;
}

// Each of `import (…)` begins where the whole does.
NodeId import(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  const Piece list = to.child_of_type(piece, "import_spec_list");
  const auto specs = to.pieces(list ? list : piece);
  const auto is_gap = [&](const Piece& spec) {
    return to.out.purpose() == Purpose::Pattern && to.text(spec) == std::string("\"").append(placeholder::ellipsis).append("\"");
  };
  for (const Piece& spec : specs) {
    if (is_gap(spec)) {  // at an end of the list it says nothing
      const bool inner = spec.node.id != specs.front().node.id && spec.node.id != specs.back().node.id;
      if (inner) last = to.out.name(role, spec.range(), placeholder::ellipsis);
      continue;
    }
    if (spec.is("import_spec")) last = import_spec(to, spec, role, {piece.range().begin, spec.range().end});
  }
  return last;
}

std::vector<Piece> in_field(Lowering& to, const Piece& piece, std::string_view field) {
  std::vector<Piece> found;
  const TSFieldId id = to.child(piece, field).field;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == id) found.push_back(part);
  }
  return found;
}

// `var a, b = x, y` declares each by itself.
NodeId definitions_apart(Lowering& to, const Piece& piece, const std::vector<Piece>& names, const std::vector<Piece>& values) {
  NodeId id = no_node;
  for (std::size_t i = 0; i < names.size(); ++i) {
    id = to.out.open(Kind::VarDef, Role::Item, piece.range());
    to.out.set_op(id, piece.is("const_spec") ? "const" : "var");
    to.any(names[i], Role::Name);
    if (const Piece type = to.child(piece, "type")) to.any(type, Role::Type);
    if (i < values.size()) to.any(values[i], Role::Value);
    to.out.close();
  }
  return id;
}

NodeId definition(Lowering& to, const Piece& piece, Role role) {
  const Piece given = to.child(piece, "value");
  const auto values = given && given.is("expression_list") ? to.pieces(given) : std::vector<Piece>{};
  if (const auto apart = in_field(to, piece, "name");
      role == Role::Item && apart.size() > 1 && (!given || apart.size() == values.size()))
    return definitions_apart(to, piece, apart, values);
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  to.out.set_op(id, piece.is("const_spec") ? "const" : "var");
  const auto names = in_field(to, piece, "name");
  if (!names.empty()) one_or_tuple(to, names, {names.front().range().begin, names.back().range().end}, Role::Name);
  if (const Piece type = to.child(piece, "type")) to.any(type, Role::Type);
  if (const Piece value = to.child(piece, "value")) to.any(value, Role::Value);
  to.out.close();
  return id;
}

// A Param for each name; without one, of the type alone.
NodeId parameter(Lowering& to, const Piece& piece, Role role) {
  const auto names = in_field(to, piece, "name");
  const Piece type = to.child(piece, "type");
  NodeId last = no_node;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, names.size()); ++i) {
    last = to.out.open(Kind::Param, role, names.size() > 1 ? names[i].range() : piece.range());
    if (piece.is("variadic_parameter_declaration")) to.out.set_flag(last, Flag::Rest);
    if (!names.empty()) to.any(names[i], Role::Name);
    if (type) to.any(type, Role::Type);
    to.out.close();
  }
  return last;
}

NodeId type_spec(Lowering& to, const Piece& piece, Role role) {
  const Piece type = to.child(piece, "type");
  const bool is_class = type && (type.is("struct_type") || type.is("interface_type"));
  const NodeId id = to.out.open(is_class ? Kind::Class : Kind::TypeAlias, role, piece.range());
  if (!is_class && piece.is("type_alias")) to.out.set_op(id, "=");
  to.any(to.child(piece, "name"), Role::Name);
  if (is_class) {
    to.out.set_op(id, type.is("struct_type") ? "struct" : "interface");
    to.out.open(Kind::Block, Role::Body, type.range());
    to.all(type, Role::Item);
    to.out.close();
  } else if (type) {
    to.any(type, Role::Type);
  }
  to.out.close();
  return id;
}

NodeId field(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  const auto names = in_field(to, piece, "name");
  if (!names.empty()) one_or_tuple(to, names, {names.front().range().begin, names.back().range().end}, Role::Name);
  if (const Piece type = to.child(piece, "type")) to.any(type, Role::Type);
  if (const Piece tag = to.child(piece, "tag")) to.any(tag, Role::Item);
  to.out.close();
  return id;
}

// `(int, error)` is a Tuple of types, whether they have names or not; one alone is itself.
NodeId results(Lowering& to, const Piece& piece) {
  std::vector<Piece> types;
  for (const Piece& part : to.pieces(piece)) {
    const auto names = in_field(to, part, "name");
    const std::size_t count = std::max<std::size_t>(1, names.size());
    if (!names.empty() && to.text(names.front()).starts_with("__ic_ellipsis")) {  // a gap with what makes it a parameter
      types.push_back(names.front());
      continue;
    }
    if (const Piece type = to.child(part, "type")) types.insert(types.end(), count, type);
  }
  return types.empty() ? no_node : one_or_tuple(to, types, piece.range(), Role::ReturnType);
}

NodeId function(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  if (piece.is("func_literal")) to.out.set_flag(id, Flag::Lambda);
  if (piece.is("method_declaration") || piece.is("method_elem")) to.out.set_flag(id, Flag::Method);
  for (const auto& [name, part] : std::to_array<std::pair<std::string_view, Role>>({{"receiver", Role::Object},
                                                                                    {"name", Role::Name},
                                                                                    {"type_parameters", Role::TypeParams},
                                                                                    {"parameters", Role::Param},
                                                                                    {"result", Role::ReturnType},
                                                                                    {"body", Role::Body}})) {
    const Piece given = to.child(piece, name);
    if (!given) continue;
    if (part == Role::ReturnType && given.is("parameter_list")) {
      results(to, given);
    } else {
      to.any(given, part);
    }
  }
  to.out.close();
  return id;
}

}  // namespace

void add_definitions(Table& table) {
  table.node({"package_clause"}, Kind::Namespace).rest(Role::Name);
  table.lift({"var_declaration", "var_spec_list", "const_declaration", "type_declaration", "field_declaration_list",
              "parameter_list", "argument_list", "type_arguments", "type_elem", "literal_element", "parenthesized_expression",
              "parenthesized_type", "statement_list", "negated_type"});
  table.special({"import_declaration"}, import);
  table.special({"var_spec", "const_spec"}, definition);
  table.special({"type_spec", "type_alias"}, type_spec);
  table.special({"field_declaration"}, field);
  table.special({"parameter_declaration", "variadic_parameter_declaration"}, parameter);
  table.special({"function_declaration", "func_literal", "method_declaration", "method_elem"}, function);
  table.node({"type_parameter_list"}, Kind::TypeParams);
  table.node({"block"}, Kind::Block);
}

}  // namespace insight::engine::syntax::go
