// Rust: its table and spec. Macros are Calls of their name with its `!`, their arguments read as expressions; an impl is a Class of
// its type; the last expression of a function is a Return.
#include <array>
#include <utility>

#include "engine/syntax/languages/rust_lowering.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"

extern "C" {
const TSLanguage* tree_sitter_rust();
}

namespace insight::engine::syntax {
namespace {

using rust::items;
using rust::RustLowering;
using rust::stands_alone;

NodeId expression_statement(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() == 1 && stands_alone(parts[0])) return to.any(parts[0], role);
  const NodeId id = to.out.open(Kind::ExprStatement, role, piece.range());
  to.all(piece, Role::Value);
  to.out.close();
  return id;
}

NodeId closure(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Arrow);
  for (const Piece& one : to.pieces(to.child(piece, "parameters"))) {
    if (one.is("parameter")) {
      to.any(one, Role::Param);
    } else {
      to.out.open(Kind::Param, Role::Param, one.range());
      to.any(one, Role::Name);
      to.out.close();
    }
  }
  to.any(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

NodeId postfix(Lowering& to, const Piece& piece, Role role) {
  const bool await = piece.is("await_expression");
  const NodeId id = to.out.open(await ? Kind::Await : Kind::Unary, role, piece.range());
  if (!await) {
    to.out.set_op(id, "?");
    to.out.set_flag(id, Flag::Postfix);
  }
  to.all(piece, Role::Value);
  to.out.close();
  return id;
}

NodeId index(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Index, role, piece.range());
  Role next = Role::Object;
  for (const Piece& part : to.pieces(piece)) {
    to.any(part, next);
    next = Role::Item;
  }
  to.out.close();
  return id;
}

NodeId range(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Binary, role, piece.range());
  to.out.set_op(id, "..");
  bool behind = false;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is_named()) {
      to.any(part, behind ? Role::Right : Role::Left);
    } else {
      behind = true;
    }
  }
  to.out.close();
  return id;
}

NodeId reference(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Unary, role, piece.range());
  to.out.set_op(id, "&");
  to.any(to.child(piece, "value"), Role::Value);
  to.out.close();
  return id;
}

NodeId augmented(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::AugAssign, role, piece.range());
  to.out.set_op(id, to.child(piece, "operator").type());
  to.any(to.child(piece, "left"), Role::Left);
  to.any(to.child(piece, "right"), Role::Right);
  to.out.close();
  return id;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const std::string_view all = to.text(piece);
  const std::size_t quote = all.find_first_of("\"'");
  return to.string(piece, role, quote == std::string_view::npos ? 0 : quote + 1);
}

NodeId raw_text(Lowering& to, const Piece& piece, Role role) {
  const Piece content = to.child_of_type(piece, "string_content");
  return to.out.leaf(Kind::String, role, piece.range(), content ? to.text(content) : std::string_view());
}

// `f::<T>`: the types stand in the call, which keeps them between what is called and what it is given.
NodeId without_types(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.any(to.child(piece, "function"), role);
  static_cast<RustLowering&>(to).types = to.child(piece, "type_arguments");
  return id;
}

NodeId given(Lowering& to, const Piece& piece, Role role) {
  return to.arguments(piece, std::exchange(static_cast<RustLowering&>(to).types, {}), role);
}

// `&T` is another type than T; `&mut T` asks for the `mut`. Lifetimes say nothing.
NodeId reference_type(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "pointer");
  to.any(to.child(piece, "type"), Role::Item);
  if (const Piece word = to.child_of_type(piece, "mutable_specifier"))
    to.out.leaf(Kind::Modifier, Role::Modifier, word.range(), to.text(word));
  to.out.close();
  return id;
}

NodeId initializer(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::KeywordArg, role, piece.range());
  if (piece.is("field_initializer")) {
    to.any(to.child(piece, "field"), Role::Name);
    to.any(to.child(piece, "value"), Role::Value);
  } else {
    to.all(piece, Role::Name);
    to.all(piece, Role::Value);
  }
  to.out.close();
  return id;
}

NodeId marked_block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, piece.is("unsafe_block") ? "unsafe" : "async");
  to.all(piece, Role::Body);
  to.out.close();
  return id;
}

// `Some(x)`, `Pair(_, y)`: a call, in which `_` is a name like another.
NodeId constructor_pattern(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  const Piece type = to.child(piece, "type");
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("_")) to.out.leaf(Kind::Identifier, Role::Item, part.range(), "_");
    if (part.is_named()) to.any(part, part.field == type.field ? Role::Callee : Role::Item);
  }
  to.out.close();
  return id;
}

NodeId match_arm(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  const Piece pattern = to.child(piece, "pattern");
  for (const Piece& part : to.pieces(pattern)) {
    const bool guard = part.field != 0 && part.field == to.child(pattern, "condition").field;
    to.any(part, guard ? Role::Condition : Role::Value);
  }
  const Piece value = to.child(piece, "value");
  if (value.is("block")) {
    to.any(value, Role::Body);
  } else {
    to.out.open(Kind::Block, Role::Body, value.range());
    const bool alone = stands_alone(value);
    if (!alone) to.out.open(Kind::ExprStatement, Role::Item, value.range());
    to.any(value, alone ? Role::Item : Role::Value);
    if (!alone) to.out.close();
    to.out.close();
  }
  to.out.close();
  return id;
}

