// C and C++: what declares something, and how a declarator says what.
#include "engine/syntax/languages/c_rows.h"

#include <algorithm>
#include <vector>

#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::c_family {
namespace {

bool is_declarator(const Piece& piece) {
  return piece.type().find("declarator") != std::string_view::npos;
}

// What a declarator stands around.
Piece inner(Lowering& to, const Piece& declarator) {
  if (const TSNode named = ts_node_child_by_field_name(declarator.node, "declarator", 10); !ts_node_is_null(named))
    return {named, declarator.field};
  for (const Piece& part : to.pieces(declarator)) {
    if (is_declarator(part) || part.is("identifier") || part.is("field_identifier") || part.is("type_identifier")) return part;
  }
  return {};
}

Piece function_of(Lowering& to, Piece at) {
  while (at && !at.is("function_declarator")) at = is_declarator(at) ? inner(to, at) : Piece{};
  return at;
}

// `(*f)(int)` declares a variable, `*f(int)` a function.
bool declares_function(Lowering& to, const Piece& declarator) {
  const Piece function = function_of(to, declarator);
  if (!function) return false;
  const Piece name = inner(to, function);
  return name && !name.is("parenthesized_declarator");
}

// `T x(y)` among statements makes a T: a function would have named its parameters.
bool is_construction(const Piece& piece, Lowering& to, const Piece& declarator) {
  const TSNode around = ts_node_parent(piece.node);
  if (ts_node_is_null(around) || std::string_view(ts_node_type(around)) != "compound_statement") return false;
  if (!declarator.is("function_declarator")) return false;
  const TSNode list = ts_node_child_by_field_name(declarator.node, "parameters", 10);
  const auto given = ts_node_is_null(list) ? std::vector<Piece>{} : to.pieces({list, 0});
  return !given.empty() && std::ranges::all_of(given, [&](const Piece& one) {
    const auto parts = to.pieces(one);
    return one.is("parameter_declaration") && parts.size() == 1 && parts[0].is("type_identifier") &&
           to.text(parts[0]) != placeholder::ellipsis;
  });
}

// `virtual T f() = 0;` outside of a class, as patterns have it.
bool is_pure(Lowering& to, const Piece& declarator) {
  return declarator.is("init_declarator") && to.text(to.child(declarator, "value")) == "0";
}

// `= default`, `= delete`, `= 0` in place of a body.
void no_body(Lowering& to, const Piece& clause) {
  for (const Piece& word : to.pieces(clause, true)) {
    if (word.is("=") || word.is(";")) continue;
    to.out.set_text(to.out.open(Kind::Other, Role::Body, clause.range()), to.text(word));
    to.out.close();
  }
}

// `A() : x(1), y{2} {…}`: calls of what is made.
void initializers(Lowering& to, const Piece& list) {
  for (const Piece& one : to.pieces(list)) {
    if (!one.is("field_initializer")) continue;
    const NodeId id = to.out.open(Kind::Call, Role::Init, one.range());
    static_cast<void>(id);
    Role next = Role::Callee;
    for (const Piece& part : to.pieces(one)) {
      if (next == Role::Callee) {
        to.any(part, next);
      } else {
        to.all(part, next);
      }
      next = Role::Item;
    }
    to.out.close();
  }
}

NodeId function(Lowering& to, const Piece& piece, const Piece& declarator, Role role) {
  const NodeId id = open_definition(to, Kind::Function, piece, role);
  modifiers(to, piece);
  const Piece declarator_of_function = function_of(to, declarator);
  if (const TSNode made = ts_node_child_by_field_name(piece.node, "type", 4); !ts_node_is_null(made)) {
    // Pointers around the function belong to what it gives back.
    const Piece written{made, 0};
    const bool pointer = declarator.is("pointer_declarator");
    if (pointer) to.out.set_text(to.out.open(Kind::Type, Role::ReturnType, written.range()), "*");
    to.any(written, pointer ? Role::Item : Role::ReturnType);
    if (pointer) to.out.close();
  }
  if (declarator_of_function) {
    if (const Piece name = declared(to, declarator_of_function)) to.any(name, Role::Name);
    parameters(to, declarator_of_function);
  }
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("field_initializer_list")) initializers(to, part);
    if (part.is("compound_statement")) to.any(part, Role::Body);
    if (part.type().ends_with("_clause")) no_body(to, part);
  }
  const TSNode given = ts_node_child_by_field_name(piece.node, "default_value", 13);  // of a member
  const Piece zero = is_pure(to, declarator) ? to.child(declarator, "value") : Piece{given};
  if (zero) to.out.leaf(Kind::Other, Role::Body, zero.range(), "0");
  to.out.close();
  return id;
}

