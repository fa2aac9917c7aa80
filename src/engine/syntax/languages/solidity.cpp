// Solidity: its table and spec. Contracts, libraries and interfaces are Classes, a function's own modifiers Decorators, the options
// of a call (`f{value: v}(…)`) a New that is called; assembly is read like the rest.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/syntax/languages/solidity_operators.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_solidity();
}

namespace insight::engine::syntax {
namespace {

// What stands in the wrappers that the grammar puts around statements and expressions.
Piece bare(Lowering& to, Piece piece) {
  while (piece && (piece.is("statement") || piece.is("expression"))) {
    const auto inner = to.pieces(piece);
    if (inner.size() != 1) break;
    piece = inner.front();
  }
  return piece;
}

// A statement as a Block; a block as itself.
void block(Lowering& to, const Piece& piece, Role role) {
  if (!piece) return;
  const Piece inner = bare(to, piece);
  const bool is_block = inner.is("block_statement");
  if (!is_block) to.out.open(Kind::Block, role, inner.range());
  to.any(inner, is_block ? role : Role::Item);
  if (!is_block) to.out.close();
}

// --- definitions

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

// Events and errors: to a pattern, functions that are declared only.
NodeId declared(Lowering& to, const Piece& piece, Role role) {
  const bool member = to.out.in_class();
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
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

// --- types

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

// --- expressions

// `address(x)`, `uint8(x)`
NodeId cast(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const NodeId id = to.out.open(Kind::Cast, role, piece.range());
  for (const Piece& part : parts) to.any(part, part.is("primitive_type") ? Role::Type : Role::Value);
  to.out.close();
  return id;
}

// `payable(x)`, `type(T)`, and calls in assembly: what is called is a word of the language.
NodeId word_call(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  bool called = false;
  for (const Piece& part : to.pieces(piece, true)) {
    if (!called) {
      if (part.is_named()) {
        to.any(part, Role::Callee);
      } else {
        to.out.name(Role::Callee, part.range(), part.type());
      }
      called = true;
    } else if (part.is_named()) {
      to.any(part, Role::Item);
    }
  }
  to.out.close();
  return id;
}

// `f{value: v}`, `Point({x: 1})`
NodeId field_value(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::KeywordArg, role, piece.range());
  to.any(to.child(piece, "name"), Role::Name);
  to.any(to.child(piece, "value"), Role::Value);
  to.out.close();
  return id;
}

NodeId slice(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Index, role, piece.range());
  to.any(to.child(piece, "base"), Role::Object);
  to.out.open(Kind::Slice, Role::Item, piece.range());
  if (const Piece from = to.child(piece, "from")) to.any(from, Role::Init);
  if (const Piece end = to.child(piece, "to")) to.any(end, Role::Condition);
  to.out.close();
  to.out.close();
  return id;
}

NodeId augmented(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::AugAssign, role, piece.range());
  Role next = Role::Left;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is_named()) {
      to.any(part, next);
    } else {
      to.out.set_op(id, part.type());
      next = Role::Right;
    }
  }
  to.out.close();
  return id;
}

NodeId update(Lowering& to, const Piece& piece, Role role) {
  return to.signed_value(piece, role);
}

NodeId conditional(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Conditional, role, piece.range());
  Role next = Role::Condition;
  for (const Piece& part : to.pieces(piece)) {
    to.any(part, next);
    next = next == Role::Condition ? Role::Then : Role::Otherwise;
  }
  to.out.close();
  return id;
}

// `"a" "b"` is one text; unicode"…" and hex"…" are texts of theirs.
NodeId text(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() > 1) {
    std::string joined;
    for (const Piece& part : parts) {
      const std::string_view written = to.text(part);
      if (written.size() >= 2) joined += written.substr(1, written.size() - 2);
    }
    return to.out.leaf(Kind::String, role, piece.range(), joined);
  }
  const std::size_t quote = to.text(piece).find_first_of("\"'");
  return to.string(piece, role, quote == std::string_view::npos ? 0 : quote + 1);
}

NodeId expression(Lowering& to, const Piece& piece, Role role) {
  const auto inner = to.pieces(piece);
  if (inner.size() != 1) return to.other(piece, role);
  return solidity::is_misread(to, inner[0]) ? solidity::reread(to, inner[0], role) : to.any(inner[0], role);
}

// --- statements

