// Rust: its table and spec. Macros are Calls of their name with its `!`, their arguments read as expressions; an impl is a Class of
// its type; the last expression of a function is a Return.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/parse_part.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_rust();
}

namespace insight::engine::syntax {
namespace {

class RustLowering : public Lowering {
 public:
  using Lowering::Lowering;
  std::vector<Piece> attributes;  // before what they belong to
  Piece types;                    // of a call whose arguments follow
};

// The range with the attributes before it, which become Decorators once the node is open.
NodeId open_with_attributes(Lowering& to, Kind kind, const Piece& piece, Role role) {
  auto& attributes = static_cast<RustLowering&>(to).attributes;
  const std::vector<Piece> own = std::move(attributes);
  attributes.clear();
  Range at = piece.range();
  if (!own.empty()) at.begin = own.front().range().begin;
  const NodeId id = to.out.open(kind, role, at);
  for (const Piece& attribute : own) to.any(attribute, Role::Decorator);
  return id;
}

bool stands_alone(const Piece& piece) {
  static constexpr std::string_view kinds[] = {"if_expression",    "match_expression",   "for_expression", "while_expression",
                                               "loop_expression",  "unsafe_block",       "block",          "return_expression",
                                               "break_expression", "continue_expression"};
  return std::ranges::find(kinds, piece.type()) != std::end(kinds);
}

bool is_declaration(const Piece& piece) {
  return piece.type().ends_with("_item") || piece.type().ends_with("_declaration") || piece.is("expression_statement") ||
         piece.is("empty_statement") || piece.is("macro_definition") || piece.is("associated_type");
}

// Statements and definitions; each gets the attributes that stand before it.
void items(Lowering& to, const Piece& piece, bool returns) {
  auto& attributes = static_cast<RustLowering&>(to).attributes;
  const auto parts = to.pieces(piece);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Piece& part = parts[i];
    if (part.is("attribute_item")) {
      attributes.push_back(part);
      continue;
    }
    const bool value = !is_declaration(part) && !stands_alone(part) && !part.is("label") && piece.is("block");
    if (value) {
      const bool result = returns && i + 1 == parts.size();
      to.out.open(result ? Kind::Return : Kind::ExprStatement, Role::Item, part.range());
      to.any(part, Role::Value);
      to.out.close();
    } else {
      to.any(part, Role::Item);
    }
    attributes.clear();
  }
}

NodeId block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  items(to, piece, false);
  to.out.close();
  return id;
}

NodeId expression_statement(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() == 1 && stands_alone(parts[0])) return to.any(parts[0], role);
  const NodeId id = to.out.open(Kind::ExprStatement, role, piece.range());
  to.all(piece, Role::Value);
  to.out.close();
  return id;
}

void modifiers(Lowering& to, const Piece& piece) {
  // Semgrep doesn't ask for the `pub` of a pattern's function.
  const bool any_may_see = to.out.purpose() == Purpose::Pattern && piece.type().starts_with("function");
  for (const Piece& part : to.pieces(piece)) {
    if (any_may_see && part.is("visibility_modifier")) continue;
    if (part.is("visibility_modifier") || part.is("mutable_specifier")) {
      to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), part.is("mutable_specifier") ? "mut" : "pub");
    } else if (part.is("function_modifiers")) {
      for (const Piece& word : to.pieces(part, true)) to.out.leaf(Kind::Modifier, Role::Modifier, word.range(), to.text(word));
    }
  }
}

NodeId function(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = open_with_attributes(to, Kind::Function, piece, role);
  modifiers(to, piece);
  const Piece name = to.child(piece, "name");
  to.any(name, Role::Name);
  to.all(to.child(piece, "parameters"), Role::Param);
  if (const Piece type = to.child(piece, "return_type")) to.any(type, Role::ReturnType);
  if (const Piece body = piece.is("function_item") ? to.child(piece, "body") : Piece{}) {
    const bool of_pattern = to.out.purpose() == Purpose::Pattern && to.text(name) == "__ic_function";
    to.out.open(Kind::Block, Role::Body, body.range());
    items(to, body, !of_pattern);
    to.out.close();
  }
  to.out.close();
  return id;
}

NodeId parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  if (piece.is("self_parameter")) {
    const std::string_view written = to.text(piece);
    const bool changes = written.find("mut") != std::string_view::npos;
    if (changes) to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), "mut");
    to.out.name(Role::Name, piece.range(), "self");
  } else {
    to.any(to.child(piece, "pattern"), Role::Name);
    if (const Piece type = to.child(piece, "type")) to.any(type, Role::Type);
  }
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

