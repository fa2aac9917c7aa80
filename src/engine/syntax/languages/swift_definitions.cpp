#include "engine/syntax/languages/swift_lowering.h"

#include <algorithm>
#include <array>

namespace insight::engine::syntax::swift {

namespace {

// --- modifiers, attributes

NodeId modifiers(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& one : to.pieces(piece))
    last =
        one.is("attribute") ? to.any(one, Role::Decorator) : to.out.leaf(Kind::Modifier, Role::Modifier, one.range(), to.text(one));
  return last;
}

// `@Name`, `@Name(arguments)`
NodeId attribute(Lowering& to, const Piece& piece, Role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Decorator, Role::Decorator, piece.range());
  const bool call = std::ranges::any_of(tokens, [](const Piece& one) { return one.is("("); });
  if (call) to.out.open(Kind::Call, Role::Value, {piece.range().begin + 1, piece.range().end});
  Role next = call ? Role::Callee : Role::Value;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!stands(tokens[i])) continue;
    const bool labels = i + 2 < tokens.size() && tokens[i + 1].is(":") && stands(tokens[i + 2]);
    if (labels && next == Role::Item) {
      to.out.open(Kind::KeywordArg, Role::Item, around(tokens, i, i + 2));
      to.any(tokens[i], Role::Name);
      to.any(tokens[i + 2], Role::Value);
      to.out.close();
      i += 2;
    } else {
      to.any(tokens[i], next);
    }
    if (next == Role::Callee) next = Role::Item;
  }
  if (call) to.out.close();
  to.out.close();
  return id;
}

}  // namespace

void parameter(Lowering& to, const Piece& piece, const Piece& attribute, const Piece& value) {
  const NodeId id =
      to.out.open(Kind::Param, Role::Param, {(attribute ? attribute : piece).range().begin, (value ? value : piece).range().end});
  if (attribute) to.any(attribute, Role::Decorator);
  Pieces names;
  bool past_colon = false;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is(":")) {
      past_colon = true;
      to.any(names.empty() ? piece : names.back(), Role::Name);
    } else if (part.is("...")) {
      to.out.set_flag(id, Flag::Rest);
    } else if (!past_colon) {
      names.push_back(part);
    } else if (part.is("parameter_modifiers")) {
      to.any(part, Role::Modifier);
    } else if (is_type(part)) {
      to.any(part, Role::Type);
    }
  }
  if (!past_colon && !names.empty()) to.any(names.back(), Role::Name);
  if (value) to.any(value, Role::Value);
  to.out.close();
}

