// Go: its table and spec.
#include <array>

#include "engine/syntax/languages/go_package.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"

extern "C" {
const TSLanguage* tree_sitter_go();
}

namespace insight::engine::syntax {
namespace {

NodeId import_spec(Lowering& to, const Piece& piece, Role role, Range at) {
  const NodeId id = to.out.open(Kind::Import, role, at);
  to.out.set_op(id, "import");
  const Piece path = to.child(piece, "path");
  const Piece alias = to.child(piece, "name");
  to.string(path, Role::Module);
  std::string_view content = to.text(path);
  content = content.size() > 2 ? content.substr(1, content.size() - 2) : std::string_view();
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, piece.range());
  to.out.set_text(item, "*");
  if (!alias) {
    to.out.name(Role::Name, path.range(), go_package(content));
  } else {
    to.out.name(Role::Name, alias.range(), to.text(alias));
  }
  to.out.close();
  to.out.close();
  return id;
}

// Each of `import (…)` begins where the whole does.
NodeId import(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  const Piece list = to.child_of_type(piece, "import_spec_list");
  for (const Piece& spec : to.pieces(list ? list : piece)) {
    if (spec.is("import_spec")) last = import_spec(to, spec, role, {piece.range().begin, spec.range().end});
  }
  return last;
}

// One alone is itself, several are a Tuple.
NodeId one_or_tuple(Lowering& to, const std::vector<Piece>& parts, Range at, Role role) {
  if (parts.size() == 1) return to.any(parts.front(), role);
  const NodeId id = to.out.open(Kind::Tuple, role, at);
  for (const Piece& part : parts) to.any(part, Role::Item);
  to.out.close();
  return id;
}

NodeId expression_list(Lowering& to, const Piece& piece, Role role) {
  return one_or_tuple(to, to.pieces(piece), piece.range(), role);
}

std::vector<Piece> in_field(Lowering& to, const Piece& piece, std::string_view field) {
  std::vector<Piece> found;
  const TSFieldId id = to.child(piece, field).field;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == id) found.push_back(part);
  }
  return found;
}

NodeId short_definition(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  to.out.set_op(id, ":=");
  to.any(to.child(piece, "left"), Role::Name);
  to.any(to.child(piece, "right"), Role::Value);
  to.out.close();
  return id;
}

// `var a, b = x, y` declares each by itself.
NodeId definitions_apart(Lowering& to, const Piece& piece, const std::vector<Piece>& names, const std::vector<Piece>& values) {
  NodeId id = no_node;
  for (std::size_t i = 0; i < names.size(); ++i) {
    id = to.out.open(Kind::VarDef, Role::Item, piece.range());
    to.out.set_op(id, piece.is("const_spec") ? "const" : "var");
    to.any(names[i], Role::Name);
    if (const Piece type = to.child(piece, "type")) to.any(type, Role::Type);
    to.any(values[i], Role::Value);
    to.out.close();
  }
  return id;
}

NodeId definition(Lowering& to, const Piece& piece, Role role) {
  const Piece given = to.child(piece, "value");
  const auto values = given && given.is("expression_list") ? to.pieces(given) : std::vector<Piece>{};
  if (const auto apart = in_field(to, piece, "name"); role == Role::Item && apart.size() > 1 && apart.size() == values.size())
    return definitions_apart(to, piece, apart, values);
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  to.out.set_op(id, piece.is("const_spec") ? "const" : "var");
  const auto names = in_field(to, piece, "name");
  if (!names.empty()) one_or_tuple(to, names, {names.front().range().begin, names.back().range().end}, Role::Name);
  if (const Piece type = to.child(piece, "type")) to.any(type, Role::Type);
  if (const Piece value = to.child(piece, "value")) to.any(value, Role::Value);
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

// A Param for each name; without one, of the type alone.
NodeId parameter(Lowering& to, const Piece& piece, Role role) {
  const auto names = in_field(to, piece, "name");
  const Piece type = to.child(piece, "type");
  NodeId last = no_node;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, names.size()); ++i) {
    last = to.out.open(Kind::Param, role, names.size() > 1 ? names[i].range() : piece.range());
    if (piece.is("variadic_parameter_declaration")) to.out.set_flag(last, Flag::Rest);
    if (!names.empty()) to.any(names[i], Role::Name);
    if (type) to.any(type, Role::Type);
    to.out.close();
  }
  return last;
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

NodeId type_spec(Lowering& to, const Piece& piece, Role role) {
  const Piece type = to.child(piece, "type");
  const bool is_class = type && (type.is("struct_type") || type.is("interface_type"));
  const NodeId id = to.out.open(is_class ? Kind::Class : Kind::TypeAlias, role, piece.range());
  if (!is_class && piece.is("type_alias")) to.out.set_op(id, "=");
  to.any(to.child(piece, "name"), Role::Name);
  if (is_class) {
    to.out.set_op(id, type.is("struct_type") ? "struct" : "interface");
    to.out.open(Kind::Block, Role::Body, type.range());
    to.all(type, Role::Item);
    to.out.close();
  } else if (type) {
    to.any(type, Role::Type);
  }
  to.out.close();
  return id;
}

