// C++: what its table has beyond C's (c_rows.h), and its spec.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/syntax/languages/c_rows.h"

extern "C" {
const TSLanguage* tree_sitter_cpp();
}

namespace insight::engine::syntax {
namespace {

// `a::b::c`, which nests to the right.
NodeId qualified(Lowering& to, const Piece& piece, Role role) {
  Piece at = piece;
  NodeId id = no_node;
  while (at.is("qualified_identifier")) {
    const Piece scope = to.child(at, "scope");
    if (scope && id == no_node) {
      id = to.any(scope, role);
    } else if (scope) {
      id = to.out.wrap(id, Kind::Dot, Role::Object, {piece.range().begin, scope.range().end});
      to.any(scope, Role::Name);
      to.out.close();
    }
    at = to.child(at, "name");
    if (!at) return id;
  }
  if (id == no_node) return to.any(at, role);
  const bool generic = at.is("template_type");
  id = to.out.wrap(id, Kind::Dot, Role::Object, {piece.range().begin, at.range().end});
  to.any(generic ? to.child(at, "name") : at, Role::Name);
  to.out.close();
  if (generic) {  // `a::b<T>` is a b of T in a
    id = to.out.wrap(id, Kind::GenericType, Role::Name, piece.range());
    to.all(to.child(at, "arguments"), Role::Item);
    to.out.close();
  }
  to.out.set_role(id, role);
  return id;
}

NodeId without_arguments(Lowering& to, const Piece& piece, Role role) {
  return to.any(to.child(piece, "name"), role);
}

// What stands between `<` and `>` in the name of what is called.
Piece template_arguments(Lowering& to, const Piece& callee) {
  Piece at = callee;
  while (at && (at.is("qualified_identifier") || at.is("field_expression")))
    at = to.child(at, at.is("qualified_identifier") ? "name" : "field");
  const bool has = at && (at.is("template_function") || at.is("template_method"));
  return has ? to.child(at, "arguments") : Piece{};
}

NodeId call(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  const Piece callee = to.child(piece, "function");
  to.any(callee, Role::Callee);
  if (const Piece types = template_arguments(to, callee)) {
    to.out.open(Kind::TypeParams, Role::TypeParams, types.range());
    to.all(types, Role::Item);
    to.out.close();
  }
  to.any(to.child(piece, "arguments"), Role::Item);
  to.out.close();
  return id;
}

NodeId creation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  to.any(to.child(piece, "type"), Role::Callee);
  if (const Piece arguments = to.child(piece, "arguments")) to.all(arguments, Role::Item);
  if (const Piece length = to.child(piece, "declarator")) to.all(length, Role::Value);
  to.out.close();
  return id;
}

NodeId deletion(Lowering& to, const Piece& piece, Role role) {
  bool array = false;
  for (const Piece& part : to.pieces(piece, true)) array = array || part.is("[");
  const NodeId id = to.out.open(Kind::Unary, role, piece.range());
  to.out.set_op(id, "delete");
  if (array) to.out.set_flag(id, Flag::Postfix);  // another operator, spelled `delete[]`
  to.all(piece, Role::Value);
  to.out.close();
  return id;
}

NodeId lambda(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Arrow);
  if (const Piece declarator = to.child(piece, "declarator")) {
    c_family::parameters(to, declarator);
    if (const Piece type = to.child_of_type(declarator, "trailing_return_type")) to.any(to.pieces(type).front(), Role::ReturnType);
  }
  to.any(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

// `if (T x = e; condition)`
NodeId before_condition(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) last = to.any(part, role == Role::Condition ? Role::Init : role);
  return last;
}

NodeId range_loop(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  const Piece type = to.child(piece, "type");
  const Piece declarator = to.child(piece, "declarator");
  to.out.open(Kind::VarDef, Role::Left, {type.range().begin, declarator.range().end});
  c_family::modifiers(to, piece);
  c_family::type(to, type, declarator, Role::Type);
  if (const Piece name = c_family::declared(to, declarator)) to.any(name, Role::Name);
  to.out.close();
  to.any(to.child(piece, "right"), Role::Right);
  to.block(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

NodeId catch_clause(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  for (const Piece& one : to.pieces(to.child(piece, "parameters"))) {
    if (!one.is("parameter_declaration")) continue;
    const Piece declarator = to.child(one, "declarator");
    c_family::modifiers(to, one);
    c_family::type(to, to.child(one, "type"), declarator, Role::Type);
    if (declarator) {
      if (const Piece name = c_family::declared(to, declarator)) to.any(name, Role::Name);
    }
  }
  to.any(to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

NodeId template_declaration(Lowering& to, const Piece& piece, Role role) {
  auto& templates = static_cast<c_family::CLowering&>(to).templates;
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("template_parameter_list")) {
      templates.push_back(part);
    } else if (!part.is("requires_clause")) {
      last = to.any(part, role);
    }
  }
  templates.clear();
  return last;
}

NodeId raw_string(Lowering& to, const Piece& piece, Role role) {
  const Piece content = to.child_of_type(piece, "raw_string_content");
  return to.out.leaf(Kind::String, role, piece.range(), content ? to.text(content) : std::string_view());
}

// `using namespace a::b;` brings in what a::b has, `using a::b;` b alone.
NodeId using_declaration(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece, true);
  const auto is_word = [](const Piece& part) { return part.is("namespace"); };
  const bool all = std::ranges::any_of(parts, is_word);
  const auto named = to.pieces(piece);
  if (named.empty()) return to.other(piece, role);
  std::string path;
  for (const char c : to.text(named.back())) {
    if (c != ':') path += c;
    if (c == ':' && !path.ends_with('.')) path += '.';
  }
  const auto dot = all ? std::string::npos : path.rfind('.');
  if (!all && dot == std::string::npos) return to.other(piece, role);
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "from");
  to.out.name(Role::Module, named.back().range(), path.substr(0, dot));
  to.out.set_text(to.out.open(Kind::ImportName, Role::Item, named.back().range()), all ? "*" : path.substr(dot + 1));
  to.out.close();
  to.out.close();
  return id;
}

void add_rows(Table& table) {
  table.special({"using_declaration"}, using_declaration);
  table.name({"namespace_identifier", "auto", "destructor_name", "operator_name", "nested_namespace_specifier", "decltype"});
  table.special({"init_statement"}, before_condition);
  table.lift({"condition_clause", "subscript_argument_list", "placeholder_type_specifier", "dependent_name", "dependent_type",
              "template_argument_list", "user_defined_literal", "parameter_pack_expansion"});
  table.drop({"access_specifier", "literal_suffix", "trailing_return_type", "noexcept", "virtual_specifier", "ref_qualifier",
              "explicit_function_specifier"});
  table.leaf({"this"}, Kind::This);
  table.special({"raw_string_literal"}, raw_string);
  table.special({"qualified_identifier"}, qualified);
  table.special({"template_function", "template_method"}, without_arguments);
  table.node({"template_type"}, Kind::GenericType).field("name", Role::Name);
  table.special({"call_expression"}, call);
  table.special({"new_expression"}, creation);
  table.special({"delete_expression"}, deletion);
  table.special({"lambda_expression"}, lambda);
  table.special({"for_range_loop"}, range_loop);
  table.node({"try_statement"}, Kind::Try).field("body", Role::Body);
  table.special({"catch_clause"}, catch_clause);
  table.node({"throw_statement"}, Kind::Throw).rest(Role::Value);
  table.node({"namespace_definition"}, Kind::Namespace).field("name", Role::Name).field("body", Role::Body);
  table.special({"template_declaration"}, template_declaration);
  table.node({"alias_declaration"}, Kind::TypeAlias).field("name", Role::Name).field("type", Role::Type);
  table.node({"structured_binding_declarator"}, Kind::Tuple);
  table.node({"static_assert_declaration"}, Kind::Assert).field("condition", Role::Condition).field("message", Role::Value);
}

// Rows of C's that C++ shares under another node.
void add_aliases(Table& table) {
  table.copy("class_specifier", "struct_specifier");
  table.copy("optional_parameter_declaration", "parameter_declaration");
  table.copy("variadic_parameter_declaration", "parameter_declaration");
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"int __ic_function() { (", "\n); }\n", Pick::Expression, Kind::Other, true},
    {"int __ic_function() { ", "\n}\n", Pick::Statements, Kind::Other, true},
    {"int __ic_function() { ", ";\n}\n", Pick::Statements, Kind::Other, true},
    {"", "\n", Pick::Statements},
    {"", ";\n", Pick::Statements},
    {"", " { __ic_ellipsis; }\n", Pick::Statements},
    {"class __ic_class { ", "\n};\n", Pick::Member},
    {"int __ic_function() { try { __ic_ellipsis; } ", "\n}\n", Pick::Only, Kind::Catch},
    {"int __ic_function() { switch (__ic_value) { ", "\n} }\n", Pick::Only, Kind::Case},
});

constexpr std::array<std::string_view, 2> words{"cpp", "c++"};
constexpr std::array<std::string_view, 12> extensions{"cpp", "cc",  "cxx", "c++", "C",   "hpp",
                                                      "hh",  "hxx", "ipp", "inl", "tpp", "pcc"};
constexpr std::array<std::string_view, 1> shared_extensions{"h"};

}  // namespace

constexpr LanguageSpec cpp_spec{.language = Language::Cpp,
                                .name = "cpp",
                                .title = "C++",
                                .rule_words = words,
                                .extensions = extensions,
                                .shared_extensions = shared_extensions,
                                .runs_on = only<Language::Cpp>,
                                .grammar = tree_sitter_cpp,
                                .lower = c_family::lower<tree_sitter_cpp, c_family::add_rows, add_rows, add_aliases>,
                                .shapes = shapes,
                                .style = {.type_before = "(", .type_after = ")0", .words_for_types = true},
                                .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
