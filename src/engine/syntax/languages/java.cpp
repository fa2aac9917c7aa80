// Java: its table and spec.
#include <array>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"

extern "C" {
const TSLanguage* tree_sitter_java();
}

namespace insight::engine::syntax {
namespace {

// `public static @Inject …`: words are tokens, which no row sees.
NodeId modifiers(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& one : to.pieces(piece, true))
    last = one.is_named() ? to.any(one, Role::Decorator) : to.out.leaf(Kind::Modifier, Role::Modifier, one.range(), one.type());
  return last;
}

NodeId annotation(Lowering& to, const Piece& piece, Role) {
  const NodeId id = to.out.open(Kind::Decorator, Role::Decorator, piece.range());
  const Piece arguments = to.child(piece, "arguments");
  if (arguments) to.out.open(Kind::Call, Role::Value, {to.child(piece, "name").range().begin, piece.range().end});
  to.any(to.child(piece, "name"), arguments ? Role::Callee : Role::Value);
  if (arguments) {
    to.all(arguments, Role::Item);
    to.out.close();
  }
  to.out.close();
  return id;
}

// `import a.b.C;` gives C, `import static a.B.*;` all that a.B has.
NodeId import(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "from");
  for (const Piece& word : to.pieces(piece, true)) {
    if (word.is("static")) to.out.leaf(Kind::Modifier, Role::Modifier, word.range(), "static");
  }
  const bool all = static_cast<bool>(to.child_of_type(piece, "asterisk"));
  Piece name = to.child_of_type(piece, "scoped_identifier");
  if (!name) name = to.child_of_type(piece, "identifier");
  const auto dotted = to.text(name);
  const auto dot = all ? dotted.size() : dotted.rfind('.');
  if (dot != std::string_view::npos)
    to.out.leaf(Kind::Identifier, Role::Module, {name.range().begin, name.range().begin + static_cast<std::uint32_t>(dot)},
                dotted.substr(0, dot));
  const auto imported = all ? std::string_view("*") : dotted.substr(dot == std::string_view::npos ? 0 : dot + 1);
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, name.range());
  to.out.set_text(item, imported);
  to.out.close();
  to.out.close();
  return id;
}

// One VarDef for each declarator, with what all of them share.
NodeId variables(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  std::size_t count = 0;
  for (const Piece& one : to.pieces(piece)) count += one.is("variable_declarator") ? 1 : 0;
  for (const Piece& declarator : to.pieces(piece)) {
    if (!declarator.is("variable_declarator")) continue;
    last = to.out.open(Kind::VarDef, role, count == 1 ? piece.range() : declarator.range());
    if (const Piece words = to.child_of_type(piece, "modifiers")) to.any(words, Role::Modifier);
    to.any(to.child(piece, "type"), Role::Type);
    to.any(to.child(declarator, "name"), Role::Name);
    if (const Piece value = to.child(declarator, "value")) to.any(value, Role::Value);
    to.out.close();
  }
  return last;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  const std::string_view op = to.child(piece, "operator").type();
  const NodeId id = to.out.open(op == "=" ? Kind::Assign : Kind::AugAssign, role, piece.range());
  if (op != "=") to.out.set_op(id, op);
  to.any(to.child(piece, "left"), Role::Left);
  to.any(to.child(piece, "right"), Role::Right);
  to.out.close();
  return id;
}

NodeId update(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Unary, role, piece.range());
  const bool postfix = parts.front().is_named();
  to.out.set_op(id, postfix ? parts.back().type() : parts.front().type());
  if (postfix) to.out.set_flag(id, Flag::Postfix);
  to.any(postfix ? parts.front() : parts.back(), Role::Value);
  to.out.close();
  return id;
}

NodeId lambda(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Arrow);
  const Piece parameters = to.child(piece, "parameters");
  const auto names = parameters.is("identifier") ? std::vector<Piece>{parameters} : to.pieces(parameters);
  for (const Piece& name : names) {
    if (!name.is("identifier")) {
      to.any(name, Role::Param);
      continue;
    }
    to.out.open(Kind::Param, Role::Param, name.range());
    to.any(name, Role::Name);
    to.out.close();
  }
  to.any(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

// `new T(a) {…}`: an anonymous class's body is no argument.
NodeId creation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  to.any(to.child(piece, "type"), Role::Callee);
  to.all(to.child(piece, "arguments"), Role::Item);
  if (const Piece body = to.child_of_type(piece, "class_body")) to.any(body, Role::Body);
  to.out.close();
  return id;
}