void expressions(Table& table) {
  table.special({"closure_expression"}, closure);
  table.name({"identifier", "field_identifier", "type_identifier", "primitive_type", "shorthand_field_identifier", "self", "super",
              "crate", "metavariable", "never_type", "unit_type"});
  table.leaf({"integer_literal", "float_literal", "negative_literal"}, Kind::Number);
  table.leaf({"boolean_literal"}, Kind::Bool);
  table.special({"string_literal"}, text);
  table.leaf({"char_literal"}, Kind::Other);  // no text
  table.special({"raw_string_literal"}, raw_text);
  table.node({"call_expression"}, Kind::Call).chain("function", Role::Callee);
  table.special({"generic_function"}, without_types);
  table.node({"field_expression"}, Kind::Dot).chain("value", Role::Object).field("field", Role::Name);
  table.node({"scoped_identifier", "scoped_type_identifier"}, Kind::Dot).chain("path", Role::Object).field("name", Role::Name);
  table.special({"await_expression", "try_expression"}, postfix);
  table.special({"index_expression"}, index);
  table.special({"range_expression"}, range);
  table.special({"reference_expression"}, reference);
  table.node({"unary_expression"}, Kind::Unary).op_token().rest(Role::Value);
  table.node({"binary_expression"}, Kind::Binary).op_token().chain("left", Role::Left).field("right", Role::Right);
  table.node({"assignment_expression"}, Kind::Assign).field("left", Role::Left).field("right", Role::Right);
  table.special({"compound_assignment_expr"}, augmented);
  table.node({"type_cast_expression"}, Kind::Cast).field("value", Role::Value).field("type", Role::Type);
  table.node({"struct_expression"}, Kind::New).field("name", Role::Callee);
  table.special({"field_initializer", "shorthand_field_initializer"}, initializer);
  table.node({"base_field_initializer"}, Kind::Spread).rest(Role::Value);
  table.node({"array_expression", "slice_pattern"}, Kind::List);
  table.node({"tuple_expression", "tuple_pattern", "tuple_type", "unit_expression"}, Kind::Tuple);
  table.special({"tuple_struct_pattern"}, constructor_pattern);
  table.node({"generic_type", "generic_type_with_turbofish"}, Kind::GenericType).field("type", Role::Name);
  table.special({"arguments"}, given);
  table.special({"reference_type"}, reference_type);
  table.lift({"parenthesized_expression", "type_arguments", "field_initializer_list", "mut_pattern", "ref_pattern",
              "reference_pattern", "dynamic_type", "abstract_type", "match_block", "else_clause", "ordered_field_declaration_list",
              "match_pattern"});
}

void statements(Table& table) {
  table.special({"expression_statement"}, expression_statement);
  table.node({"empty_statement"}, Kind::Empty);
  table.node({"return_expression"}, Kind::Return).rest(Role::Value);
  table.node({"break_expression"}, Kind::Break).rest(Role::Value);
  table.node({"continue_expression"}, Kind::Continue);
  table.node({"if_expression"}, Kind::If)
      .field("condition", Role::Condition)
      .field("consequence", Role::Then)
      .field("alternative", Role::Otherwise);
  table.node({"match_expression"}, Kind::Switch).field("value", Role::Value).field("body", Role::Item);
  table.special({"match_arm"}, match_arm);
  table.node({"for_expression"}, Kind::ForEach).field("pattern", Role::Left).field("value", Role::Right).field("body", Role::Body);
  table.node({"while_expression"}, Kind::While).field("condition", Role::Condition).field("body", Role::Body);
  table.node({"loop_expression"}, Kind::While).field("body", Role::Body);
  table.special({"unsafe_block", "async_block"}, marked_block);
}

void lower_rust(Cst root, Builder& builder) {
  RustLowering to(table_of<tree_sitter_rust, rust::add_definitions, expressions, statements>(), builder);
  builder.open(Kind::File, Role::Item, {0, static_cast<std::uint32_t>(builder.source().size())});
  items(to, {root.raw(), 0}, false);
  builder.close();
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"fn __ic_function() { (", "\n); }\n", Pick::Expression, Kind::Other, true},
    {"fn __ic_function() { ", "\n}\n", Pick::Statements, Kind::Other, true},
    {"fn __ic_function() { ", ";\n}\n", Pick::Statements, Kind::Other, true},
    {"", "\n", Pick::Statements},
    {"", " { __ic_ellipsis; }\n", Pick::Statements},
    {"impl __ic_class { ", "\n}\n", Pick::Member},
    {"match __ic_value { ", "\n}\n", Pick::Only, Kind::Case},
    {"", "\nfn __ic_function() { }\n", Pick::Only, Kind::Decorator},
});

constexpr std::array<std::string_view, 2> words{"rust", "rs"};
constexpr std::array<std::string_view, 1> extensions{"rs"};

}  // namespace

constexpr LanguageSpec rust_spec{.language = Language::Rust,
                                 .name = "rust",
                                 .title = "Rust",
                                 .rule_words = words,
                                 .extensions = extensions,
                                 .runs_on = only<Language::Rust>,
                                 .grammar = tree_sitter_rust,
                                 .lower = lower_rust,
                                 .shapes = shapes,
                                 .style = {.quotes = "\"", .gap_member = ": __ic_gap,", .gap_method = "!{}"},
                                 .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
