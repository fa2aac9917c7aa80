// OCaml: its table and spec. `let … in` and `;` are the statements of a Block, flat; `f a b` is a Call, `M.x` a Dot, `a ^ b` puts
// texts together; the last value of a function is a Return.
#include <array>
#include <vector>

#include "engine/syntax/languages/ocaml_lowering.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"

extern "C" {
const TSLanguage* tree_sitter_ocaml();
}

namespace insight::engine::syntax {
namespace {

Piece behind(const std::vector<Piece>& pieces) {
  return pieces.empty() ? Piece{} : pieces.back();
}

// --- expressions

NodeId labeled(Lowering& to, const Piece& piece, Role role) {
  const Piece name = to.child_of_type(piece, "label_name");
  const Piece value = to.child(piece, "expression");
  if (!name) return to.other(piece, role);
  const NodeId id = to.out.open(Kind::KeywordArg, role, piece.range());
  to.any(name, Role::Name);
  to.any(value ? value : name, Role::Value);
  to.out.close();
  return id;
}

NodeId infix(Lowering& to, const Piece& piece, Role role) {
  const Piece sign = to.child(piece, "operator");
  const std::string_view op = sign ? to.text(sign) : std::string_view();
  const bool assigns = op == ":=";  // what the reference holds, not the name
  const bool known = operator_of(op) != 0;
  const NodeId id = to.out.open(assigns ? Kind::AugAssign : known ? Kind::Binary : Kind::Call, role, piece.range());
  if (known) to.out.set_op(id, op == "^" ? "." : op);
  if (!known && sign) to.out.name(Role::Callee, sign.range(), op);
  to.any(to.child(piece, "left"), known ? Role::Left : Role::Item);
  to.any(to.child(piece, "right"), known ? Role::Right : Role::Item);
  to.out.close();
  return id;
}

NodeId cons(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.two_parts(piece, role, Kind::Binary, Role::Left, Role::Right);
  to.out.set_op(id, "::");
  return id;
}

NodeId prefixed(Lowering& to, const Piece& piece, Role role) {
  const Piece sign = to.child(piece, "operator");
  const NodeId id = to.out.open(Kind::Unary, role, piece.range());
  if (sign) to.out.set_op(id, to.text(sign));
  to.any(to.child(piece, "expression"), Role::Value);
  to.out.close();
  return id;
}

NodeId index(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::Index, Role::Object, Role::Item);
}

// `o.M.f`: the field goes by its last name.
NodeId field(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Dot, role, piece.range());
  to.any(to.child(piece, "record"), Role::Object);
  const Piece name = to.child(piece, "field");
  const Piece last = name && name.is("field_path") ? behind(to.pieces(name)) : name;
  to.any(last ? last : name, Role::Name);
  to.out.close();
  return id;
}

// `a.b <- e`
NodeId set(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::Assign, Role::Left, Role::Right);
}

// `{ r with a = 1; b }`
NodeId record(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Dict, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("field_expression") || part.is("field_pattern")) {
      to.any(part, Role::Item);
    } else {
      to.out.open(Kind::Spread, Role::Item, part.range());
      to.any(part, Role::Value);
      to.out.close();
    }
  }
  to.out.close();
  return id;
}

NodeId record_field(Lowering& to, const Piece& piece, Role role) {
  const Piece path = to.child_of_type(piece, "field_path");
  const Piece value = to.child(piece, piece.is("field_pattern") ? "pattern" : "body");
  if (!path) return to.other(piece, role);
  const NodeId id = to.out.open(Kind::Pair, role, piece.range());
  to.any(path, Role::Key);
  if (value) {
    to.any(value, Role::Value);
  } else if (!to.text(path).starts_with("__ic_ellipsis")) {
    to.out.set_flag(id, Flag::Shorthand);
    to.any(path, Role::Value);
  }
  to.out.close();
  return id;
}

