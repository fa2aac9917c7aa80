// C#: its table and spec.
#include <algorithm>
#include <array>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_c_sharp();
}

namespace insight::engine::syntax {
namespace {

NodeId modifier(Lowering& to, const Piece& piece, Role) {
  return to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), to.text(piece));
}

NodeId attribute(Lowering& to, const Piece& piece, Role) {
  const NodeId id = to.out.open(Kind::Decorator, Role::Decorator, piece.range());
  const Piece arguments = to.child_of_type(piece, "attribute_argument_list");
  if (arguments) to.out.open(Kind::Call, Role::Value, piece.range());
  to.any(to.child(piece, "name"), arguments ? Role::Callee : Role::Value);
  if (arguments) {
    to.all(arguments, Role::Item);
    to.out.close();
  }
  to.out.close();
  return id;
}

// `name: value`, and an attribute's `name = value`.
NodeId argument(Lowering& to, const Piece& piece, Role role) {
  const Piece name = to.child(piece, "name");
  const NodeId id = name ? to.out.open(Kind::KeywordArg, role, piece.range()) : no_node;
  if (name) to.any(name, Role::Name);
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field != name.field || !name) last = to.any(part, name ? Role::Value : role);
  }
  if (name) to.out.close();
  return name ? id : last;
}

// `using A.B;` brings in what A.B has, `using X = A.B.C;` gives C another name.
NodeId import(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "from");
  const Piece alias = to.child(piece, "name");
  Piece name;
  for (const Piece& part : to.pieces(piece)) {
    if (!alias || part.field != alias.field) name = part;
  }
  const std::string_view dotted = name ? to.text(name) : std::string_view();
  const auto dot = alias ? dotted.rfind('.') : dotted.size();
  const std::uint32_t begin = name ? name.range().begin : piece.range().begin;
  if (dot != std::string_view::npos && !dotted.empty())
    to.out.leaf(Kind::Identifier, Role::Module, {begin, begin + static_cast<std::uint32_t>(dot)}, dotted.substr(0, dot));
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, name ? name.range() : piece.range());
  to.out.set_text(item, alias ? dotted.substr(dot == std::string_view::npos ? 0 : dot + 1) : "*");
  if (alias) to.any(alias, Role::Name);
  to.out.close();
  to.out.close();
  return id;
}

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  std::string_view op = piece.type();
  op.remove_suffix(std::string_view("_declaration").size());
  to.out.set_op(id, op == "struct" ? "class" : op);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("base_list")) {
      to.all(part, Role::Base);
    } else if (part.is("parameter_list")) {
      to.any(part, Role::Param);
    } else if (part.is("type_parameter_list")) {
      to.any(part, Role::TypeParams);
    } else if (part.field != 0) {
      to.any(part, part.field == to.child(piece, "name").field ? Role::Name : Role::Body);
    } else {
      to.any(part, Role::Modifier);
    }
  }
  to.out.close();
  return id;
}

// `T X { get; set; }` is a field, `T X => e` a method.
NodeId property(Lowering& to, const Piece& piece, Role role) {
  const Piece value = to.child(piece, "value");
  const bool computed = value && value.is("arrow_expression_clause");
  const NodeId id = to.out.open(computed ? Kind::Function : Kind::VarDef, role, piece.range());
  if (computed) to.out.set_flag(id, Flag::Method);
  const TSFieldId type = to.child(piece, "type").field;
  const TSFieldId name = to.child(piece, "name").field;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == type) {
      to.any(part, computed ? Role::ReturnType : Role::Type);
    } else if (part.field == name) {
      to.any(part, Role::Name);
    } else if (value && part.field == value.field) {
      to.any(part, computed ? Role::Body : Role::Value);
    } else {
      to.any(part, part.is("accessor_list") ? Role::Item : Role::Modifier);
    }
  }
  to.out.close();
  return id;
}

