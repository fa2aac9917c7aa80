// Go: its table and spec.
#include <array>

#include "engine/syntax/languages/go_lowering.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"

extern "C" {
const TSLanguage* tree_sitter_go();
}

namespace insight::engine::syntax {
namespace {

NodeId expression_list(Lowering& to, const Piece& piece, Role role) {
  return go::one_or_tuple(to, to.pieces(piece), piece.range(), role);
}

NodeId short_definition(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  to.out.set_op(id, ":=");
  to.any(to.child(piece, "left"), Role::Name);
  to.any(to.child(piece, "right"), Role::Value);
  to.out.close();
  return id;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  const std::string_view op = to.child(piece, "operator").type();
  const bool statement = role == Role::Item;
  const NodeId outer = statement ? to.out.open(Kind::ExprStatement, role, piece.range()) : no_node;
  const NodeId id = to.out.open(op == "=" ? Kind::Assign : Kind::AugAssign, statement ? Role::Value : role, piece.range());
  if (op != "=") to.out.set_op(id, op);
  to.any(to.child(piece, "left"), Role::Left);
  to.any(to.child(piece, "right"), Role::Right);
  to.out.close();
  if (statement) to.out.close();
  return statement ? outer : id;
}

NodeId step(Lowering& to, const Piece& piece, Role role) {
  const bool statement = role == Role::Item;
  const NodeId outer = statement ? to.out.open(Kind::ExprStatement, role, piece.range()) : no_node;
  const NodeId id = to.out.open(Kind::Unary, statement ? Role::Value : role, piece.range());
  to.out.set_op(id, piece.is("inc_statement") ? "++" : "--");
  to.out.set_flag(id, Flag::Postfix);
  to.all(piece, Role::Value);
  to.out.close();
  if (statement) to.out.close();
  return statement ? outer : id;
}

// `f()` in the header of a loop or before a condition is no statement by itself, as `i++` and `i = 1` are none there.
NodeId expression_statement(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (role != Role::Item && parts.size() == 1) return to.any(parts.front(), role);
  const NodeId id = to.out.open(Kind::ExprStatement, role, piece.range());
  to.all(piece, Role::Value);
  to.out.close();
  return id;
}

// `go f()`, `defer f()`: its range is that of the call, so that a pattern for the call can leave these out, and a fix can't take
// the word away.
NodeId started(Lowering& to, const Piece& piece, Role role) {
  const auto pieces = to.pieces(piece);
  const auto range = pieces.empty() ? piece.range() : Range{pieces.front().range().begin, piece.range().end};
  const NodeId id = to.out.open(Kind::Unary, role, range);
  to.out.set_op(id, piece.is("go_statement") ? "go" : "defer");
  to.all(piece, Role::Value);
  to.out.close();
  return id;
}

// `T{a: 1, 2}`: what is built, and of what.
NodeId composite(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  to.any(to.child(piece, "type"), Role::Callee);
  to.all(to.child(piece, "body"), Role::Item);
  to.out.close();
  return id;
}

NodeId keyed(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const auto key = to.pieces(parts.front());
  const bool named = key.size() == 1 && key.front().is("identifier");
  const NodeId id = to.out.open(named ? Kind::KeywordArg : Kind::Pair, role, piece.range());
  to.any(parts.front(), named ? Role::Name : Role::Key);
  if (parts.size() > 1) to.any(parts.back(), Role::Value);
  to.out.close();
  return id;
}

NodeId type_of_parts(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id,
                  piece.is("slice_type") || piece.is("array_type") || piece.is("implicit_length_array_type") ? "[]" : piece.type());
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// `switch x := y.(type)` declares x.
NodeId type_switch(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Switch, role, piece.range());
  if (const Piece initializer = to.child(piece, "initializer")) to.any(initializer, Role::Init);
  const Piece alias = to.child(piece, "alias");
  const Piece value = to.child(piece, "value");
  if (alias) {
    const NodeId defined = to.out.open(Kind::VarDef, Role::Init, {alias.range().begin, value.range().end});
    to.out.set_op(defined, ":=");
    to.any(alias, Role::Name);
    to.any(value, Role::Value);
    to.out.close();
  } else {
    to.any(value, Role::Value);
  }
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("type_case") || part.is("default_case")) to.any(part, Role::Item);
  }
  to.out.close();
  return id;
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const Piece range = to.child_of_type(piece, "range_clause");
  const Piece clause = to.child_of_type(piece, "for_clause");
  const NodeId id = to.out.open(range ? Kind::ForEach : clause ? Kind::For : Kind::While, role, piece.range());
  const Piece body = to.child(piece, "body");
  if (range) {
    if (const Piece left = to.child(range, "left")) to.any(left, Role::Left);
    to.any(to.child(range, "right"), Role::Right);
  } else if (clause) {
    for (const auto& [name, part] : std::to_array<std::pair<std::string_view, Role>>(
             {{"initializer", Role::Init}, {"condition", Role::Condition}, {"update", Role::Update}})) {
      if (const Piece given = to.child(clause, name)) to.any(given, part);
    }
  } else {
    for (const Piece& part : to.pieces(piece)) {
      if (part.field != body.field) to.any(part, Role::Condition);
    }
  }
  to.any(body, Role::Body);
  to.out.close();
  return id;
}

