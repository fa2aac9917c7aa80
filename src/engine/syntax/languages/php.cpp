// PHP: its table and spec.
#include <algorithm>
#include <array>

#include "engine/syntax/languages/common_shapes.h"
#include "engine/syntax/languages/php_lowering.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_php();
}

namespace insight::engine::syntax {
namespace {

// `$x` keeps its sign: a constant x is something else.
NodeId variable(Lowering& to, const Piece& piece, Role role) {
  if (to.text(piece) == "$this") return to.out.leaf(Kind::This, role, piece.range(), "$this");
  return to.out.name(role, piece.range(), to.text(piece));
}

// `${name}` in a text is `$name`.
NodeId dynamic_variable(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() == 1 && parts[0].is("name")) return to.out.name(role, piece.range(), "$" + std::string(to.text(parts[0])));
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, piece.type());
  for (const Piece& part : parts) to.any(part, Role::Item);
  to.out.close();
  return id;
}

NodeId qualified(Lowering& to, const Piece& piece, Role role) {
  return to.dotted(piece, role, "\\");
}

NodeId argument(Lowering& to, const Piece& piece, Role role) {
  const Piece name = to.child(piece, "name");
  const NodeId id = name ? to.out.open(Kind::KeywordArg, role, piece.range()) : no_node;
  if (name) to.any(name, Role::Name);
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == 0) last = to.any(part, name ? Role::Value : role);
  }
  if (name) to.out.close();
  return name ? id : last;
}

NodeId creation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  Role next = Role::Callee;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("anonymous_class")) {
      php::class_like(to, part, Role::Callee);
      if (const Piece arguments = to.child_of_type(part, "arguments")) to.any(arguments, Role::Item);
      continue;
    }
    to.any(part, next);
    next = Role::Item;
  }
  to.out.close();
  return id;
}

// The first child in one role, what follows in another.
NodeId two_parts(Lowering& to, const Piece& piece, Role role, Kind kind, Role first, Role second) {
  const NodeId id = to.out.open(kind, role, piece.range());
  Role next = first;
  for (const Piece& part : to.pieces(piece)) {
    to.any(part, next);
    next = second;
  }
  to.out.close();
  return id;
}

NodeId subscript(Lowering& to, const Piece& piece, Role role) {
  return two_parts(to, piece, role, Kind::Index, Role::Object, Role::Item);
}
NodeId class_constant(Lowering& to, const Piece& piece, Role role) {
  return two_parts(to, piece, role, Kind::Dot, Role::Object, Role::Name);
}

// `a => b` of an array, or a value alone.
NodeId element(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() < 2) return parts.empty() ? no_node : to.any(parts.front(), role);
  const NodeId id = to.out.open(Kind::Pair, role, piece.range());
  to.out.set_flag(id, Flag::Computed);
  to.any(parts[0], Role::Key);
  to.any(parts[1], Role::Value);
  to.out.close();
  return id;
}

// With a key somewhere it is a Dict, else a List.
NodeId array(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const bool keys = std::ranges::any_of(parts, [&](const Piece& part) { return to.pieces(part).size() > 1; });
  const NodeId id = to.out.open(keys ? Kind::Dict : Kind::List, role, piece.range());
  for (const Piece& part : parts) to.any(part, Role::Item);
  to.out.close();
  return id;
}

// `[$a, $b] = …`, and by keys `['x' => $a] = …`.
NodeId list(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece, true);
  const auto is_arrow = [](const Piece& part) { return !part.is_named() && part.is("=>"); };
  const bool keys = std::ranges::any_of(parts, is_arrow);
  const NodeId id = to.out.open(keys ? Kind::Dict : Kind::List, role, piece.range());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].is_named()) continue;
    if (i + 2 >= parts.size() || !is_arrow(parts[i + 1])) {
      to.any(parts[i], Role::Item);
      continue;
    }
    to.out.set_flag(to.out.open(Kind::Pair, Role::Item, {parts[i].range().begin, parts[i + 2].range().end}), Flag::Computed);
    to.any(parts[i], Role::Key);
    to.any(parts[i + 2], Role::Value);
    to.out.close();
    i += 2;
  }
  to.out.close();
  return id;
}