NodeId if_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  to.any(to.child(piece, "condition"), Role::Condition);
  Role next = Role::Then;
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("statement")) continue;
    const Piece inner = bare(to, part);
    if (next == Role::Otherwise && inner.is("if_statement")) {
      to.any(inner, next);
    } else {
      block(to, inner, next);
    }
    next = Role::Otherwise;
  }
  to.out.close();
  return id;
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const bool body_first = piece.is("do_while_statement");
  const NodeId id = to.out.open(body_first ? Kind::DoWhile : Kind::While, role, piece.range());
  if (body_first) block(to, to.child(piece, "body"), Role::Body);
  to.any(to.child(piece, "condition"), Role::Condition);
  if (!body_first) block(to, to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

NodeId for_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::For, role, piece.range());
  for (const auto& [field, part_role] : {std::pair{"initial", Role::Init}, std::pair{"condition", Role::Condition}}) {
    const Piece part = to.child(piece, field);
    if (!part || !part.is_named()) continue;
    const auto inner = to.pieces(part);
    if (part.is("expression_statement") && inner.size() == 1) {
      to.any(inner[0], part_role);
    } else {
      to.any(part, part_role);
    }
  }
  if (const Piece update = to.child(piece, "update")) to.any(update, Role::Update);
  block(to, to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

// `emit E(a)`
NodeId emit(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, "emit");
  const Piece name = to.child(piece, "name");
  to.out.open(Kind::Call, Role::Value, {name.range().begin, piece.range().end});
  to.any(name, Role::Callee);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("call_argument")) to.any(part, Role::Item);
  }
  to.out.close();
  to.out.close();
  return id;
}

// `revert("why")`, `revert E(a)`: a call of revert, as where it stands in an expression.
NodeId revert(Lowering& to, const Piece& piece, Role role) {
  const Piece error = to.child(piece, "error");
  const Piece list = to.child_of_type(piece, "revert_arguments");
  const Range word{piece.range().begin, std::min(piece.range().begin + 6, piece.range().end)};
  const NodeId id = to.out.open(Kind::ExprStatement, role, piece.range());
  to.out.open(Kind::Call, Role::Value, piece.range());
  to.out.name(Role::Callee, word, "revert");
  if (error && list) to.out.open(Kind::Call, Role::Item, {error.range().begin, list.range().end});
  if (error) to.any(error, list ? Role::Callee : Role::Item);
  if (list) to.all(list, Role::Item);
  if (error && list) to.out.close();
  to.out.close();
  to.out.close();
  return id;
}

NodeId block_statement(Lowering& to, const Piece& piece, Role role) {
  const Piece word = to.child_of_type(piece, "unchecked");
  const NodeId id = to.out.open(word ? Kind::Other : Kind::Block, role, piece.range());
  if (word) {
    to.out.set_text(id, "unchecked");
    to.out.open(Kind::Block, Role::Body, {word.range().end, piece.range().end});
  }
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("unchecked")) to.any(part, Role::Item);
  }
  if (word) to.out.close();
  to.out.close();
  return id;
}

NodeId try_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Try, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("catch_clause")) {
      to.any(part, Role::Item);
    } else {
      to.any(part, part.is("block_statement") ? Role::Body : Role::Init);
    }
  }
  to.out.close();
  return id;
}

// `catch Error(string memory why) {…}`
NodeId catch_clause(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  std::vector<Piece> caught = to.pieces(piece);
  const Piece body = to.child(piece, "body");
  std::erase_if(caught, [&](const Piece& one) { return one.is("block_statement"); });
  if (!caught.empty()) {
    to.out.open(Kind::Tuple, Role::Type, {caught.front().range().begin, caught.back().range().end});
    for (const Piece& part : caught) to.any(part, Role::Item);
    to.out.close();
  }
  if (body) to.any(body, Role::Body);
  to.out.close();
  return id;
}

// --- assembly

NodeId assembly(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, "assembly");
  std::uint32_t begin = piece.range().begin;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("{")) begin = part.range().begin;
  }
  to.out.open(Kind::Block, Role::Body, {begin, piece.range().end});
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("assembly_flags")) to.statement(part);
  }
  to.out.close();
  to.out.close();
  return id;
}

NodeId yul_block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  for (const Piece& part : to.pieces(piece)) to.statement(part);
  to.out.close();
  return id;
}

// `let a, b := f()`, `a := f()`
NodeId yul_assignment(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const auto sign = std::ranges::find_if(tokens, [](const Piece& one) { return one.is(":=") || one.is("="); });
  std::vector<Piece> left;
  for (auto at = tokens.begin(); at != sign; ++at) {
    if (at->is_named()) left.push_back(*at);
  }
  const bool declares = piece.is("yul_variable_declaration");
  const NodeId id = to.out.open(declares ? Kind::VarDef : Kind::Assign, role, piece.range());
  const Role target = declares ? Role::Name : Role::Left;
  if (left.size() > 1) to.out.open(Kind::Tuple, target, {left.front().range().begin, left.back().range().end});
  for (const Piece& one : left) to.any(one, left.size() > 1 ? Role::Item : target);
  if (left.size() > 1) to.out.close();
  for (auto at = sign; at != tokens.end(); ++at) {
    if (at->is_named()) to.any(*at, declares ? Role::Value : Role::Right);
  }
  to.out.close();
  return id;
}

NodeId yul_if(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::If, Role::Condition, Role::Then);
}