// `(e : t)`; of a metavariable, what it must be.
NodeId typed(Lowering& to, const Piece& piece, Role role) {
  const Piece value = to.child(piece, piece.is("typed_pattern") ? "pattern" : "expression");
  const bool metavar = to.out.purpose() == Purpose::Pattern && to.text(value).starts_with("__ic_mv_");
  const NodeId id = to.out.open(metavar ? Kind::TypedMetavar : Kind::Cast, role, piece.range());
  to.any(value, metavar ? Role::Name : Role::Value);
  to.any(to.child(piece, "type"), Role::Type);
  to.out.close();
  return id;
}

NodeId path(Lowering& to, const Piece& piece, Role role) {
  return to.dotted(piece, role, ".");
}

// `f a b`; `Some a`, `Pair (a, b)` make a value of a constructor.
NodeId application(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const bool makes = !parts.empty() && parts.front().is("constructor_path");
  const NodeId id = to.out.open(makes ? Kind::New : Kind::Call, role, piece.range());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto inner = to.pieces(parts[i]);
    const bool several =
        makes && i > 0 && parts[i].is("parenthesized_expression") && inner.size() == 1 && inner[0].is("tuple_expression");
    if (several) {
      to.all(inner[0], Role::Item);
    } else {
      to.any(parts[i], i == 0 ? Role::Callee : Role::Item);
    }
  }
  to.out.close();
  return id;
}

// `Some x`: no call, and what it names is a type's.
NodeId constructor_pattern(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, "constructor");
  for (const Piece& part : to.pieces(piece)) to.any(part, part.is("constructor_path") ? Role::Type : Role::Item);
  to.out.close();
  return id;
}

NodeId inner(Lowering& to, const Piece& piece, Role role) {
  const Piece last = behind(to.pieces(piece));
  return last ? to.any(last, role) : to.other(piece, role);
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  if (!piece.is("quoted_string")) return to.string(piece, role);
  const Piece content = to.child_of_type(piece, "quoted_string_content");
  return to.out.leaf(Kind::String, role, piece.range(), content ? to.text(content) : std::string_view());
}

// `[| a; b |]`, which no list is.
NodeId array(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, "array");
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

NodeId constructed(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const NodeId id = to.out.open(Kind::GenericType, role, piece.range());
  if (!parts.empty()) to.any(parts.back(), Role::Name);
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) to.any(parts[i], Role::Item);
  to.out.close();
  return id;
}

// --- control

NodeId if_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  to.any(to.child(piece, "condition"), Role::Condition);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("then_clause")) to.any(part, Role::Then);
    if (part.is("else_clause")) to.any(part, Role::Otherwise);
  }
  to.out.close();
  return id;
}

NodeId match_case(Lowering& to, const Piece& piece, Role role) {
  const bool catches = role == Role::Finally;  // asked for by try_expression
  const NodeId id = to.out.open(catches ? Kind::Catch : Kind::Case, catches ? Role::Item : role, piece.range());
  to.any(to.child(piece, "pattern"), catches ? Role::Type : Role::Value);
  if (const Piece guard = to.child_of_type(piece, "guard")) to.any(guard, Role::Condition);
  if (const Piece body = to.child(piece, "body")) to.any(body, Role::Body);
  to.out.close();
  return id;
}

NodeId try_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Try, role, piece.range());
  to.any(to.child(piece, "expression"), Role::Body);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("match_case")) match_case(to, part, Role::Finally);
  }
  to.out.close();
  return id;
}

NodeId for_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  const Piece from = to.child(piece, "from");
  const Piece end = to.child(piece, "to");
  to.any(to.child(piece, "name"), Role::Left);
  to.out.set_op(to.out.open(Kind::Binary, Role::Right, {from.range().begin, end.range().end}), "..");
  to.any(from, Role::Left);
  to.any(end, Role::Right);
  to.out.close();
  if (const Piece body = to.child_of_type(piece, "do_clause")) to.any(body, Role::Body);
  to.out.close();
  return id;
}