// One VarDef for each declarator, with what all of them share.
NodeId variables(Lowering& to, const Piece& piece, Role role) {
  const Piece declaration = piece.is("variable_declaration") ? piece : to.child_of_type(piece, "variable_declaration");
  if (!declaration) return to.other(piece, role);
  const auto parts = to.pieces(declaration);
  const auto is_one = [](const Piece& part) { return part.is("variable_declarator"); };
  const auto count = std::ranges::count_if(parts, is_one);
  NodeId last = no_node;
  for (const Piece& one : parts) {
    if (!is_one(one)) continue;
    last = to.out.open(Kind::VarDef, role, count == 1 ? piece.range() : one.range());
    if (piece.node.id != declaration.node.id) {
      for (const Piece& part : to.pieces(piece)) {
        if (part.is("modifier") || part.is("attribute_list")) to.any(part, Role::Modifier);
      }
    }
    to.any(to.child(declaration, "type"), Role::Type);
    Role next = Role::Name;
    for (const Piece& part : to.pieces(one)) {
      if (part.is("bracketed_argument_list")) continue;
      to.any(part, next);
      next = Role::Value;
    }
    to.out.close();
  }
  return last;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  return to.assignment(piece, role);
}
NodeId signed_value(Lowering& to, const Piece& piece, Role role) {
  return to.signed_value(piece, role);
}

// The parameters of a method; an array of any number stands in the list itself.
NodeId parameters(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("parameter")) last = to.any(part, role);
  }
  const Piece name = to.child(piece, "name");
  if (!name) return last;
  const Piece type = to.child(piece, "type");
  last = to.out.open(Kind::Param, role, type ? Range{type.range().begin, name.range().end} : name.range());
  to.out.set_flag(last, Flag::Rest);
  if (type) to.any(type, Role::Type);
  to.any(name, Role::Name);
  to.out.close();
  return last;
}

NodeId parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  const TSFieldId name = to.child(piece, "name").field;
  const TSFieldId type = to.child(piece, "type").field;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == name) {
      to.any(part, Role::Name);
    } else if (part.field == type) {
      to.any(part, Role::Type);
    } else if (part.is("modifier") || part.is("attribute_list")) {
      to.any(part, Role::Modifier);
    } else {
      to.any(part, Role::Value);
    }
  }
  to.out.close();
  return id;
}

NodeId lambda(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Arrow);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("implicit_parameter")) {
      to.out.open(Kind::Param, Role::Param, part.range());
      to.out.name(Role::Name, part.range(), to.text(part));
      to.out.close();
    } else if (part.is("parameter_list")) {
      to.any(part, Role::Param);
    } else if (part.is("block") || part.field == to.child(piece, "body").field) {
      to.any(part, Role::Body);
    } else if (part.is("modifier") && to.text(part) == "async") {
      to.out.set_flag(id, Flag::Async);
    }
  }
  to.out.close();
  return id;
}

// `new T<A>()` makes a T<A>, `f<A>()` calls f.
bool in_creation(const Piece& piece) {
  return std::string_view(ts_node_type(ts_node_parent(piece.node))).ends_with("creation_expression");
}

NodeId generic(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const bool called = role == Role::Name || (role == Role::Callee && !in_creation(piece));
  if (called || parts.size() < 2) return to.any(parts.front(), role);
  return to.two_parts(piece, role, Kind::GenericType, Role::Name, Role::Item);
}

NodeId creation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("argument_list")) {
      to.any(part, Role::Item);
    } else if (part.is("initializer_expression")) {
      to.any(part, Role::Update);
    } else {
      to.any(part, Role::Callee);
    }
  }
  to.out.close();
  return id;
}

NodeId qualified(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::Dot, Role::Object, Role::Name);
}

NodeId array_type(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "[]");
  to.any(to.child(piece, "type"), Role::Item);
  to.out.close();
  return id;
}

NodeId string_literal(Lowering& to, const Piece& piece, Role role) {
  const std::string_view written = to.text(piece);
  const auto quote = written.find_first_of("\"'");
  const std::size_t quotes = written.substr(quote == std::string_view::npos ? 0 : quote).starts_with("\"\"\"") ? 3 : 1;
  return to.string(piece, role, (quote == std::string_view::npos ? 0 : quote) + quotes, quotes);
}

NodeId interpolated(Lowering& to, const Piece& piece, Role role) {
  const std::string_view written = to.text(piece);
  const auto quote = static_cast<std::uint32_t>(std::min(written.find('"'), written.size()));
  const std::uint32_t quotes = written.substr(quote).starts_with("\"\"\"") ? 3 : 1;
  const Range at = piece.range();
  return to.interpolated(piece, role, {at.begin + quote + quotes, at.end - quotes},
                         {"string_content", "escape_sequence", "interpolation_start", "interpolation_quote"});
}

