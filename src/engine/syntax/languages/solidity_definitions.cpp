// Solidity: contracts and what stands in them, variables, imports, types.
#include <algorithm>

#include "engine/syntax/languages/solidity_lowering.h"

namespace insight::engine::syntax::solidity {
namespace {

// Words that the grammar keeps as tokens or as nodes of their own.
bool is_modifier(const Piece& piece) {
  static constexpr auto kinds = std::to_array<std::string_view>(
      {"visibility", "virtual", "override_specifier", "immutable", "state_location", "constant", "public", "private", "internal",
       "external", "payable", "view", "pure", "abstract", "indexed", "anonymous", "memory", "storage", "calldata"});
  return std::ranges::find(kinds, piece.type()) != kinds.end();
}

void modifier(Lowering& to, const Piece& piece) {
  const std::string_view word = to.text(piece);
  to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), piece.is("override_specifier") ? word.substr(0, 8) : word);
}

// A parameter of anything, one of several variables, a member of a struct: a type, words, a name.
NodeId variable_of(Lowering& to, const Piece& piece, Role role, Kind kind) {
  const NodeId id = to.out.open(kind, role, piece.range());
  const TSFieldId name = to.child(piece, "name").field;
  for (const Piece& part : to.pieces(piece, true)) {
    if (is_modifier(part)) {
      modifier(to, part);
    } else if (part.is("type_name")) {
      to.any(part, Role::Type);
    } else if (part.is("identifier") && part.field == name) {
      to.any(part, Role::Name);
    } else if (part.is_named()) {
      to.any(part, Role::Value);
    }
  }
  to.out.close();
  return id;
}

NodeId parameter(Lowering& to, const Piece& piece, Role role) {
  return variable_of(to, piece, role, Kind::Param);
}

NodeId variable(Lowering& to, const Piece& piece, Role role) {
  return variable_of(to, piece, role, Kind::VarDef);
}

// `uint x = e;`, `(uint a, , T b) = e;`
NodeId variables(Lowering& to, const Piece& piece, Role role) {
  const Piece value = to.child(piece, "value");
  const auto parts = to.pieces(piece);
  if (parts.empty()) return no_node;
  if (parts[0].is("variable_declaration_tuple")) {
    const NodeId id = to.out.open(Kind::ExprStatement, role, piece.range());
    to.out.open(Kind::Assign, Role::Value, piece.range());
    to.any(parts[0], Role::Left);
    if (value) to.any(value, Role::Right);
    to.out.close();
    to.out.close();
    return id;
  }
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  for (const Piece& part : to.pieces(parts[0], true)) {
    if (is_modifier(part)) {
      modifier(to, part);
    } else if (part.is_named()) {
      to.any(part, part.is("type_name") ? Role::Type : Role::Name);
    }
  }
  if (value) to.any(value, Role::Value);
  to.out.close();
  return id;
}

// `(a, , b)`: a place that is left out is a place.
NodeId tuple(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Tuple, role, piece.range());
  bool filled = false;
  for (const Piece& part : tokens) {
    if (part.is_named()) {
      to.any(part, Role::Item);
      filled = true;
    } else if (part.is(",") || part.is(")")) {
      if (!filled && tokens.size() > 2) to.out.leaf(Kind::Empty, Role::Item, {part.range().begin, part.range().begin});
      filled = false;
    }
  }
  to.out.close();
  return id;
}

NodeId enum_value(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  to.out.name(Role::Name, piece.range(), to.text(piece));
  to.out.close();
  return id;
}

// `Base`, `Base(a)`
NodeId inheritance(Lowering& to, const Piece& piece, Role role) {
  const Piece base = to.child(piece, "ancestor");
  return base ? to.any(base, role) : no_node;
}

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  const std::string_view type = piece.type();
  to.out.set_op(id, type.starts_with("contract")    ? "class"
                    : type.starts_with("interface") ? "interface"
                    : type.starts_with("library")   ? "module"
                    : type.starts_with("enum")      ? "enum"
                                                    : "struct");
  for (const Piece& part : to.pieces(piece, true)) {
    if (is_modifier(part)) {
      modifier(to, part);
    } else if (part.is("identifier")) {
      to.any(part, Role::Name);
    } else if (part.is("inheritance_specifier")) {
      to.any(part, Role::Base);
    } else if (part.type().ends_with("_body")) {
      to.any(part, Role::Body);
    }
  }
  to.out.close();
  return id;
}

// Functions, constructors, modifiers, `receive` and `fallback`; `view` and `payable` are like modifiers of one's own, those without
// a name of their own go by their word. What a function returns is left out: to a pattern it says nothing.
NodeId function(Lowering& to, const Piece& piece, Role role) {
  const bool member = to.out.in_class();
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  if (member) to.out.set_flag(id, Flag::Method);
  bool past_returns = false;
  bool named = piece.is("function_definition") || piece.is("modifier_definition");
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("modifier") || part.is("state_mutability") || (named && part.is("payable"))) {
      to.out.open(Kind::Decorator, Role::Decorator, part.range());
      to.out.name(Role::Value, part.range(), to.text(part));
      to.out.close();
    } else if (!named && !part.is_named()) {
      to.out.name(Role::Name, part.range(), part.type());
      named = true;
    } else if (is_modifier(part)) {
      modifier(to, part);
    } else if (part.is("returns")) {
      past_returns = true;
    } else if (part.is("identifier")) {
      to.any(part, Role::Name);
    } else if (part.is("parameter")) {
      if (!past_returns) to.any(part, Role::Param);
    } else if (part.is("modifier_invocation")) {
      to.any(part, Role::Decorator);
    } else if (part.is("function_body")) {
      to.any(part, Role::Body);
    }
  }
  to.out.close();
  return id;
}