void expressions(Table& table) {
  table.name({"value_name", "value_pattern", "label_name", "field_name", "module_name", "constructor_name", "type_constructor",
              "type_variable", "method_name", "instance_variable_name", "class_name", "tag"});
  table.special({"value_path", "constructor_path", "field_path", "module_path", "class_path", "type_constructor_path",
                 "extended_module_path"},
                path);
  table.leaf({"number", "signed_number"}, Kind::Number);
  table.leaf({"boolean"}, Kind::Bool);
  table.special({"string", "quoted_string"}, text);
  table.leaf({"character"}, Kind::Other);  // no text
  table.special({"array_expression", "array_pattern"}, array);
  table.node({"unit", "tuple_expression", "tuple_pattern"}, Kind::Tuple);
  table.special({"application_expression"}, application);
  table.special({"constructor_pattern"}, constructor_pattern);
  table.special({"labeled_argument"}, labeled);
  table.special({"infix_expression", "hash_expression"}, infix);
  table.special({"cons_expression", "cons_pattern"}, cons);
  table.special({"prefix_expression", "sign_expression"}, prefixed);
  table.special({"array_get_expression", "string_get_expression", "bigarray_get_expression"}, index);
  table.special({"field_get_expression"}, field);
  table.node({"method_invocation"}, Kind::Dot).field("object", Role::Object).field("method", Role::Name);
  table.node({"new_expression"}, Kind::New).rest(Role::Callee);
  table.special({"set_expression"}, set);
  table.node({"list_expression", "list_pattern"}, Kind::List);
  table.special({"record_expression", "record_pattern"}, record);
  table.special({"field_expression", "field_pattern"}, record_field);
  table.special({"typed_expression", "typed_pattern"}, typed);
  table.special({"coercion_expression"}, inner);
  table.special({"local_open_expression", "local_open_pattern"}, inner);
  table.special({"constructed_type"}, constructed);
}

void statements(Table& table) {
  table.special(
      {"let_expression", "let_open_expression", "let_module_expression", "let_exception_expression", "sequence_expression"},
      ocaml::block);
  table.special({"if_expression"}, if_expression);
  table.node({"match_expression"}, Kind::Switch).field("expression", Role::Value);
  table.special({"match_case"}, match_case);
  table.special({"try_expression"}, try_expression);
  table.node({"while_expression"}, Kind::While).field("condition", Role::Condition).rest(Role::Body);
  table.special({"for_expression"}, for_expression);
  table.node({"assert_expression"}, Kind::Assert).field("expression", Role::Condition);
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"(", "\n)\n", Pick::Expression},
    {"", " in __ic_ellipsis\n", Pick::Statements},
    {"", " = __ic_ellipsis\n", Pick::Statements},
    {"match __ic_value with ", "\n", Pick::Only, Kind::Case},
    {"__ic_call ", "\n", Pick::Only, Kind::KeywordArg},
    {"{ ", " }\n", Pick::Only, Kind::Pair},
});

constexpr auto names_after = std::to_array<std::string_view>({"open", "include", "module"});
constexpr std::array<std::string_view, 1> words{"ocaml"};
constexpr std::array<std::string_view, 1> extensions{"ml"};
constexpr std::array<std::string_view, 2> interpreters{"ocaml", "ocamlrun"};
constexpr std::array<std::string_view, 2> comment_leaders{"(*", "*"};

}  // namespace

constexpr LanguageSpec ocaml_spec{.language = Language::Ocaml,
                                  .name = "ocaml",
                                  .title = "OCaml",
                                  .rule_words = words,
                                  .extensions = extensions,
                                  .interpreters = interpreters,
                                  .runs_on = only<Language::Ocaml>,
                                  .grammar = tree_sitter_ocaml,
                                  .lower = lower_by_table<tree_sitter_ocaml, ocaml::add_definitions, expressions, statements>,
                                  .shapes = shapes,
                                  .style = {.line_comment = "",
                                            .block_comments = false,
                                            .quotes = "\"",
                                            .name_sigil = "IC",
                                            .names_after = names_after,
                                            .typed_metavars = false},
                                  .comment_leaders = comment_leaders};

}  // namespace insight::engine::syntax