void definitions(Table& table) {
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

void expressions(Table& table) {
  table.lift({"statement", "parenthesized_expression", "call_argument", "yul_path"});
  table.name({"identifier", "primitive_type", "any_source_type", "yul_identifier", "yul_evm_builtin"});
  table.leaf({"number_literal", "yul_decimal_number", "yul_hex_number"}, Kind::Number);
  table.leaf({"boolean_literal", "yul_boolean"}, Kind::Bool);
  table.special(
      {"string_literal", "hex_string_literal", "unicode_string_literal", "yul_string_literal", "yul_hex_string_literal", "string"},
      text);
  table.node({"call_expression"}, Kind::Call).chain("function", Role::Callee);
  table.special({"expression"}, expression);
  table.special({"type_cast_expression"}, cast);
  table.special({"payable_conversion_expression", "meta_type_expression", "yul_function_call"}, word_call);
  table.node({"struct_expression"}, Kind::New).chain("type", Role::Callee);
  table.special({"struct_field_assignment", "call_struct_argument"}, field_value);
  table.node({"new_expression"}, Kind::New).field("name", Role::Callee);
  table.node({"member_expression"}, Kind::Dot).chain("object", Role::Object).field("property", Role::Name);
  table.node({"array_access"}, Kind::Index).chain("base", Role::Object);
  table.special({"slice_access"}, slice);
  table.node({"inline_array_expression"}, Kind::List);
  table.node({"assignment_expression"}, Kind::Assign).field("left", Role::Left).field("right", Role::Right);
  table.special({"augmented_assignment_expression"}, augmented);
  table.node({"binary_expression"}, Kind::Binary).op_token().chain("left", Role::Left).field("right", Role::Right);
  table.node({"unary_expression"}, Kind::Unary).op_token().rest(Role::Value);
  table.special({"update_expression"}, update);
  table.special({"ternary_expression"}, conditional);
}

void statements(Table& table) {
  table.special({"block_statement"}, block_statement);
  table.node({"expression_statement"}, Kind::ExprStatement).rest(Role::Value);
  table.node({"return_statement"}, Kind::Return).rest(Role::Value);
  table.node({"break_statement", "yul_break", "yul_leave"}, Kind::Break);
  table.node({"continue_statement", "yul_continue"}, Kind::Continue);
  table.special({"if_statement"}, if_statement);
  table.special({"while_statement", "do_while_statement"}, loop);
  table.special({"for_statement"}, for_statement);
  table.special({"emit_statement"}, emit);
  table.special({"revert_statement"}, revert);
  table.special({"try_statement"}, try_statement);
  table.special({"catch_clause"}, catch_clause);
  table.special({"assembly_statement"}, assembly);
  table.special({"yul_block"}, yul_block);
  table.special({"yul_variable_declaration", "yul_assignment"}, yul_assignment);
  table.special({"yul_if_statement"}, yul_if);
}

// The grammar has words of its own behind `pragma solidity`; behind any other name it takes anything.
std::string prepared(std::string_view pattern) {
  constexpr std::string_view pragma = "pragma solidity ";
  std::string text(pattern);
  if (pattern.starts_with(pragma) && pattern.find('$') != std::string_view::npos)
    text.insert(pragma.find("solidity"), placeholder::word);
  return text;
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"contract __ic_class { function __ic_function() { (", "\n); } }", Pick::Expression, Kind::Other, true},
    {"contract __ic_class { function __ic_function() { ", "\n} }", Pick::Statements, Kind::Other, true},
    {"contract __ic_class { function __ic_function() { ", ";\n} }", Pick::Statements, Kind::Other, true},
    {"", "\n", Pick::Statements},
    {"", ";\n", Pick::Statements},
    {"contract __ic_class { ", "\n}", Pick::Member},
    {"contract __ic_class { ", ";\n}", Pick::Member},
    {"", " { __ic_ellipsis __ic_gap; }\n", Pick::Statements},
    {"contract __ic_class { ", " { __ic_ellipsis; } }", Pick::Member},
    {"contract __ic_class { function __ic_function() { ", " { __ic_ellipsis; } } }", Pick::Statements, Kind::Other, true},
});

constexpr auto member_starts = std::to_array<std::string_view>({"constructor", "fallback", "receive"});
constexpr auto statement_words =
    std::to_array<std::string_view>({"return", "constructor", "break", "continue", "emit", "assembly", "unchecked", "throw"});
constexpr std::array<std::string_view, 2> words{"solidity", "sol"};
constexpr std::array<std::string_view, 1> extensions{"sol"};

}  // namespace

constexpr LanguageSpec solidity_spec{.language = Language::Solidity,
                                     .name = "solidity",
                                     .title = "Solidity",
                                     .rule_words = words,
                                     .extensions = extensions,
                                     .runs_on = only<Language::Solidity>,
                                     .grammar = tree_sitter_solidity,
                                     .lower = lower_by_table<tree_sitter_solidity, definitions, expressions, statements>,
                                     .shapes = shapes,
                                     .style = {.gap_member = " __ic_gap;",
                                               .statement_words = statement_words,
                                               .member_starts = member_starts,
                                               .typed_metavars = false,
                                               .gap_option = ": 0"},
                                     .prepared = prepared,
                                     .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