namespace {

// --- functions

// func, init, deinit and subscript; init and deinit are called by their word, subscript is no function to a pattern.
NodeId function(Lowering& to, const Piece& piece, Role role) {
  const bool member = to.out.in_class();
  const bool subscript = piece.is("subscript_declaration");
  const NodeId id = to.out.open(subscript ? Kind::Other : Kind::Function, role, piece.range());
  if (subscript) to.out.set_text(id, "subscript");
  if (member) to.out.set_flag(id, Flag::Method);
  const auto tokens = to.pieces(piece, true);
  bool named = false;
  bool past_arrow = false;
  int depth = 0;
  Piece own_attribute;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Piece& part = tokens[i];
    depth += part.is("(") ? 1 : part.is(")") ? -1 : 0;
    if (part.is("init") || part.is("deinit")) {
      to.out.name(Role::Name, part.range(), part.type());
      named = true;
    } else if (part.is("->")) {
      past_arrow = true;
    } else if (part.is("modifiers")) {
      to.any(part, Role::Modifier);
    } else if (part.is("attribute") && depth > 0) {
      own_attribute = part;
    } else if (part.is("parameter")) {
      const bool has_default = i + 2 < tokens.size() && tokens[i + 1].is("=");
      parameter(to, part, own_attribute, has_default ? tokens[i + 2] : Piece{});
      own_attribute = {};
      if (has_default) i += 2;
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (past_arrow && is_type(part)) {
      to.any(part, Role::ReturnType);
    } else if (part.is("function_body") || part.is("computed_property")) {
      to.any(part, Role::Body);
    } else if (!named && i > 0 && tokens[i - 1].is("func")) {
      if (stands(part)) {
        to.any(part, Role::Name);
      } else {
        to.out.name(Role::Name, part.range(), part.type());
      }
      named = true;
    }
  }
  to.out.close();
  return id;
}

// `{ [weak self] (a, b: T) -> R in … }`
NodeId closure(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  std::uint32_t begin = piece.range().begin + 1;
  const auto parts = to.pieces(piece, true);
  for (const Piece& part : parts) {
    if (part.is("attribute")) to.any(part, Role::Decorator);
    if (part.is("in")) begin = part.range().end;
    if (part.is("lambda_function_type")) {
      for (const Piece& inner : to.pieces(part)) {
        if (inner.is("lambda_function_type_parameters")) {
          for (const Piece& one : to.pieces(inner)) parameter(to, one, {}, {});
        } else if (is_type(inner)) {
          to.any(inner, Role::ReturnType);
        }
      }
    }
  }
  to.out.open(Kind::Block, Role::Body, {begin, std::max(begin, piece.range().end - 1)});
  for (const Piece& part : parts) {
    if (part.is("statements") || part.is("ERROR")) statements_in(to, part);
  }
  to.out.close();
  to.out.close();
  return id;
}

// --- variables

// Attributes and modifiers may stand without a node of their own around them.
bool is_modifier(const Piece& piece) {
  return piece.is("modifiers") || piece.is("attribute") || piece.type().ends_with("_modifier");
}

void modifier(Lowering& to, const Piece& piece) {
  if (piece.is("modifiers") || piece.is("attribute")) {
    to.any(piece, Role::Modifier);
  } else {
    to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), to.text(piece));
  }
}

// `var x: T { … }`, `willSet {…}`: what is run, as functions without a name of their own or by their word.
NodeId accessors(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (role == Role::Body) return body(to, piece, role);
  const bool plain = std::ranges::none_of(
      parts, [](const Piece& one) { return one.type().starts_with("computed_") || one.type().ends_with("set_clause"); });
  if (!plain) {
    to.all(piece, role);
    return no_node;
  }
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Method);
  body(to, piece, Role::Body);
  to.out.close();
  return id;
}

NodeId accessor(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Method);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Piece& part = tokens[i];
    if (part.is("willSet") || part.is("didSet")) {
      to.out.name(Role::Name, part.range(), to.text(part));
    } else if (part.is("simple_identifier")) {
      to.out.open(Kind::Param, Role::Param, part.range());
      to.any(part, Role::Name);
      to.out.close();
    } else if (part.is("{")) {
      i = block(to, tokens, i, Role::Body);
    }
  }
  to.out.close();
  return id;
}

// One of `let a = 1, b: T`, whose pieces are tokens[from, end).
NodeId declared(Lowering& to, const Pieces& tokens, std::size_t from, std::size_t end, const Pieces& before, Range at, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, at);
  for (const Piece& one : before) modifier(to, one);
  bool value = false;
  for (std::size_t i = from; i < end; ++i) {
    const Piece& part = tokens[i];
    if (part.is("=")) {
      value = true;
    } else if (part.is("pattern") && !value) {
      to.any(part, Role::Name);
    } else if (part.is("type_annotation")) {
      to.all(part, Role::Type);
    } else if (part.is("willset_didset_block") || part.is("computed_property")) {
      to.any(part, Role::Item);
    } else if (value && stands(part)) {
      to.any(part, Role::Value);
      value = false;
    }
  }
  to.out.close();
  return id;
}

NodeId property(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  Pieces before;
  std::size_t from = 0;
  while (from < tokens.size() &&
         (is_modifier(tokens[from]) || tokens[from].is("async") || tokens[from].is("value_binding_pattern"))) {
    if (!tokens[from].is("async")) before.push_back(tokens[from]);
    ++from;
  }
  NodeId last = no_node;
  for (bool first = true; from < tokens.size(); first = false) {
    std::size_t end = from;
    while (end < tokens.size() && !tokens[end].is(",")) ++end;
    if (end > from)
      last = declared(to, tokens, from, end, before,
                      {first ? piece.range().begin : tokens[from].range().begin, tokens[end - 1].range().end}, role);
    from = end + 1;
  }
  return last;
}