// `new T[n]` makes an array, which is no T.
NodeId array_creation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  const Piece type = to.child(piece, "type");
  to.out.set_text(to.out.open(Kind::Type, Role::Callee, type.range()), "[]");
  to.any(type, Role::Item);
  to.out.close();
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("dimensions_expr")) to.all(part, Role::Item);
    if (part.is("array_initializer")) to.any(part, Role::Value);
  }
  to.out.close();
  return id;
}

NodeId dotted_type(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const NodeId id = to.out.open(Kind::Dot, role, piece.range());
  to.any(parts.front(), Role::Object);
  to.any(parts.back(), Role::Name);
  to.out.close();
  return id;
}

NodeId class_literal(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Dot, role, piece.range());
  to.all(piece, Role::Object);
  const Range at = piece.range();
  to.out.leaf(Kind::Identifier, Role::Name, {at.end - std::min<std::uint32_t>(5, at.end - at.begin), at.end}, "class");
  to.out.close();
  return id;
}

NodeId array_type(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "[]");
  to.any(to.child(piece, "element"), Role::Item);
  to.out.close();
  return id;
}

NodeId generic_type(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::GenericType, role, piece.range());
  Role next = Role::Name;
  for (const Piece& part : to.pieces(piece)) {
    to.any(part, next);
    next = Role::Item;
  }
  to.out.close();
  return id;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const std::size_t quotes = to.text(piece).starts_with("\"\"\"") ? 3 : 1;
  return to.string(piece, role, quotes, quotes);
}

NodeId rest_parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  to.out.set_flag(id, Flag::Rest);
  for (const Piece& part : to.pieces(piece))
    to.any(part.is("variable_declarator") ? to.child(part, "name") : part,
           part.is("variable_declarator") ? Role::Name : Role::Type);
  to.out.close();
  return id;
}

NodeId catch_clause(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  const Piece parameter = to.child_of_type(piece, "catch_formal_parameter");
  if (const Piece type = parameter ? to.child_of_type(parameter, "catch_type") : Piece{}) {
    const auto types = to.pieces(type);
    if (types.size() > 1) to.out.set_text(to.out.open(Kind::Type, Role::Type, type.range()), "|");
    to.all(type, types.size() > 1 ? Role::Item : Role::Type);
    if (types.size() > 1) to.out.close();
  }
  if (parameter) to.any(to.child(parameter, "name"), Role::Name);
  to.any(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

NodeId finally_clause(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) last = to.any(part, Role::Finally);
  return last;
}

NodeId for_each(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  const Piece type = to.child(piece, "type");
  const Piece name = to.child(piece, "name");
  to.out.open(Kind::VarDef, Role::Left, {type.range().begin, name.range().end});
  to.any(type, Role::Type);
  to.any(name, Role::Name);
  to.out.close();
  to.any(to.child(piece, "value"), Role::Right);
  to.block(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

// `case a: case b: …` and `case a -> …`: the values, then a Block of what is done.
NodeId switch_case(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  if (piece.is("switch_rule")) to.out.set_flag(id, Flag::Arrow);
  std::vector<Piece> body;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("switch_label")) {
      to.all(part, Role::Value);
    } else {
      body.push_back(part);
    }
  }
  const Range at =
      body.empty() ? Range{piece.range().end, piece.range().end} : Range{body.front().range().begin, body.back().range().end};
  to.out.open(Kind::Block, Role::Body, at);
  for (const Piece& part : body) to.any(part, Role::Item);
  to.out.close();
  to.out.close();
  return id;
}

NodeId assertion(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Assert, role, piece.range());
  Role next = Role::Condition;
  for (const Piece& part : to.pieces(piece)) {
    to.any(part, next);
    next = Role::Value;
  }
  to.out.close();
  return id;
}

// `throws A, B`: a modifier for each, which a pattern may name in any order and leave out.
NodeId throws(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& type : to.pieces(piece)) {
    last = to.out.open(Kind::Modifier, Role::Modifier, type.range());
    to.out.set_text(last, "throws");
    to.any(type, Role::Type);
    to.out.close();
  }
  return last;
}

NodeId implemented(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& list : to.pieces(piece)) {
    for (const Piece& type : to.pieces(list)) {
      last = to.any(type, Role::Base);
      if (last != no_node) to.out.set_flag(last, Flag::TypeOnly);
    }
  }
  return last;
}

// `a::b`, `T::new`: what of what.
NodeId method_reference(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, piece.type());
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is_named()) to.any(part, Role::Item);
    if (part.is("new")) to.out.name(Role::Item, part.range(), "new");
  }
  to.out.close();
  return id;
}

