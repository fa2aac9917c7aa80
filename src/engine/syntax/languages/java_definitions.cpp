#include "engine/syntax/languages/common_shapes.h"
#include "engine/syntax/languages/java_lowering.h"

#include <array>

namespace insight::engine::syntax::java {

namespace {

// `public static @Inject …`: words are tokens, which no row sees.
NodeId modifiers(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& one : to.pieces(piece, true))
    last = one.is_named() ? to.any(one, Role::Decorator) : to.out.leaf(Kind::Modifier, Role::Modifier, one.range(), one.type());
  return last;
}

NodeId annotation(Lowering& to, const Piece& piece, Role) {
  const Piece name = to.child(piece, "name");
  return annotation_of(to, piece, name, to.child(piece, "arguments"), name.range().begin);
}

// `import a.b.C;` gives C, `import static a.B.*;` all that a.B has.
NodeId import(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "from");
  for (const Piece& word : to.pieces(piece, true)) {
    if (word.is("static")) to.out.leaf(Kind::Modifier, Role::Modifier, word.range(), "static");
  }
  const bool all = static_cast<bool>(to.child_of_type(piece, "asterisk"));
  Piece name = to.child_of_type(piece, "scoped_identifier");
  if (!name) name = to.child_of_type(piece, "identifier");
  const auto dotted = to.text(name);
  const auto dot = all ? dotted.size() : dotted.rfind('.');
  if (dot != std::string_view::npos)
    to.out.leaf(Kind::Identifier, Role::Module, {name.range().begin, name.range().begin + static_cast<std::uint32_t>(dot)},
                dotted.substr(0, dot));
  const auto imported = all ? std::string_view("*") : dotted.substr(dot == std::string_view::npos ? 0 : dot + 1);
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, name.range());
  to.out.set_text(item, imported);
  to.out.close();
  to.out.close();
  return id;
}

// One VarDef for each declarator, with what all of them share. Each begins where the declaration does; the `;` behind the last
// belongs to it, but to no field.
NodeId variables(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  std::uint32_t end_of_last = 0;
  for (const Piece& one : to.pieces(piece)) {
    if (one.is("variable_declarator") && piece.is("local_variable_declaration")) end_of_last = one.range().end;
  }
  for (const Piece& declarator : to.pieces(piece)) {
    if (!declarator.is("variable_declarator")) continue;
    const std::uint32_t end = declarator.range().end;
    last = to.out.open(Kind::VarDef, role, {piece.range().begin, end == end_of_last ? piece.range().end : end});
    if (const Piece words = to.child_of_type(piece, "modifiers")) to.any(words, Role::Modifier);
    to.any(to.child(piece, "type"), Role::Type);
    to.any(to.child(declarator, "name"), Role::Name);
    if (const Piece value = to.child(declarator, "value")) to.any(value, Role::Value);
    to.out.close();
  }
  return last;
}

NodeId rest_parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  to.out.set_flag(id, Flag::Rest);
  for (const Piece& part : to.pieces(piece))
    to.any(part.is("variable_declarator") ? to.child(part, "name") : part,
           part.is("variable_declarator") ? Role::Name : Role::Type);
  to.out.close();
  return id;
}

// `throws A, B`: a modifier for each, which a pattern may name in any order and leave out.
NodeId throws(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& type : to.pieces(piece)) {
    last = to.out.open(Kind::Modifier, Role::Modifier, type.range());
    to.out.set_text(last, "throws");
    to.any(type, Role::Type);
    to.out.close();
  }
  return last;
}

NodeId implemented(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& list : to.pieces(piece)) {
    for (const Piece& type : to.pieces(list)) {
      last = to.any(type, Role::Base);
      if (last != no_node) to.out.set_flag(last, Flag::TypeOnly);
    }
  }
  return last;
}

}  // namespace

void add_definitions(Table& table) {
  table.special({"modifiers"}, modifiers);
  table.special({"throws"}, throws);
  table.special({"super_interfaces"}, implemented);
  table.special({"annotation", "marker_annotation"}, annotation);
  table.special({"import_declaration"}, import);
  table.node({"package_declaration"}, Kind::Namespace).rest(Role::Name);
  for (const auto& [type, op] :
       std::to_array<std::pair<std::string_view, std::string_view>>({{"class_declaration", "class"},
                                                                     {"interface_declaration", "interface"},
                                                                     {"enum_declaration", "enum"},
                                                                     {"record_declaration", "record"},
                                                                     {"annotation_type_declaration", "@interface"}})) {
    auto row = table.node({type}, Kind::Class).op(op).rest(Role::Base).field("name", Role::Name).field("body", Role::Body);
    row.field("type_parameters", Role::TypeParams).field("parameters", Role::Param);
  }
  table.lift({"superclass", "extends_interfaces", "type_list", "enum_body_declarations"});
  table.drop({"permits", "dimensions"});
  table.node({"class_body", "interface_body", "enum_body", "annotation_type_body", "block", "constructor_body"}, Kind::Block);
  table.node({"enum_constant"}, Kind::VarDef).field("name", Role::Name).field("body", Role::Body);
  table
      .node({"method_declaration", "constructor_declaration", "compact_constructor_declaration",
             "annotation_type_element_declaration"},
            Kind::Function)
      .flag(Flag::Method)
      .field("type", Role::ReturnType)
      .field("name", Role::Name)
      .field("type_parameters", Role::TypeParams)
      .field("parameters", Role::Param)
      .field("body", Role::Body);
  table.lift({"formal_parameters", "argument_list", "annotation_argument_list", "type_arguments", "parenthesized_expression"});
  table.node({"formal_parameter"}, Kind::Param).field("type", Role::Type).field("name", Role::Name);
  table.special({"spread_parameter"}, rest_parameter);
  table.special({"field_declaration", "local_variable_declaration", "constant_declaration"}, variables);
  table.node({"type_parameters"}, Kind::TypeParams);
}

}  // namespace insight::engine::syntax::java