// `onlyOwner`, `only(role)`, `Base(a)`
NodeId modifier_call(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const bool call = std::ranges::any_of(tokens, [](const Piece& one) { return one.is("("); });
  const NodeId id = to.out.open(Kind::Decorator, role, piece.range());
  if (call) to.out.open(Kind::Call, Role::Value, piece.range());
  NodeId name = no_node;
  for (const Piece& part : tokens) {
    if (!part.is_named()) continue;
    if (part.is("call_argument")) {
      to.any(part, Role::Item);
    } else if (name == no_node) {
      name = to.any(part, call ? Role::Callee : Role::Value);
    } else {
      name = to.out.wrap(name, Kind::Dot, Role::Object, {piece.range().begin, part.range().end});
      to.any(part, Role::Name);
      to.out.close();
    }
  }
  if (call) to.out.close();
  to.out.close();
  return id;
}

// Events: to a pattern, functions that are declared only. Errors are something of their own.
NodeId declared(Lowering& to, const Piece& piece, Role role) {
  const bool is_error = piece.is("error_declaration");
  const bool member = to.out.in_class() && !is_error;
  const NodeId id = to.out.open(is_error ? Kind::Other : Kind::Function, role, piece.range());
  if (is_error) to.out.set_text(id, "error");
  if (member) to.out.set_flag(id, Flag::Method);
  for (const Piece& part : to.pieces(piece)) to.any(part, part.is("identifier") ? Role::Name : Role::Param);
  to.out.close();
  return id;
}

NodeId import(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "import");
  if (const Piece source = to.child(piece, "source")) to.any(source, Role::Module);
  const TSFieldId alias = to.child(piece, "alias").field;
  const auto parts = to.pieces(piece, true);
  NodeId item = no_node;
  for (const Piece& part : parts) {
    if (part.field == alias && part.is("identifier")) {
      if (item == no_node) {  // `import "m" as x`
        item = to.out.open(Kind::ImportName, Role::Item, part.range());
        to.out.set_text(item, "*");
      }
      to.any(part, Role::Name);
    } else if (part.is("identifier") || part.is("*")) {
      if (item != no_node) to.out.close();
      item = to.out.open(Kind::ImportName, Role::Item, part.range());
      to.out.set_text(item, to.text(part));
    }
  }
  if (item != no_node) to.out.close();
  to.out.close();
  return id;
}

// `using A for B;`, `using {f, g as +} for B;`
NodeId using_directive(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, to.child_of_type(piece, "using_alias") ? "using functions" : "using");
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// `pragma solidity ^0.8.0;`: its name and the rest as it is written.
NodeId pragma(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, "pragma");
  const std::string_view source = to.out.source();
  const auto parts = to.pieces(piece);
  if (!parts.empty()) {
    Range word = parts[0].range();
    const std::uint32_t end = word.end;
    while (word.begin < end && source[word.begin] == ' ') ++word.begin;
    std::uint32_t at = word.begin;
    while (at < end && source[at] != ' ' && source[at] != '\n') ++at;
    to.out.name(Role::Name, {word.begin, at}, source.substr(word.begin, at - word.begin));
    while (at < end && (source[at] == ' ' || source[at] == '\n')) ++at;
    if (at < end) to.out.name(Role::Value, {at, end}, source.substr(at, end - at));
  }
  to.out.close();
  return id;
}

NodeId type_name(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  if (tokens.size() == 1) return to.any(tokens[0], role);
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  const bool array = !tokens.empty() && tokens.back().is("]");
  to.out.set_text(id, array ? "[]" : tokens.empty() ? "type" : tokens[0].type());
  for (const Piece& part : tokens) {
    if (part.is_named() && !(part.is("identifier") && part.field != 0)) to.any(part, Role::Item);
  }
  to.out.close();
  return id;
}

NodeId path(Lowering& to, const Piece& piece, Role role) {
  return to.dotted(piece, role, ".");
}

}  // namespace

void add_definitions(Table& table) {
  table.special({"pragma_directive"}, pragma);
  table.special({"import_directive"}, import);
  table.special({"contract_declaration", "interface_declaration", "library_declaration", "struct_declaration", "enum_declaration"},
                class_like);
  table.special({"inheritance_specifier"}, inheritance);
  table.node({"contract_body", "struct_body", "enum_body", "function_body"}, Kind::Block);
  table.special({"enum_value"}, enum_value);
  table.special({"state_variable_declaration", "constant_variable_declaration", "struct_member"}, variable);
  table.special({"variable_declaration_statement"}, variables);
  table.special({"variable_declaration_tuple", "tuple_expression"}, tuple);
  table.special({"parameter", "event_parameter", "error_parameter", "return_parameter", "variable_declaration"}, parameter);
  table.special({"function_definition", "modifier_definition", "constructor_definition", "fallback_receive_definition"}, function);
  table.special({"modifier_invocation"}, modifier_call);
  table.special({"event_definition", "error_declaration"}, declared);
  table.special({"using_directive"}, using_directive);
  table.node({"user_defined_type_definition"}, Kind::TypeAlias).field("name", Role::Name).rest(Role::Type);
  table.special({"type_name"}, type_name);
  table.special({"user_defined_type", "type_alias"}, path);
}

}  // namespace insight::engine::syntax::solidity
