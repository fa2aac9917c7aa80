// Ruby: its table and spec. Everything is an expression there; what stands where a statement may becomes an ExprStatement.
#include <algorithm>
#include <array>

#include "engine/syntax/languages/ruby_lowering.h"
#include "engine/syntax/languages/spec.h"

extern "C" {
const TSLanguage* tree_sitter_ruby();
}

namespace insight::engine::syntax {
namespace {

using ruby::body_block;

// `unless` and `until` are `if not` and `while not`. To a pattern the branches of `unless` are the other way round
// (Flag::Computed).
void condition(Lowering& to, const Piece& piece, bool negated) {
  if (negated) to.out.set_op(to.out.open(Kind::Unary, Role::Condition, piece.range()), "!");
  to.any(piece, negated ? Role::Value : Role::Condition);
  if (negated) to.out.close();
}

NodeId if_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  if (piece.is("unless")) to.out.set_flag(id, Flag::Computed);
  condition(to, to.child(piece, "condition"), piece.is("unless"));
  body_block(to, to.child(piece, "consequence"), Role::Then, piece.range().end);
  if (const Piece alternative = to.child(piece, "alternative")) to.any(alternative, Role::Otherwise);
  to.out.close();
  return id;
}

NodeId modified(Lowering& to, const Piece& piece, Role role) {
  const bool loop = piece.is("while_modifier") || piece.is("until_modifier");
  const NodeId id = to.out.open(loop ? Kind::While : Kind::If, role, piece.range());
  if (piece.is("unless_modifier")) to.out.set_flag(id, Flag::Computed);
  condition(to, to.child(piece, "condition"), piece.type().starts_with("un"));
  body_block(to, to.child(piece, "body"), loop ? Role::Body : Role::Then, piece.range().end);
  to.out.close();
  return id;
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::While, role, piece.range());
  condition(to, to.child(piece, "condition"), piece.is("until"));
  body_block(to, to.child(piece, "body"), Role::Body, piece.range().end);
  to.out.close();
  return id;
}

NodeId rescued(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Try, role, piece.range());
  body_block(to, to.child(piece, "body"), Role::Body, piece.range().end);
  to.out.open(Kind::Catch, Role::Item, to.child(piece, "handler").range());
  body_block(to, to.child(piece, "handler"), Role::Body, piece.range().end);
  to.out.close();
  to.out.close();
  return id;
}

NodeId when(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("pattern")) to.all(part, Role::Value);
  }
  body_block(to, to.child(piece, "body"), Role::Body, piece.range().end);
  to.out.close();
  return id;
}

NodeId switch_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Switch, role, piece.range());
  const Piece value = to.child(piece, "value");
  if (value) to.any(value, Role::Value);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("when")) to.any(part, Role::Item);
    if (part.is("else")) {
      to.out.open(Kind::Case, Role::Item, part.range());
      to.any(part, Role::Body);
      to.out.close();
    }
  }
  to.out.close();
  return id;
}

void parameters(Lowering& to, const Piece& list) {
  for (const Piece& one : to.pieces(list)) {
    const NodeId id = to.out.open(Kind::Param, Role::Param, one.range());
    if (one.is("splat_parameter")) to.out.set_flag(id, Flag::Rest);
    if (one.is("hash_splat_parameter")) to.out.set_flag(id, Flag::KeywordRest);
    if (one.is("identifier") || one.is("destructured_parameter")) {
      to.any(one, Role::Name);
    } else {
      for (const Piece& part : to.pieces(one)) to.any(part, part.field == to.child(one, "name").field ? Role::Name : Role::Value);
    }
    to.out.close();
  }
}

NodeId method(Lowering& to, const Piece& piece, Role role) {
  const bool member = to.out.in_class() || piece.is("singleton_method");
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  if (member) to.out.set_flag(id, Flag::Method);
  if (piece.is("singleton_method")) to.any(to.child(piece, "object"), Role::Object);
  to.any(to.child(piece, "name"), Role::Name);
  if (const Piece list = to.child(piece, "parameters")) parameters(to, list);
  body_block(to, to.child(piece, "body"), Role::Body, piece.range().end);
  to.out.close();
  return id;
}