NodeId switch_case(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  Piece body;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("statement_list")) {
      body = part;
    } else if (part.is("expression_list")) {
      to.all(part, Role::Value);
    } else {
      to.any(part, Role::Value);
    }
  }
  if (const auto done = body ? to.pieces(body) : std::vector<Piece>{}; !done.empty()) to.out.set_end(id, done.back().range().end);
  to.out.open(Kind::Block, Role::Body, body ? body.range() : Range{piece.range().end, piece.range().end});
  if (body) to.all(body, Role::Item);
  to.out.close();
  to.out.close();
  return id;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  return to.string(piece, role);
}

NodeId pointer(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "pointer");
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// `a[b:c:d]`: an Index with a Slice.
NodeId slice(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Index, role, piece.range());
  const Piece operand = to.child(piece, "operand");
  to.any(operand, Role::Object);
  to.out.open(Kind::Slice, Role::Item, {operand.range().end, piece.range().end});
  for (const auto& [name, part] : std::to_array<std::pair<std::string_view, Role>>(
           {{"start", Role::Init}, {"end", Role::Condition}, {"capacity", Role::Update}})) {
    if (const Piece given = to.child(piece, name)) to.any(given, part);
  }
  to.out.close();
  to.out.close();
  return id;
}

// Of a select's case: `x := <-c`.
NodeId receive(Lowering& to, const Piece& piece, Role role) {
  const Piece left = to.child(piece, "left");
  if (!left) return to.any(to.child(piece, "right"), role);
  const NodeId id = to.out.open(Kind::Assign, role, piece.range());
  to.any(left, Role::Left);
  to.any(to.child(piece, "right"), Role::Right);
  to.out.close();
  return id;
}