// The expressions of `a, b, c`, whose rest is such a list again.
void listed(Lowering& to, Piece list) {
  for (bool more = true; more;) {
    more = false;
    for (const Piece& part : to.pieces(list)) {
      more = part.is("sequence_expression");
      if (more) {
        list = part;
      } else {
        to.any(part, Role::Item);
      }
    }
  }
}

// `echo a, b`, `include a`: calls of a function that is written without brackets.
NodeId word_call(Lowering& to, const Piece& piece, Role role) {
  const bool statement = piece.type().ends_with("_statement");
  const NodeId outer = statement ? to.out.open(Kind::ExprStatement, role, piece.range()) : no_node;
  Range at = piece.range();
  if (statement && to.text(piece).ends_with(';')) --at.end;
  const NodeId id = to.out.open(Kind::Call, statement ? Role::Value : role, at);
  const Piece word = to.pieces(piece, true).front();
  to.out.leaf(Kind::Identifier, Role::Callee, word.range(), word.type());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("sequence_expression")) {
      listed(to, part);
    } else {
      to.any(part, Role::Item);
    }
  }
  to.out.close();
  if (statement) to.out.close();
  return statement ? outer : id;
}

// `die` without brackets is a call as well.
NodeId bare_word(Lowering& to, const Piece& piece, Role role) {
  const std::string_view text = to.text(piece);
  const auto is_called = [&] {
    const TSNode holder = ts_node_parent(piece.node);
    return !ts_node_is_null(holder) && std::string_view(ts_node_type(holder)) == "function_call_expression";
  };
  if (text != "die" || role == Role::Name || is_called()) return to.out.name(role, piece.range(), text);
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  to.out.name(Role::Callee, piece.range(), text);
  to.out.close();
  return id;
}

NodeId prefixed(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece, true);
  const bool postfix = parts.front().is_named();
  const NodeId id = to.out.open(Kind::Unary, role, piece.range());
  to.out.set_op(id, postfix ? parts.back().type() : parts.front().type());
  if (postfix) to.out.set_flag(id, Flag::Postfix);
  to.any(postfix ? parts.front() : parts.back(), Role::Value);
  to.out.close();
  return id;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  return to.assignment(piece, role);
}

// `$a = &$b`
NodeId reference(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Assign, role, piece.range());
  to.any(to.child(piece, "left"), Role::Left);
  const Piece right = to.child(piece, "right");
  to.out.set_op(to.out.open(Kind::Unary, Role::Right, right.range()), "&");
  to.any(right, Role::Value);
  to.out.close();
  to.out.close();
  return id;
}

NodeId match_case(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  to.out.set_flag(id, Flag::Arrow);
  if (piece.is("match_conditional_expression")) to.all(to.child(piece, "conditional_expressions"), Role::Value);
  to.block(to.child(piece, "return_expression"), Role::Body);
  to.out.close();
  return id;
}