// `x instanceof T y`: the name that it gives is the pattern's business only where the pattern has one.
NodeId instance_test(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Binary, role, piece.range());
  to.out.set_op(id, "instanceof");
  to.any(to.child(piece, "left"), Role::Left);
  if (const Piece type = to.child(piece, "right")) to.any(type, Role::Right);
  if (const Piece name = to.child(piece, "name")) {
    to.out.open(Kind::VarDef, Role::Init, name.range());
    to.any(name, Role::Name);
    to.out.close();
  }
  to.out.close();
  return id;
}

NodeId character(Lowering& to, const Piece& piece, Role role) {
  return to.out.leaf(Kind::Other, role, piece.range(), to.text(piece));
}

void definitions(Table& table) {
  table.special({"modifiers"}, modifiers);
  table.special({"throws"}, throws);
  table.special({"super_interfaces"}, implemented);
  table.special({"annotation", "marker_annotation"}, annotation);
  table.special({"import_declaration"}, import);
  table.node({"package_declaration"}, Kind::Namespace).rest(Role::Name);
  for (const auto& [type, op] :
       std::to_array<std::pair<std::string_view, std::string_view>>({{"class_declaration", "class"},
                                                                     {"interface_declaration", "interface"},
                                                                     {"enum_declaration", "enum"},
                                                                     {"record_declaration", "record"},
                                                                     {"annotation_type_declaration", "@interface"}})) {
    auto row = table.node({type}, Kind::Class).op(op).rest(Role::Base).field("name", Role::Name).field("body", Role::Body);
    row.field("type_parameters", Role::TypeParams).field("parameters", Role::Param);
  }
  table.lift({"superclass", "extends_interfaces", "type_list", "enum_body_declarations"});
  table.drop({"permits", "dimensions"});
  table.node({"class_body", "interface_body", "enum_body", "annotation_type_body", "block", "constructor_body"}, Kind::Block);
  table.node({"enum_constant"}, Kind::VarDef).field("name", Role::Name).field("body", Role::Body);
  table
      .node({"method_declaration", "constructor_declaration", "compact_constructor_declaration",
             "annotation_type_element_declaration"},
            Kind::Function)
      .flag(Flag::Method)
      .field("type", Role::ReturnType)
      .field("name", Role::Name)
      .field("type_parameters", Role::TypeParams)
      .field("parameters", Role::Param)
      .field("body", Role::Body);
  table.lift({"formal_parameters", "argument_list", "annotation_argument_list", "type_arguments", "parenthesized_expression"});
  table.node({"formal_parameter"}, Kind::Param).field("type", Role::Type).field("name", Role::Name);
  table.special({"spread_parameter"}, rest_parameter);
  table.special({"field_declaration", "local_variable_declaration", "constant_declaration"}, variables);
  table.node({"type_parameters"}, Kind::TypeParams);
}

void expressions(Table& table) {
  table.name(
      {"identifier", "type_identifier", "integral_type", "floating_point_type", "boolean_type", "void_type", "underscore_pattern"});
  table.leaf({"decimal_integer_literal", "hex_integer_literal", "octal_integer_literal", "binary_integer_literal",
              "decimal_floating_point_literal", "hex_floating_point_literal"},
             Kind::Number);
  table.leaf({"true", "false"}, Kind::Bool);
  table.leaf({"null_literal"}, Kind::Null);
  table.leaf({"this"}, Kind::This);
  table.leaf({"super"}, Kind::Super);
  table.special({"string_literal"}, text);
  table.special({"character_literal"}, character);
  table.special({"method_reference"}, method_reference);
  table.node({"method_invocation"}, Kind::Call).method_call("object", "name");
  table.node({"explicit_constructor_invocation"}, Kind::Call).field("constructor", Role::Callee);
  table.special({"object_creation_expression"}, creation);
  table.special({"array_creation_expression"}, array_creation);
  table.node({"array_initializer", "element_value_array_initializer"}, Kind::List);
  table.node({"element_value_pair"}, Kind::KeywordArg).field("key", Role::Name).field("value", Role::Value);
  table.node({"array_access"}, Kind::Index).chain("array", Role::Object);
  table.node({"field_access"}, Kind::Dot).chain("object", Role::Object).field("field", Role::Name);
  table.node({"scoped_identifier"}, Kind::Dot).chain("scope", Role::Object).field("name", Role::Name);
  table.special({"scoped_type_identifier"}, dotted_type);
  table.special({"generic_type"}, generic_type);
  table.special({"array_type"}, array_type);
  table.special({"class_literal"}, class_literal);
  table.special({"assignment_expression"}, assignment);
  table.node({"binary_expression"}, Kind::Binary).op_token().chain("left", Role::Left).field("right", Role::Right);
  table.special({"instanceof_expression"}, instance_test);
  table.node({"unary_expression"}, Kind::Unary).op_token().field("operand", Role::Value);
  table.special({"update_expression"}, update);
  table.node({"cast_expression"}, Kind::Cast).field("type", Role::Type).field("value", Role::Value);
  table.node({"ternary_expression"}, Kind::Conditional)
      .field("condition", Role::Condition)
      .field("consequence", Role::Then)
      .field("alternative", Role::Otherwise);
  table.special({"lambda_expression"}, lambda);
}