void expressions(Table& table) {
  table.name({"identifier", "field_identifier", "type_identifier", "package_identifier", "label_name", "blank_identifier", "iota"});
  table.leaf({"int_literal", "float_literal", "imaginary_literal"}, Kind::Number);
  table.leaf({"true", "false"}, Kind::Bool);
  table.leaf({"nil"}, Kind::Null);
  table.special({"interpreted_string_literal", "raw_string_literal"}, text);
  table.leaf({"rune_literal"}, Kind::Other);  // no text
  table.special({"pointer_type"}, pointer);
  table.node({"call_expression"}, Kind::Call).chain("function", Role::Callee).field("type_arguments", Role::TypeParams);
  table.node({"type_conversion_expression"}, Kind::Call).field("type", Role::Callee);
  table.node({"variadic_argument"}, Kind::Spread).op("...").rest(Role::Value);
  table.node({"selector_expression"}, Kind::Dot).chain("operand", Role::Object).field("field", Role::Name);
  table.node({"index_expression"}, Kind::Index).chain("operand", Role::Object);
  table.special({"slice_expression"}, slice);
  table.node({"type_assertion_expression"}, Kind::Cast).chain("operand", Role::Value).field("type", Role::Type);
  table.special({"composite_literal"}, composite);
  table.node({"literal_value"}, Kind::List);
  table.special({"keyed_element"}, keyed);
  table.node({"binary_expression"}, Kind::Binary).op_token().chain("left", Role::Left).field("right", Role::Right);
  table.node({"unary_expression"}, Kind::Unary).op_token().field("operand", Role::Value);
  table.special({"expression_list"}, expression_list);
  table.node({"qualified_type"}, Kind::Dot).field("package", Role::Object).field("name", Role::Name);
  table.node({"generic_type"}, Kind::GenericType).field("type", Role::Name);
  table.special({"slice_type", "array_type", "implicit_length_array_type", "map_type", "channel_type", "function_type",
                 "interface_type", "struct_type"},
                type_of_parts);
}

void statements(Table& table) {
  table.special({"expression_statement"}, expression_statement);
  table.special({"short_var_declaration"}, short_definition);
  table.special({"assignment_statement"}, assignment);
  table.special({"inc_statement", "dec_statement"}, step);
  table.special({"receive_statement"}, receive);
  table.node({"send_statement"}, Kind::Binary).op("<-").field("channel", Role::Left).field("value", Role::Right);
  table.special({"go_statement", "defer_statement"}, started);
  table.node({"return_statement"}, Kind::Return).rest(Role::Value);
  table.node({"break_statement"}, Kind::Break).rest(Role::Name);
  table.node({"continue_statement"}, Kind::Continue).rest(Role::Name);
  table.node({"labeled_statement"}, Kind::Labeled).field("label", Role::Name).rest(Role::Body);
  table.node({"empty_statement"}, Kind::Empty);
  table.node({"if_statement"}, Kind::If)
      .field("initializer", Role::Init)
      .field("condition", Role::Condition)
      .field("consequence", Role::Then)
      .field("alternative", Role::Otherwise);
  table.special({"for_statement"}, loop);
  table.node({"expression_switch_statement"}, Kind::Switch).field("initializer", Role::Init).field("value", Role::Value);
  table.special({"type_switch_statement"}, type_switch);
  table.node({"select_statement"}, Kind::Switch);
  table.special({"expression_case", "default_case", "type_case", "communication_case"}, switch_case);
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"__ic_class{", "}\n", Pick::Only, Kind::KeywordArg},  // `K: $V`, which is no label
    {"", "\n", Pick::Statements},
    {"(", "\n)\n", Pick::Expression},
    {"", " { __ic_ellipsis }\n", Pick::Statements},
    {"func __ic_function() { ", "\n}\n", Pick::Statements, Kind::Other, true},
    {"type __ic_class struct { ", "\n}\n", Pick::Member},
    {"__ic_class{", "}\n", Pick::Only, Kind::Pair},
    {"switch __ic_value { ", "\n}\n", Pick::Only, Kind::Case},
    {"var __ic_name ", "\n", Pick::Only, Kind::Type},
});

constexpr std::array<std::string_view, 2> words{"go", "golang"};
constexpr std::array<std::string_view, 1> extensions{"go"};

}  // namespace

constexpr LanguageSpec go_spec{.language = Language::Go,
                               .name = "go",
                               .title = "Go",
                               .rule_words = words,
                               .extensions = extensions,
                               .runs_on = only<Language::Go>,
                               .grammar = tree_sitter_go,
                               .lower = lower_by_table<tree_sitter_go, go::add_definitions, expressions, statements>,
                               .shapes = shapes,
                               .style = {.quotes = "\"'`",
                                         .gap_statement = "",
                                         .gap_parameter = " __ic_gap",
                                         .gap_member = "",
                                         .typed = PatternStyle::Typed::Assertion},
                               .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