NodeId variable(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = open_with_attributes(to, Kind::VarDef, piece, role);
  const bool let = piece.is("let_declaration");
  to.out.set_op(id, let || piece.is("let_condition") ? "let" : piece.is("const_item") ? "const" : "static");
  modifiers(to, piece);
  to.any(to.child(piece, let || piece.is("let_condition") ? "pattern" : "name"), Role::Name);
  if (const Piece type = piece.is("let_condition") ? Piece{} : to.child(piece, "type")) to.any(type, Role::Type);
  if (const Piece value = to.child(piece, "value")) to.any(value, Role::Value);
  if (const Piece refused = let ? to.child(piece, "alternative") : Piece{}) to.any(refused, Role::Otherwise);
  to.out.close();
  return id;
}

NodeId module(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = open_with_attributes(to, Kind::Namespace, piece, role);
  to.any(to.child(piece, "name"), Role::Name);
  if (const Piece body = to.child(piece, "body")) to.any(body, Role::Body);
  to.out.close();
  return id;
}

NodeId definition(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = open_with_attributes(to, Kind::Class, piece, role);
  const bool impl = piece.is("impl_item");
  to.out.set_op(id, impl                      ? "impl"
                    : piece.is("trait_item")  ? "trait"
                    : piece.is("enum_item")   ? "enum"
                    : piece.is("struct_item") ? "struct"
                                              : "union");
  modifiers(to, piece);
  to.any(to.child(piece, impl ? "type" : "name"), Role::Name);
  if (const Piece trait = impl ? to.child(piece, "trait") : Piece{}) to.any(trait, Role::Base);
  if (const Piece body = to.child(piece, "body")) {
    to.out.open(Kind::Block, Role::Body, body.range());
    items(to, body, false);
    to.out.close();
  }
  to.out.close();
  return id;
}

NodeId member(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = open_with_attributes(to, Kind::VarDef, piece, role);
  modifiers(to, piece);
  to.any(to.child(piece, "name"), Role::Name);
  if (const Piece type = piece.is("field_declaration") ? to.child(piece, "type") : Piece{}) to.any(type, Role::Type);
  to.out.close();
  return id;
}

// --- imports

std::string dotted(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path.substr(i).starts_with("::")) {
      out += '.';
      ++i;
    } else if (path[i] != ' ' && path[i] != '\n') {
      out += path[i];
    }
  }
  return out;
}

// `a::b::c`, `a::{b, c as d}`, `a::*`, one Import for each name.
void import(Lowering& to, const Piece& piece, const std::string& within, Range at, unsigned depth) {
  const auto join = [&](std::string_view path) { return within.empty() ? dotted(path) : within + "." + dotted(path); };
  if (depth > 50) return;
  if (piece.is("use_list")) {
    for (const Piece& part : to.pieces(piece)) import(to, part, within, at, depth + 1);
    return;
  }
  if (piece.is("scoped_use_list")) {
    const Piece path = to.child(piece, "path");
    import(to, to.child(piece, "list"), path ? join(to.text(path)) : within, at, depth + 1);
    return;
  }
  const bool alias = piece.is("use_as_clause");
  std::string full = join(alias ? to.text(to.child(piece, "path")) : to.text(piece));
  if (full.ends_with(".self")) full.resize(full.size() - 5);
  const auto dot = full.rfind('.');
  to.out.set_op(to.out.open(Kind::Import, Role::Item, at), "from");
  if (dot != std::string::npos) to.out.leaf(Kind::Identifier, Role::Module, piece.range(), full.substr(0, dot));
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, piece.range());
  to.out.set_text(item, full.substr(dot == std::string::npos ? 0 : dot + 1));
  if (alias) to.any(to.child(piece, "alias"), Role::Name);
  to.out.close();
  to.out.close();
}

NodeId use(Lowering& to, const Piece& piece, Role) {
  import(to, to.child(piece, "argument"), {}, piece.range(), 0);
  return no_node;
}

NodeId extern_crate(Lowering& to, const Piece& piece, Role) {
  import(to, to.child(piece, "name"), {}, piece.range(), 0);
  return no_node;
}

// --- macros

// What stands between two commas of a macro: an expression where it reads as one.
void argument(Lowering& to, const std::vector<Piece>& parts, Role role) {
  if (parts.empty()) return;
  if (parts.size() == 1 && parts[0].is_named() && !parts[0].is("token_tree")) {
    to.any(parts[0], role);
    return;
  }
  const std::array range{Range{parts.front().range().begin, parts.back().range().end}};
  const TSTree* const parsed = parse_part(Language::Rust, to.out, range, Errors::Ignored);
  if (parsed != nullptr) {
    const auto found = to.pieces({ts_tree_root_node(parsed), 0});
    const bool alone = found.size() == 1;
    // Without its semicolon a whole expression stands in an error of its own.
    const auto inner = alone && (found[0].is("expression_statement") || found[0].is("ERROR")) ? to.pieces(found[0]) : found;
    const bool whole = inner.size() == 1 && inner[0].range().begin == range[0].begin && inner[0].range().end == range[0].end;
    if (whole && !ts_node_has_error(inner[0].node)) {
      to.any(inner[0], role);
      return;
    }
  }
  to.out.open(Kind::Other, role, range[0]);
  for (const Piece& part : parts) {
    if (part.is_named()) to.any(part, Role::Item);
  }
  to.out.close();
}