void expressions(Table& table) {
  table.special({"name"}, bare_word);
  table.name({"namespace_name", "primitive_type", "cast_type", "relative_scope", "bottom_type"});
  table.special({"variable_name"}, variable);
  table.special({"qualified_name", "relative_name"}, qualified);
  table.leaf({"integer", "float"}, Kind::Number);
  table.leaf({"boolean"}, Kind::Bool);
  table.leaf({"null"}, Kind::Null);
  table.special({"dynamic_variable_name"}, dynamic_variable);
  table.node({"function_call_expression"}, Kind::Call).chain("function", Role::Callee);
  table.node({"member_call_expression", "nullsafe_member_call_expression"}, Kind::Call).method_call("object", "name");
  table.node({"scoped_call_expression"}, Kind::Call).method_call("scope", "name");
  table.special({"argument"}, argument);
  table.node({"variadic_unpacking"}, Kind::Spread).op("...").rest(Role::Value);
  table.special({"object_creation_expression"}, creation);
  table.node({"member_access_expression", "nullsafe_member_access_expression"}, Kind::Dot)
      .chain("object", Role::Object)
      .field("name", Role::Name);
  table.node({"scoped_property_access_expression"}, Kind::Dot).chain("scope", Role::Object).field("name", Role::Name);
  table.special({"class_constant_access_expression"}, class_constant);
  table.special({"subscript_expression"}, subscript);
  table.special({"array_creation_expression"}, array);
  table.special({"list_literal"}, list);
  table.special({"array_element_initializer", "pair"}, element);
  table.special({"assignment_expression", "augmented_assignment_expression"}, assignment);
  table.special({"reference_assignment_expression"}, reference);
  table.node({"binary_expression"}, Kind::Binary).op_token().chain("left", Role::Left).field("right", Role::Right);
  table.node({"unary_op_expression"}, Kind::Unary).op_token().rest(Role::Value);
  table.special({"update_expression"}, prefixed);
  table.node({"error_suppression_expression"}, Kind::Unary).op("@").rest(Role::Value);
  table.node({"cast_expression"}, Kind::Cast).field("type", Role::Type).field("value", Role::Value);
  table.node({"conditional_expression"}, Kind::Conditional)
      .field("condition", Role::Condition)
      .field("body", Role::Then)
      .field("alternative", Role::Otherwise);
  table.special({"include_expression", "include_once_expression", "require_expression", "require_once_expression",
                 "print_intrinsic", "echo_statement", "exit_statement", "unset_statement", "clone_expression"},
                word_call);
  table.node({"yield_expression"}, Kind::Yield).rest(Role::Value);
  table.node({"throw_expression"}, Kind::Throw).rest(Role::Value);
  table.node({"sequence_expression"}, Kind::Sequence);
  table.node({"match_expression"}, Kind::Switch).field("condition", Role::Value);
  table.lift({"match_block"});
  table.special({"match_conditional_expression", "match_default_expression"}, match_case);
  table.node({"union_type", "intersection_type", "disjunctive_normal_form_type"}, Kind::Type);
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"<?php (", "\n);", Pick::Expression},
    {"<?php ", "", Pick::Statements},
    {"<?php ", ";", Pick::Statements},
    {"<?php class __ic_class { ", "\n}", Pick::Member},
    {"<?php class __ic_class { ", ";\n}", Pick::Member},
    {"<?php ", " { $__ic_ellipsis; }", Pick::Statements},
    {"<?php class __ic_class { ", " { $__ic_ellipsis; } }", Pick::Member},
    {"<?php try { $__ic_ellipsis; } ", "", Pick::Only, Kind::Catch},
    {"<?php try { $__ic_ellipsis; } ", " { $__ic_ellipsis; }", Pick::Only, Kind::Catch},
    {"<?php switch ($__ic_value) { ", "\n}", Pick::Only, Kind::Case},
    {"<?php [ ", "\n];", Pick::Only, Kind::Pair},
    {"<?php __ic_call( ", "\n);", Pick::Only, Kind::KeywordArg},
    {"<?php ", "\nclass __ic_class { }", Pick::Only, Kind::Decorator},
});

constexpr auto names_after =
    std::to_array<std::string_view>({"function", "class", "interface", "trait", "enum", "extends", "implements", "namespace", "use",
                                     "as", "catch (", "catch(", "const", "#[", "\\"});
constexpr auto variables = std::to_array<std::string_view>(
    {"$GLOBALS", "$_SERVER", "$_GET", "$_POST", "$_FILES", "$_COOKIE", "$_SESSION", "$_REQUEST", "$_ENV"});
constexpr std::array<std::string_view, 1> words{"php"};
constexpr std::array<std::string_view, 6> extensions{"php", "phtml", "php5", "php7", "inc", "tpl"};
constexpr std::array<std::string_view, 1> interpreters{"php"};
constexpr std::array<std::string_view, 4> comment_leaders{"//", "/*", "*", "#"};

}  // namespace

constexpr LanguageSpec php_spec{
    .language = Language::Php,
    .name = "php",
    .title = "PHP",
    .rule_words = words,
    .extensions = extensions,
    .interpreters = interpreters,
    .runs_on = only<Language::Php>,
    .grammar = tree_sitter_php,
    .lower = lower_by_table<tree_sitter_php, php::add_definitions, php::add_texts, expressions, php::add_statements>,
    .shapes = shapes,
    .style = {.gap_member_word = "var ", .variable_sigil = "$", .names_after = names_after, .variables = variables},
    .comment_leaders = comment_leaders};

}  // namespace insight::engine::syntax