void statements(Table& table) {
  table.node({"expression_statement"}, Kind::ExprStatement).rest(Role::Value);
  table.node({"return_statement"}, Kind::Return).rest(Role::Value);
  table.node({"throw_statement"}, Kind::Throw).rest(Role::Value);
  table.node({"yield_statement"}, Kind::Yield).rest(Role::Value);
  table.node({"break_statement"}, Kind::Break).rest(Role::Name);
  table.node({"continue_statement"}, Kind::Continue).rest(Role::Name);
  table.node({"labeled_statement"}, Kind::Labeled);
  table.node({"if_statement"}, Kind::If)
      .field("condition", Role::Condition)
      .block("consequence", Role::Then)
      .block("alternative", Role::Otherwise);
  table.node({"while_statement"}, Kind::While).field("condition", Role::Condition).block("body");
  table.node({"do_statement"}, Kind::DoWhile).field("condition", Role::Condition).block("body");
  table.node({"for_statement"}, Kind::For)
      .field("init", Role::Init)
      .field("condition", Role::Condition)
      .field("update", Role::Update)
      .block("body");
  table.special({"enhanced_for_statement"}, for_each);
  table.node({"synchronized_statement"}, Kind::With).field("body", Role::Body);
  table.node({"switch_expression"}, Kind::Switch).field("condition", Role::Value).field("body", Role::Item);
  table.lift({"switch_block"});
  table.special({"switch_block_statement_group", "switch_rule"}, switch_case);
  table.node({"try_statement"}, Kind::Try).field("body", Role::Body);
  table.node({"try_with_resources_statement"}, Kind::Try).field("resources", Role::Init).field("body", Role::Body);
  table.lift({"resource_specification"});
  table.node({"resource"}, Kind::VarDef).field("type", Role::Type).field("name", Role::Name).field("value", Role::Value);
  table.special({"catch_clause"}, catch_clause);
  table.special({"finally_clause"}, finally_clause);
  table.special({"assert_statement"}, assertion);
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"(", "\n);", Pick::Expression},
    {"", "", Pick::Statements},
    {"", ";", Pick::Statements},
    {"class __ic_class { ", "\n}", Pick::Member},
    {"class __ic_class { ", ";\n}", Pick::Member},
    {"", " { __ic_ellipsis; }", Pick::Statements},
    {"class __ic_class { ", " { __ic_ellipsis; } }", Pick::Member},
    {"try { __ic_ellipsis; } ", "", Pick::Only, Kind::Catch},
    {"try { __ic_ellipsis; } ", " { __ic_ellipsis; }", Pick::Only, Kind::Catch},
    {"switch (__ic_value) { ", "\n}", Pick::Only, Kind::Case},
    {"", "\nclass __ic_class { }", Pick::Only, Kind::Decorator},
    {"class __ic_class { __ic_class() { ", "\n} }", Pick::Statements, Kind::Other, true},
    {"class __ic_class { __ic_class() { ", ";\n} }", Pick::Statements, Kind::Other, true},
    {"", "() { }", Pick::Statements},
    {"@__ic_name(", ") class __ic_class { }", Pick::Only, Kind::KeywordArg},
    {"", " __ic_name;", Pick::Only, Kind::GenericType},
});

constexpr std::array<std::string_view, 1> words{"java"};

}  // namespace

constexpr LanguageSpec java_spec{
    .language = Language::Java,
    .name = "java",
    .title = "Java",
    .rule_words = words,
    .extensions = words,
    .runs_on = only<Language::Java>,
    .grammar = tree_sitter_java,
    .lower = lower_by_table<tree_sitter_java, definitions, expressions, statements>,
    .shapes = shapes,
    .style = {.gap_parameter = " __ic_gap", .typed = PatternStyle::Typed::Cast, .braces_make_arrays = true},
    .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