void arguments(Lowering& to, const Piece& tokens, Role role) {
  std::vector<Piece> parts = to.pieces(tokens, true);
  if (parts.size() < 2) return;
  parts.pop_back();
  parts.erase(parts.begin());
  std::vector<Piece> one;
  for (const Piece& part : parts) {
    if (part.is(",") || part.is(";")) {
      argument(to, one, role);
      one.clear();
    } else {
      one.push_back(part);
    }
  }
  argument(to, one, role);
}

NodeId macro(Lowering& to, const Piece& piece, Role role) {
  const Piece name = to.child(piece, "macro");
  if (to.out.purpose() == Purpose::Pattern && to.text(name) == placeholder::ellipsis)
    return to.out.name(role, piece.range(), placeholder::ellipsis);
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  Range at = name.range();
  if (name.is("identifier") && to.text(name).starts_with(placeholder::metavar)) {
    to.out.leaf(Kind::Identifier, Role::Callee, at, "!");  // it stands for no macro
  } else if (name.is("identifier") && !to.text(name).starts_with("__ic_")) {
    at.end = std::min(at.end + 1, piece.range().end);
    to.out.name(Role::Callee, at, std::string(to.text(name)) + "!");
  } else {
    to.any(name, Role::Callee);
  }
  if (const Piece tokens = to.child_of_type(piece, "token_tree")) arguments(to, tokens, Role::Item);
  to.out.close();
  return id;
}

NodeId attribute(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const Piece inner = parts.empty() ? Piece{} : parts[0];
  const auto names = inner ? to.pieces(inner) : std::vector<Piece>{};
  const NodeId id = to.out.open(Kind::Decorator, role, piece.range());
  if (!names.empty()) {
    const Piece tokens = to.child(inner, "arguments");
    if (tokens) to.out.open(Kind::Call, Role::Value, inner.range());
    to.any(names[0], tokens ? Role::Callee : Role::Value);
    if (tokens) {
      arguments(to, tokens, Role::Item);
      to.out.close();
    }
  }
  to.out.close();
  return id;
}

// --- expressions

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
  auto& pending = static_cast<RustLowering&>(to).types;
  const Piece types = std::exchange(pending, {});
  if (types && types.range().end == piece.range().begin) {
    to.out.open(Kind::TypeParams, Role::TypeParams, types.range());
    to.all(types, Role::Item);
    to.out.close();
  }
  NodeId last = no_node;
  for (const Piece& one : to.pieces(piece)) last = to.any(one, role);
  return last;
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

void definitions(Table& table) {
  table.special({"function_item", "function_signature_item"}, function);
  table.special({"parameter", "self_parameter"}, parameter);
  table.special({"closure_expression"}, closure);
  table.special({"let_declaration", "let_condition", "const_item", "static_item"}, variable);
  table.special({"struct_item", "enum_item", "union_item", "trait_item", "impl_item"}, definition);
  table.special({"field_declaration", "enum_variant"}, member);
  table.special({"use_declaration"}, use);
  table.special({"extern_crate_declaration"}, extern_crate);
  table.special({"attribute_item"}, attribute);
  table.special({"macro_invocation"}, macro);
  table.special({"block"}, block);
  table.special({"mod_item"}, module);
  table.special({"declaration_list"}, block);
  table.node({"type_item"}, Kind::TypeAlias).field("name", Role::Name).field("type", Role::Type);
  table.lift({"source_file", "foreign_mod_item", "where_clause"});
  table.drop({"inner_attribute_item", "visibility_modifier", "function_modifiers", "mutable_specifier", "lifetime",
              "type_parameters", "macro_definition", "label"});
}

void expressions(Table& table) {
  table.name({"identifier", "field_identifier", "type_identifier", "primitive_type", "shorthand_field_identifier", "self", "super",
              "crate", "metavariable", "never_type", "unit_type"});
  table.leaf({"integer_literal", "float_literal", "negative_literal"}, Kind::Number);
  table.leaf({"boolean_literal"}, Kind::Bool);
  table.special({"string_literal", "char_literal"}, text);
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
  table.node({"tuple_struct_pattern"}, Kind::Call).field("type", Role::Callee);
  table.node({"generic_type", "generic_type_with_turbofish"}, Kind::GenericType).field("type", Role::Name);
  table.special({"arguments"}, given);
  table.lift({"parenthesized_expression", "type_arguments", "field_initializer_list", "reference_type", "mut_pattern",
              "ref_pattern", "reference_pattern", "dynamic_type", "abstract_type", "match_block", "else_clause",
              "ordered_field_declaration_list", "match_pattern"});
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
  RustLowering to(table_of<tree_sitter_rust, definitions, expressions, statements>(), builder);
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