NodeId function_definition(Lowering& to, const Piece& piece, Role role) {
  return function(to, piece, to.child(piece, "declarator"), role);
}

bool assigns(Lowering& to, const Piece& declarator) {
  for (const Piece& part : to.pieces(declarator, true)) {
    if (part.is("=")) return true;
  }
  return false;
}

// `T x(1)`, `T x{1}`: a New that isn't written.
void construction(Lowering& to, const Piece& type, const Piece& arguments) {
  const NodeId id = to.out.open(Kind::New, Role::Value, arguments.range());
  to.out.set_flag(id, Flag::Shorthand);
  to.any(type, Role::Callee);
  for (const Piece& one : to.pieces(arguments)) {
    if (!one.is("parameter_declaration")) {
      to.any(one, Role::Item);
      continue;
    }
    for (const Piece& name : to.pieces(one)) to.any(name, Role::Item);
  }
  to.out.close();
}

// One VarDef for each declarator.
NodeId declaration(Lowering& to, const Piece& piece, Role role) {
  const Piece written = to.child(piece, "type");
  const TSFieldId field = to.child(piece, "declarator").field;
  std::vector<Piece> declarators;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == field && field != 0) declarators.push_back(part);
  }
  NodeId last = no_node;
  if (declarators.empty() && written) {
    last = written.is("struct_specifier") || written.is("enum_specifier") || written.is("union_specifier") ||
                   written.is("class_specifier")
               ? to.any(written, role)
               : to.any(written, role);
  }
  TSNode given = ts_node_child_by_field_name(piece.node, "default_value", 13);              // of a field
  if (ts_node_is_null(given)) given = ts_node_child_by_field_name(piece.node, "value", 5);  // `if (T x = e)`
  for (const Piece& one : declarators) {
    const bool constructs = written && is_construction(piece, to, one);
    if (!constructs && declares_function(to, one) && (!one.is("init_declarator") || is_pure(to, one))) {
      last = function(to, piece, one, role);
      continue;
    }
    const bool has_value = one.is("init_declarator");
    const Piece declarator = has_value ? to.child(one, "declarator") : one;
    const Piece name = declared(to, declarator);
    last = to.out.open(Kind::VarDef, role, declarators.size() == 1 ? piece.range() : one.range());
    to.out.set_op(last, "var");
    modifiers(to, piece);
    if (written) type(to, written, declarator, Role::Type);
    if (name) to.any(name, Role::Name);
    if (constructs) {
      construction(to, written, {ts_node_child_by_field_name(one.node, "parameters", 10), 0});
    } else if (has_value) {
      const Piece value = to.child(one, "value");
      const bool made = written && (value.is("argument_list") || (value.is("initializer_list") && !assigns(to, one)));
      if (made) {
        construction(to, written, value);
      } else {
        to.any(value, Role::Value);
      }
    } else if (!ts_node_is_null(given) && declarators.size() == 1) {
      to.any({given, 0}, Role::Value);
    }
    to.out.close();
  }
  return last;
}

NodeId type_definition(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::TypeAlias, role, piece.range());
  const Piece declarator = to.child(piece, "declarator");
  if (declarator) {
    type(to, to.child(piece, "type"), declarator, Role::Type);
    if (const Piece name = declared(to, declarator)) to.any(name, Role::Name);
  }
  to.out.close();
  return id;
}

NodeId parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  modifiers(to, piece);
  const Piece declarator = to.child(piece, "declarator");
  if (const Piece written = to.child(piece, "type")) type(to, written, declarator, Role::Type);
  if (declarator) {
    if (const Piece name = declared(to, declarator)) to.any(name, Role::Name);
  }
  if (piece.is("optional_parameter_declaration")) to.any(to.child(piece, "default_value"), Role::Value);
  to.out.close();
  return id;
}

// `struct s {…}` is a definition, `struct s` alone a name.
// The name in `struct x`, which remembers the word before it: `struct $S` asks for it.
NodeId tagged(Lowering& to, const Piece& piece, const Piece& name, Role role) {
  const NodeId id = to.any(name, role);
  const bool is_enum = piece.is("enum_specifier");
  if (id != no_node) to.out.set_op(id, is_enum ? "enum" : piece.is("union_specifier") ? "union" : "struct");
  return id;
}

NodeId structure(Lowering& to, const Piece& piece, Role role) {
  const Piece body = to.child(piece, "body");
  const Piece name = to.child(piece, "name");
  if (!body && name) return tagged(to, piece, name, role);
  const NodeId id = open_definition(to, Kind::Class, piece, role);
  const std::string_view word = to.text(piece);
  to.out.set_op(id, piece.is("union_specifier") ? "union" : word.starts_with("class") ? "class" : "struct");
  if (name) to.any(name, Role::Name);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("base_class_clause")) to.all(part, Role::Base);
  }
  if (body) to.any(body, Role::Body);
  to.out.close();
  return id;
}