// `typeof(T)`, `sizeof(T)`, `default(T)`: calls with a type.
NodeId of_type(Lowering& to, const Piece& piece, Role role) {
  const Piece type = to.child(piece, "type");
  if (to.out.purpose() == Purpose::Pattern && piece.is("default_expression") && type &&
      to.out.source().substr(0, piece.range().begin).find(placeholder::typed) != std::string_view::npos)
    return to.any(type, role);
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  const Piece word = to.pieces(piece, true).front();
  to.out.leaf(Kind::Identifier, Role::Callee, word.range(), word.type());
  if (type) to.any(type, Role::Item);
  to.out.close();
  return id;
}

NodeId expression_body(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  return parts.empty() ? no_node : to.any(parts.front(), role);
}

NodeId catch_clause(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  if (const Piece declaration = to.child_of_type(piece, "catch_declaration")) {
    to.any(to.child(declaration, "type"), Role::Type);
    if (const Piece name = to.child(declaration, "name")) to.any(name, Role::Name);
  }
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
  if (to.pieces(piece, true).front().is("await")) to.out.set_flag(id, Flag::Async);
  const Piece type = to.child(piece, "type");
  const Piece left = to.child(piece, "left");
  if (type) {
    to.out.open(Kind::VarDef, Role::Left, {type.range().begin, left.range().end});
    to.any(type, Role::Type);
    to.any(left, Role::Name);
    to.out.close();
  } else {
    to.any(left, Role::Left);
  }
  to.any(to.child(piece, "right"), Role::Right);
  to.block(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

// `using (…) …`, `lock (…) …`, `unsafe …`: what is held, then what is done.
NodeId with(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::With, role, piece.range());
  to.out.set_op(id, to.pieces(piece, true).front().type());
  const auto parts = to.pieces(piece);
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) to.any(parts[i], Role::Item);
  to.block(parts.back(), Role::Body);
  to.out.close();
  return id;
}

