// Solidity: its table and spec. Contracts, libraries and interfaces are Classes, a function's own modifiers Decorators, the options
// of a call (`f{value: v}(…)`) a New that is called; assembly is read like the rest.
#include <array>
#include <string>

#include "engine/syntax/languages/solidity_lowering.h"
#include "engine/syntax/languages/solidity_operators.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_solidity();
}

namespace insight::engine::syntax {
namespace {

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

void expressions(Table& table) {
  table.lift({"statement", "parenthesized_expression", "call_argument", "yul_path"});
  table.name({"identifier", "primitive_type", "any_source_type", "yul_identifier", "yul_evm_builtin"});
  table.leaf({"number_literal", "yul_decimal_number", "yul_hex_number"}, Kind::Number);
  table.leaf({"boolean_literal", "yul_boolean"}, Kind::Bool);
  table.special(
      {"string_literal", "hex_string_literal", "unicode_string_literal", "yul_string_literal", "yul_hex_string_literal", "string"},
      text);
  table.node({"call_expression"}, Kind::Call).chain("function", Role::Callee);
  table.special({"expression"}, solidity::expression);
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
  table.special({"update_expression"}, solidity::update);
  table.special({"ternary_expression"}, conditional);
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

NodeId solidity::update(Lowering& to, const Piece& piece, Role role) {
  return to.signed_value(piece, role);
}

NodeId solidity::expression(Lowering& to, const Piece& piece, Role role) {
  const auto inner = to.pieces(piece);
  if (inner.size() != 1) return to.other(piece, role);
  return solidity::is_misread(to, inner[0]) ? solidity::reread(to, inner[0], role) : to.any(inner[0], role);
}

constexpr LanguageSpec solidity_spec{
    .language = Language::Solidity,
    .name = "solidity",
    .title = "Solidity",
    .rule_words = words,
    .extensions = extensions,
    .runs_on = only<Language::Solidity>,
    .grammar = tree_sitter_solidity,
    .lower = lower_by_table<tree_sitter_solidity, solidity::add_definitions, expressions, solidity::add_statements>,
    .shapes = shapes,
    .style = {.gap_member = " __ic_gap;",
              .statement_words = statement_words,
              .member_starts = member_starts,
              .typed_metavars = false,
              .gap_option = ": 0"},
    .prepared = prepared,
    .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