// --- classes: structures, enumerations, actors and extensions too

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  to.out.set_op(id, piece.is("protocol_declaration") ? "interface" : "class");
  bool named = false;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("enum")) {
      to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), "enum");
    } else if (!stands(part)) {
      continue;
    } else if (is_modifier(part)) {
      modifier(to, part);
    } else if (!named) {
      to.any(part, Role::Name);
      named = true;
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (part.is("inheritance_specifier")) {
      to.all(part, Role::Base);
    } else if (part.type().ends_with("_body")) {
      to.any(part, Role::Body);
    }
  }
  to.out.close();
  return id;
}

// `case a, b = 1, c(T)`
NodeId enum_entry(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  NodeId last = no_node;
  bool value = false;
  bool open = false;
  for (const Piece& part : tokens) {
    if (part.is(",") || part.is(";")) {
      if (open) to.out.close();
      open = false;
    } else if (part.is("=")) {
      value = true;
    } else if (!stands(part) || is_modifier(part)) {
      continue;
    } else if (!open) {
      last = to.out.open(Kind::VarDef, role, part.range());
      open = true;
      to.any(part, Role::Name);
    } else {
      to.any(part, value ? Role::Value : Role::Type);
      value = false;
    }
  }
  if (open) to.out.close();
  return last;
}

// Declared, never given here: what a protocol asks for.
NodeId requirement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  if (piece.is("associatedtype_declaration")) to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), "associatedtype");
  for (const Piece& part : to.pieces(piece)) {
    if (is_modifier(part) || part.is("value_binding_pattern")) {
      modifier(to, part);
    } else if (part.is("pattern") || part.is("type_identifier")) {
      to.any(part, Role::Name);
    } else if (part.is("type_annotation")) {
      to.all(part, Role::Type);
    } else if (is_type(part)) {
      to.any(part, Role::Type);
    }
  }
  to.out.close();
  return id;
}

NodeId import(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "import");
  const Piece name = to.child_of_type(piece, "identifier");
  if (name) to.out.name(Role::Module, name.range(), to.text(name));
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, piece.range());
  to.out.set_text(item, "*");
  to.out.close();
  to.out.close();
  return id;
}

}  // namespace

void add_definitions(Table& table) {
  table.special({"lambda_literal"}, closure);
  table.special({"modifiers"}, modifiers);
  table.special({"attribute"}, attribute);
  table.special({"import_declaration"}, import);
  table.special({"class_declaration", "protocol_declaration"}, class_like);
  table.node({"class_body", "enum_class_body", "protocol_body"}, Kind::Block);
  table.special({"enum_entry"}, enum_entry);
  table.node({"enum_type_parameters"}, Kind::Tuple);
  table.special({"associatedtype_declaration", "protocol_property_declaration"}, requirement);
  table.special(
      {"function_declaration", "protocol_function_declaration", "init_declaration", "deinit_declaration", "subscript_declaration"},
      function);
  table.special({"function_body"}, body);
  table.special({"property_declaration"}, property);
  table.special({"computed_property", "willset_didset_block"}, accessors);
  table.special({"computed_getter", "computed_setter", "computed_modify", "willset_clause", "didset_clause"}, accessor);
  table.node({"typealias_declaration"}, Kind::TypeAlias).rest(Role::Type);
  table.node({"type_parameters"}, Kind::TypeParams);
  table.lift({"type_annotation", "type_parameter", "type_arguments", "value_argument_label", "directly_assignable_expression",
              "switch_pattern"});
  table.drop({"type_modifiers", "parameter_modifiers", "type_constraints", "type_parameter_modifiers", "directive", "diagnostic",
              "statement_label", "shebang_line", "try_operator", "throw_keyword", "default_keyword", "catch_keyword",
              "where_keyword", "as_operator", "operator_declaration", "precedence_group_declaration", "else"});
}

}  // namespace insight::engine::syntax::swift