NodeId switch_section(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  std::vector<Piece> body;
  bool label = true;
  for (const Piece& part : to.pieces(piece, true)) {
    if (!part.is_named()) {
      if (part.is(":") || part.is("=>")) label = false;
      continue;
    }
    if (label) {
      to.any(part, part.is("when_clause") ? Role::Condition : Role::Value);
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

NodeId is_pattern(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.two_parts(piece, role, Kind::Binary, Role::Left, Role::Right);
  to.out.set_op(id, "is");
  return id;
}

void functions(Table& table) {
  const auto function = [&](std::string_view type, bool named, bool method) {
    auto row = table.node({type}, Kind::Function).rest(Role::Modifier).field("body", Role::Body).field("parameters", Role::Param);
    if (named) row.field("name", Role::Name);
    if (method) row.flag(Flag::Method);
    return row;
  };
  function("method_declaration", true, true).field("returns", Role::ReturnType).field("type_parameters", Role::TypeParams);
  function("constructor_declaration", true, true);
  function("destructor_declaration", true, true);
  function("operator_declaration", false, true).field("type", Role::ReturnType);
  function("conversion_operator_declaration", false, true).field("type", Role::ReturnType);
  function("local_function_statement", true, false).field("type", Role::ReturnType).field("type_parameters", Role::TypeParams);
  table.node({"accessor_declaration"}, Kind::Function)
      .rest(Role::Modifier)
      .flag(Flag::Method)
      .field("name", Role::Name)
      .field("body", Role::Body);
  table.node({"indexer_declaration"}, Kind::Function)
      .rest(Role::Modifier)
      .flag(Flag::Method)
      .field("type", Role::ReturnType)
      .field("parameters", Role::Param)
      .field("accessors", Role::Item)
      .field("value", Role::Body);
  table.special({"arrow_expression_clause"}, expression_body);
  table.special({"parameter_list", "bracketed_parameter_list"}, parameters);
  table.special({"parameter"}, parameter);
  table.special({"lambda_expression", "anonymous_method_expression"}, lambda);
}

void definitions(Table& table) {
  table.lift({"global_statement",
              "attribute_list",
              "accessor_list",
              "argument_list",
              "bracketed_argument_list",
              "attribute_argument_list",
              "parenthesized_expression",
              "checked_expression",
              "ref_expression",
              "nullable_type",
              "pointer_type",
              "ref_type",
              "type_argument_list",
              "type_parameter",
              "preproc_if",
              "preproc_else",
              "preproc_elif",
              "switch_body",
              "interpolation",
              "member_binding_expression",
              "element_binding_expression",
              "scoped_type",
              "constant_pattern",
              "parenthesized_pattern",
              "type_pattern",
              "primary_constructor_base_type",
              "expression_element",
              "when_clause"});
  table.drop({"attribute_target_specifier", "type_parameter_constraints_clause", "constructor_initializer", "implicit_type",
              "explicit_interface_specifier", "interpolation_alignment_clause", "interpolation_format_clause",
              "interpolation_brace", "preproc_region", "preproc_endregion", "preproc_define", "preproc_undef", "preproc_pragma",
              "preproc_nullable", "preproc_line", "preproc_error", "preproc_warning", "preproc_if_in_attribute_list",
              "array_rank_specifier"});
  table.special({"modifier"}, modifier);
  table.special({"attribute"}, attribute);
  table.special({"using_directive"}, import);
  table.node({"namespace_declaration", "file_scoped_namespace_declaration"}, Kind::Namespace)
      .field("name", Role::Name)
      .field("body", Role::Body);
  table.special({"class_declaration", "struct_declaration", "interface_declaration", "record_declaration", "enum_declaration"},
                class_like);
  table.node({"declaration_list", "enum_member_declaration_list", "block"}, Kind::Block);
  table.node({"enum_member_declaration"}, Kind::Other).rest(Role::Decorator).field("name", Role::Name).field("value", Role::Value);
  table.special({"field_declaration", "event_field_declaration", "local_declaration_statement", "variable_declaration"}, variables);
  table.special({"property_declaration"}, property);
  table.node({"type_parameter_list"}, Kind::TypeParams);
  functions(table);
}

void expressions(Table& table) {
  table.name({"identifier", "predefined_type", "discard", "implicit_parameter"});
  table.token({"this"}, Kind::This);
  table.token({"base"}, Kind::Super);
  table.leaf({"integer_literal", "real_literal"}, Kind::Number);
  table.leaf({"boolean_literal"}, Kind::Bool);
  table.leaf({"null_literal"}, Kind::Null);
  table.special({"string_literal", "verbatim_string_literal", "raw_string_literal", "character_literal"}, string_literal);
  table.special({"interpolated_string_expression"}, interpolated);
  table.node({"invocation_expression"}, Kind::Call).chain("function", Role::Callee);
  table.special({"argument", "attribute_argument"}, argument);
  table.special({"object_creation_expression", "implicit_object_creation_expression", "array_creation_expression"}, creation);
  table.node({"anonymous_object_creation_expression"}, Kind::Dict);
  table.node({"initializer_expression", "implicit_array_creation_expression", "collection_expression"}, Kind::List);
  table.node({"member_access_expression"}, Kind::Dot).chain("expression", Role::Object).field("name", Role::Name);
  table.node({"conditional_access_expression"}, Kind::Dot).flag(Flag::Optional).chain("condition", Role::Object).rest(Role::Name);
  table.node({"element_access_expression"}, Kind::Index).chain("expression", Role::Object);
  table.special({"qualified_name", "alias_qualified_name"}, qualified);
  table.special({"generic_name"}, generic);
  table.special({"array_type"}, array_type);
  table.node({"tuple_type"}, Kind::Type);
  table.special({"typeof_expression", "sizeof_expression", "default_expression"}, of_type);
  table.special({"assignment_expression"}, assignment);
  table.node({"binary_expression"}, Kind::Binary).op_token().chain("left", Role::Left).field("right", Role::Right);
  table.special({"prefix_unary_expression", "postfix_unary_expression", "unary_expression"}, signed_value);
  table.node({"as_expression"}, Kind::Cast).field("left", Role::Value).field("right", Role::Type);
  table.node({"is_expression"}, Kind::Binary).op("is").field("left", Role::Left).field("right", Role::Right);
  table.special({"is_pattern_expression"}, is_pattern);
  table.node({"declaration_pattern"}, Kind::VarDef).field("type", Role::Type).field("name", Role::Name);
  table.node({"cast_expression"}, Kind::Cast).field("type", Role::Type).field("value", Role::Value);
  table.node({"conditional_expression"}, Kind::Conditional)
      .field("condition", Role::Condition)
      .field("consequence", Role::Then)
      .field("alternative", Role::Otherwise);
  table.node({"await_expression"}, Kind::Await).rest(Role::Value);
  table.node({"throw_expression", "throw_statement"}, Kind::Throw).rest(Role::Value);
  table.node({"tuple_expression", "tuple_pattern"}, Kind::Tuple);
  table.node({"declaration_expression"}, Kind::VarDef).field("type", Role::Type).field("name", Role::Name);
  table.node({"switch_expression"}, Kind::Switch);
}

void statements(Table& table) {
  table.node({"expression_statement"}, Kind::ExprStatement).rest(Role::Value);
  table.node({"return_statement"}, Kind::Return).rest(Role::Value);
  table.node({"yield_statement"}, Kind::Yield).rest(Role::Value);
  table.node({"break_statement", "goto_statement"}, Kind::Break).rest(Role::Name);
  table.node({"continue_statement"}, Kind::Continue);
  table.node({"labeled_statement"}, Kind::Labeled);
  table.node({"empty_statement"}, Kind::Empty);
  table.node({"if_statement"}, Kind::If)
      .field("condition", Role::Condition)
      .block("consequence", Role::Then)
      .block("alternative", Role::Otherwise);
  table.node({"while_statement"}, Kind::While).field("condition", Role::Condition).block("body");
  table.node({"do_statement"}, Kind::DoWhile).field("condition", Role::Condition).block("body");
  table.node({"for_statement"}, Kind::For)
      .field("initializer", Role::Init)
      .field("condition", Role::Condition)
      .field("update", Role::Update)
      .block("body");
  table.special({"foreach_statement"}, for_each);
  table.special({"using_statement", "lock_statement", "fixed_statement", "unsafe_statement", "checked_statement"}, with);
  table.node({"switch_statement"}, Kind::Switch).field("value", Role::Value);
  table.special({"switch_section", "switch_expression_arm"}, switch_section);
  table.node({"try_statement"}, Kind::Try).field("body", Role::Body);
  table.special({"catch_clause"}, catch_clause);
  table.special({"finally_clause"}, finally_clause);
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"__ic_name = ", "\n;", Pick::Expression},
    {"", "", Pick::Statements},
    {"", ";", Pick::Statements},
    {"class __ic_class { ", "\n}", Pick::Member},
    {"class __ic_class { ", ";\n}", Pick::Member},
    {"", " { __ic_ellipsis __ic_gap; }", Pick::Statements},
    {"class __ic_class { ", " { __ic_ellipsis __ic_gap; } }", Pick::Member},
    {"try { __ic_ellipsis __ic_gap; } ", "", Pick::Only, Kind::Catch},
    {"try { __ic_ellipsis __ic_gap; } ", " { __ic_ellipsis __ic_gap; }", Pick::Only, Kind::Catch},
    {"switch (__ic_value) { ", "\n}", Pick::Only, Kind::Case},
    {"", "\nclass __ic_class { }", Pick::Only, Kind::Decorator},
    {"__ic_call(", "\n);", Pick::Only, Kind::KeywordArg},
    {"", " __ic_name;", Pick::Only, Kind::GenericType},
});

constexpr std::array<std::string_view, 4> words{"csharp", "cs", "c#", "C#"};
constexpr std::array<std::string_view, 2> extensions{"cs", "csx"};

}  // namespace

constexpr LanguageSpec csharp_spec{.language = Language::CSharp,
                                   .name = "csharp",
                                   .title = "C#",
                                   .rule_words = words,
                                   .extensions = extensions,
                                   .runs_on = only<Language::CSharp>,
                                   .grammar = tree_sitter_c_sharp,
                                   .lower = lower_by_table<tree_sitter_c_sharp, definitions, expressions, statements>,
                                   .shapes = shapes,
                                   .style = {.gap_statement = " __ic_gap;",
                                             .gap_parameter = " __ic_gap",
                                             .hole = "{",
                                             .type_before = "default(",
                                             .type_after = ")",
                                             .new_has_values = true},
                                   .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