// `{ |x| … }`, `do |x| … end`, `->(x) { … }`
NodeId closure(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  if (piece.is("lambda")) to.out.set_flag(id, Flag::Arrow);
  if (const Piece list = to.child(piece, "parameters")) parameters(to, list);
  Piece body = to.child(piece, "body");
  if (piece.is("lambda") && body) body = to.child(body, "body");
  body_block(to, body, Role::Body, piece.range().end);
  to.out.close();
  return id;
}

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  to.out.set_op(id, piece.is("module") ? "module" : piece.is("singleton_class") ? "object" : "class");
  if (!piece.is("singleton_class")) to.any(to.child(piece, "name"), Role::Name);
  if (const Piece base = to.child_of_type(piece, "superclass")) to.all(base, Role::Base);
  body_block(to, to.child(piece, "body"), Role::Body, piece.range().end);
  to.out.close();
  return id;
}

// One value alone, or several as a Tuple.
NodeId jump(Lowering& to, const Piece& piece, Role role) {
  const Kind kind = piece.is("return")  ? Kind::Return
                    : piece.is("yield") ? Kind::Yield
                    : piece.is("break") ? Kind::Break
                                        : Kind::Continue;
  const NodeId id = to.out.open(kind, role, piece.range());
  if (const Piece list = to.child_of_type(piece, "argument_list")) {
    const auto values = to.pieces(list);
    const bool many = values.size() > 1;
    if (many) to.out.open(Kind::Tuple, Role::Value, list.range());
    for (const Piece& value : values) to.any(value, many ? Role::Item : Role::Value);
    if (many) to.out.close();
  }
  to.out.close();
  return id;
}

NodeId pair(Lowering& to, const Piece& piece, Role role) {
  const Piece key = to.child(piece, "key");
  const Piece value = to.child(piece, "value");
  const TSNode holder = ts_node_parent(piece.node);
  const std::string_view around = ts_node_type(holder);
  const bool keyword = around == "argument_list" && (key.is("hash_key_symbol") || key.is("simple_symbol"));
  const NodeId id = to.out.open(keyword ? Kind::KeywordArg : Kind::Pair, role, piece.range());
  if (keyword) {
    const auto name = to.text(key);
    to.out.name(Role::Name, key.range(), name.substr(name.starts_with(':') ? 1 : 0));
  } else {
    to.out.set_flag(id, Flag::Computed);
    to.any(key, Role::Key);
  }
  if (value) {
    to.any(value, Role::Value);
  } else {
    to.out.name(Role::Value, key.range(), to.text(key));
  }
  to.out.close();
  return id;
}

// `a::B`, and `::B`, which is B.
NodeId scoped(Lowering& to, const Piece& piece, Role role) {
  const Piece scope = to.child(piece, "scope");
  if (!scope) return to.any(to.child(piece, "name"), role);
  const NodeId id = to.out.open(Kind::Dot, role, piece.range());
  to.any(scope, Role::Object);
  to.any(to.child(piece, "name"), Role::Name);
  to.out.close();
  return id;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  return to.assignment(piece, role);
}

// `(a; b)` is b after a.
NodeId expression_or_statements(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() == 1) return to.any(parts.front(), role);
  const NodeId id = to.out.open(Kind::Sequence, role, piece.range());
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

void definitions(Table& table) {
  table.special({"method", "singleton_method"}, method);
  table.special({"class", "module", "singleton_class"}, class_like);
  table.special({"block", "do_block", "lambda"}, closure);
}