NodeId enumeration(Lowering& to, const Piece& piece, Role role) {
  const Piece body = to.child(piece, "body");
  const Piece name = to.child(piece, "name");
  if (!body && name) return tagged(to, piece, name, role);
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  to.out.set_op(id, "enum");
  if (name) to.any(name, Role::Name);
  if (body) to.any(body, Role::Body);
  to.out.close();
  return id;
}

NodeId modifier(Lowering& to, const Piece& piece, Role) {
  return to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), to.text(piece));
}

}  // namespace

NodeId open_definition(Lowering& to, Kind kind, const Piece& piece, Role role) {
  auto& templates = static_cast<CLowering&>(to).templates;
  const std::vector<Piece> own = std::move(templates);
  templates.clear();
  Range at = piece.range();
  if (!own.empty()) at.begin = own.front().range().begin;
  const NodeId id = to.out.open(kind, role, at);
  for (const Piece& list : own) {
    to.out.open(Kind::TypeParams, Role::TypeParams, list.range());
    for (const Piece& one : to.pieces(list)) {
      const auto parts = to.pieces(one);
      to.out.open(Kind::Param, Role::Item, one.range());
      if (!parts.empty()) to.any(parts.back(), Role::Name);
      to.out.close();
    }
    to.out.close();
  }
  return id;
}

Piece declared(Lowering& to, Piece declarator) {
  while (declarator && is_declarator(declarator)) {
    if (declarator.is("abstract_pointer_declarator") || declarator.is("abstract_array_declarator") ||
        declarator.is("structured_binding_declarator"))
      return declarator.is("structured_binding_declarator") ? declarator : Piece{};
    declarator = inner(to, declarator);
  }
  return declarator;
}

void type(Lowering& to, const Piece& type, const Piece& declarator, Role role) {
  std::vector<Piece> around;
  for (Piece at = declarator; at && is_declarator(at); at = inner(to, at)) {
    if (at.type().find("pointer") != std::string_view::npos || at.type().find("array") != std::string_view::npos ||
        at.type().find("reference") != std::string_view::npos)
      around.push_back(at);
  }
  std::ranges::reverse(around);  // `*p[3]` are three pointers: what stands next to the name is said of it first
  std::size_t open = 0;
  for (const Piece& one : around) {
    const std::string_view kind = one.type();
    const bool array = kind.find("array") != std::string_view::npos;
    to.out.set_text(to.out.open(Kind::Type, open++ == 0 ? role : Role::Item, type.range()),
                    array                                            ? "[]"
                    : kind.find("pointer") != std::string_view::npos ? "*"
                    : to.text(one).starts_with("&&")                 ? "&&"
                                                                     : "&");
    const TSNode size = array ? ts_node_child_by_field_name(one.node, "size", 4) : TSNode{};
    if (size.id != nullptr && ts_node_is_named(size)) to.any({size, 0}, Role::Value);
  }
  to.any(type, open == 0 ? role : Role::Item);
  for (; open > 0; --open) to.out.close();
}

void modifiers(Lowering& to, const Piece& piece) {
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("storage_class_specifier") || part.is("type_qualifier") || part.is("virtual_specifier"))
      modifier(to, part, Role::Modifier);
  }
}

void parameters(Lowering& to, const Piece& declarator) {
  const TSNode list = ts_node_child_by_field_name(declarator.node, "parameters", 10);
  if (ts_node_is_null(list)) return;
  const auto all = to.pieces({list, 0});
  // `(void)` has none.
  if (all.size() == 1 && to.text(all[0]) == "void") return;
  for (const Piece& one : all) {
    if (one.is("identifier")) {
      to.out.open(Kind::Param, Role::Param, one.range());
      to.any(one, Role::Name);
      to.out.close();
    } else {
      to.any(one, Role::Param);
    }
  }
}

void add_declarations(Table& table) {
  table.special({"function_definition"}, function_definition);
  table.special({"declaration", "field_declaration"}, declaration);
  table.special({"type_definition"}, type_definition);
  table.special({"parameter_declaration"}, parameter);
  table.special({"struct_specifier", "union_specifier"}, structure);
  table.special({"enum_specifier"}, enumeration);
  table.node({"enumerator"}, Kind::VarDef).field("name", Role::Name).field("value", Role::Value);
  table.special({"storage_class_specifier", "type_qualifier"}, modifier);
}

}  // namespace insight::engine::syntax::c_family