NodeId field(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  const auto names = in_field(to, piece, "name");
  if (!names.empty()) one_or_tuple(to, names, {names.front().range().begin, names.back().range().end}, Role::Name);
  if (const Piece type = to.child(piece, "type")) to.any(type, Role::Type);
  if (const Piece tag = to.child(piece, "tag")) to.any(tag, Role::Item);
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

// `(int, error)` is a Tuple of types, whether they have names or not; one alone is itself.
NodeId results(Lowering& to, const Piece& piece) {
  std::vector<Piece> types;
  for (const Piece& part : to.pieces(piece)) {
    const auto names = in_field(to, part, "name");
    const std::size_t count = std::max<std::size_t>(1, names.size());
    if (!names.empty() && to.text(names.front()).starts_with("__ic_ellipsis")) {  // a gap with what makes it a parameter
      types.push_back(names.front());
      continue;
    }
    if (const Piece type = to.child(part, "type")) types.insert(types.end(), count, type);
  }
  return types.empty() ? no_node : one_or_tuple(to, types, piece.range(), Role::ReturnType);
}

NodeId function(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  if (piece.is("func_literal")) to.out.set_flag(id, Flag::Lambda);
  if (piece.is("method_declaration") || piece.is("method_elem")) to.out.set_flag(id, Flag::Method);
  for (const auto& [name, part] : std::to_array<std::pair<std::string_view, Role>>({{"receiver", Role::Object},
                                                                                    {"name", Role::Name},
                                                                                    {"type_parameters", Role::TypeParams},
                                                                                    {"parameters", Role::Param},
                                                                                    {"result", Role::ReturnType},
                                                                                    {"body", Role::Body}})) {
    const Piece given = to.child(piece, name);
    if (!given) continue;
    if (part == Role::ReturnType && given.is("parameter_list")) {
      results(to, given);
    } else {
      to.any(given, part);
    }
  }
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

NodeId rune(Lowering& to, const Piece& piece, Role role) {
  return to.out.leaf(Kind::Other, role, piece.range(), to.text(piece));
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

void definitions(Table& table) {
  table.node({"package_clause"}, Kind::Namespace).rest(Role::Name);
  table.lift({"var_declaration", "var_spec_list", "const_declaration", "type_declaration", "field_declaration_list",
              "parameter_list", "argument_list", "type_arguments", "type_elem", "literal_element", "parenthesized_expression",
              "parenthesized_type", "statement_list", "negated_type"});
  table.special({"import_declaration"}, import);
  table.special({"var_spec", "const_spec"}, definition);
  table.special({"type_spec", "type_alias"}, type_spec);
  table.special({"field_declaration"}, field);
  table.special({"parameter_declaration", "variadic_parameter_declaration"}, parameter);
  table.special({"function_declaration", "func_literal", "method_declaration", "method_elem"}, function);
  table.node({"type_parameter_list"}, Kind::TypeParams);
  table.node({"block"}, Kind::Block);
}

void expressions(Table& table) {
  table.name({"identifier", "field_identifier", "type_identifier", "package_identifier", "label_name", "blank_identifier", "iota"});
  table.leaf({"int_literal", "float_literal", "imaginary_literal"}, Kind::Number);
  table.leaf({"true", "false"}, Kind::Bool);
  table.leaf({"nil"}, Kind::Null);
  table.special({"interpreted_string_literal", "raw_string_literal"}, text);
  table.special({"rune_literal"}, rune);
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
  table.node({"expression_statement"}, Kind::ExprStatement).rest(Role::Value);
  table.special({"short_var_declaration"}, short_definition);
  table.special({"assignment_statement"}, assignment);
  table.special({"inc_statement", "dec_statement"}, step);
  table.special({"receive_statement"}, receive);
  table.node({"send_statement"}, Kind::Binary).op("<-").field("channel", Role::Left).field("value", Role::Right);
  table.node({"go_statement"}, Kind::Unary).op("go").rest(Role::Value);
  table.node({"defer_statement"}, Kind::Unary).op("defer").rest(Role::Value);
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
    {"", "\n", Pick::Statements},
    {"(", "\n)\n", Pick::Expression},
    {"", " { __ic_ellipsis }\n", Pick::Statements},
    {"func __ic_function() { ", "\n}\n", Pick::Statements, Kind::Other, true},
    {"type __ic_class struct { ", "\n}\n", Pick::Member},
    {"__ic_class{", "}\n", Pick::Only, Kind::KeywordArg},
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
                               .lower = lower_by_table<tree_sitter_go, definitions, expressions, statements>,
                               .shapes = shapes,
                               .style = {.quotes = "\"'`",
                                         .gap_statement = "",
                                         .gap_parameter = " __ic_gap",
                                         .gap_member = "",
                                         .typed = PatternStyle::Typed::Assertion},
                               .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