void expressions(Table& table) {
  table.name({"identifier", "constant", "instance_variable", "class_variable", "global_variable", "operator", "setter", "file",
              "line", "encoding"});
  table.leaf({"integer", "float", "rational", "complex"}, Kind::Number);
  table.leaf({"true", "false"}, Kind::Bool);
  table.leaf({"nil"}, Kind::Null);
  table.leaf({"self"}, Kind::This);
  table.leaf({"super"}, Kind::Super);
  table.node({"chained_string"}, Kind::Template);
  table.drop({"heredoc_body", "uninterpreted", "empty_statement"});
  table.node({"array", "string_array", "symbol_array"}, Kind::List);
  table.node({"hash"}, Kind::Dict);
  table.special({"pair"}, pair);
  table.node({"call"}, Kind::Call).method_call_or_member("receiver", "method").closure("block");
  table.lift({"argument_list", "interpolation", "in"});
  table.node({"splat_argument", "rest_assignment"}, Kind::Spread).op("*").rest(Role::Value);
  table.node({"hash_splat_argument"}, Kind::Spread).op("**").rest(Role::Value);
  table.node({"block_argument"}, Kind::Spread).op("&").rest(Role::Value);
  table.node({"element_reference"}, Kind::Index).chain("object", Role::Object);
  table.special({"scope_resolution"}, scoped);
  table.special({"assignment", "operator_assignment"}, assignment);
  table.node({"left_assignment_list", "right_assignment_list", "destructured_left_assignment", "destructured_parameter"},
             Kind::Tuple);
  table.node({"binary"}, Kind::Binary).op_token().chain("left", Role::Left).field("right", Role::Right);
  table.node({"range"}, Kind::Binary).op_token().field("begin", Role::Left).field("end", Role::Right);
  table.node({"unary"}, Kind::Unary).op_token().field("operand", Role::Value);
  table.node({"conditional"}, Kind::Conditional)
      .field("condition", Role::Condition)
      .field("consequence", Role::Then)
      .field("alternative", Role::Otherwise);
  table.special({"parenthesized_statements"}, expression_or_statements);
}

void statements(Table& table) {
  table.special({"if", "unless", "elsif"}, if_statement);
  table.special({"if_modifier", "unless_modifier", "while_modifier", "until_modifier"}, modified);
  table.special({"while", "until"}, loop);
  table.special({"rescue_modifier"}, rescued);
  table.special({"case"}, switch_statement);
  table.special({"when"}, when);
  table.node({"for"}, Kind::ForEach).field("pattern", Role::Left).field("value", Role::Right).field("body", Role::Body);
  table.special({"return", "break", "next", "yield"}, jump);
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"(", "\n)\n", Pick::Expression},
    {"", "\nend\n", Pick::Statements},
    {"begin\n__ic_ellipsis\n", "\nend\n", Pick::Only, Kind::Catch},
    {"case __ic_value\n", "\nend\n", Pick::Only, Kind::Case},
    {"__ic_call(", "\n)\n", Pick::Only, Kind::KeywordArg},
    {"{ ", "\n}\n", Pick::Only, Kind::Pair},
    {"__ic_call ", "\n", Pick::Only, Kind::Function},
});

constexpr auto names_after = std::to_array<std::string_view>({"class", "module", "::"});
constexpr std::array<std::string_view, 2> words{"ruby", "rb"};
constexpr std::array<std::string_view, 5> extensions{"rb", "rake", "gemspec", "ru", "jbuilder"};
constexpr std::array<std::string_view, 3> file_names{"Rakefile", "Gemfile", "Vagrantfile"};
constexpr std::array<std::string_view, 1> interpreters{"ruby"};

}  // namespace

constexpr LanguageSpec ruby_spec{.language = Language::Ruby,
                                 .name = "ruby",
                                 .title = "Ruby",
                                 .rule_words = words,
                                 .extensions = extensions,
                                 .file_names = file_names,
                                 .interpreters = interpreters,
                                 .runs_on = only<Language::Ruby>,
                                 .grammar = tree_sitter_ruby,
                                 .lower = lower_statements<tree_sitter_ruby, ruby::statement, definitions, ruby::add_blocks,
                                                           ruby::add_texts, expressions, statements>,
                                 .shapes = shapes,
                                 .style = {.line_comment = "#",
                                           .block_comments = false,
                                           .quotes = "\"'`",
                                           .gap_statement = "",
                                           .gap_member = "",
                                           .gap_pair_word = "**",
                                           .hole = "#{",
                                           .name_sigil = "IC",
                                           .names_after = names_after},
                                 .comment_leaders = shell_comments};

}  // namespace insight::engine::syntax
