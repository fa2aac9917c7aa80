#include "engine/syntax/languages/c_rows.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::c_family {
namespace {

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
  to.any(to.child(piece, "argument"), Role::Value);
  to.out.close();
  return id;
}

NodeId sizeof_call(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  const auto begin = piece.range().begin;
  const std::string_view all = to.text(piece);
  const auto size = static_cast<std::uint32_t>(std::min(all.find_first_of(" (\t"), all.size()));
  to.out.leaf(Kind::Identifier, Role::Callee, {begin, begin + size}, all.substr(0, size));
  // A type is no value: `sizeof($X)` stands for none.
  for (const Piece& part : to.pieces(piece)) to.any(part, part.is("type_descriptor") ? Role::Value : Role::Item);
  to.out.close();
  return id;
}

// A pattern's `(T *$X)` is written as `__ic_typed($X, (T *)0)`, so that a type stands where only a value may.
bool is_type_of_pattern(Lowering& to, const Piece& piece) {
  if (to.out.purpose() != Purpose::Pattern || to.text(to.child(piece, "value")) != "0") return false;
  const TSNode list = ts_node_parent(piece.node);
  const TSNode call = ts_node_is_null(list) ? list : ts_node_parent(list);
  const Piece callee = ts_node_is_null(call) ? Piece{} : Piece{ts_node_child_by_field_name(call, "function", 8), 0};
  return callee && to.text(callee) == placeholder::typed;
}

NodeId cast(Lowering& to, const Piece& piece, Role role) {
  if (is_type_of_pattern(to, piece)) return to.any(to.child(piece, "type"), role);
  const NodeId id = to.out.open(Kind::Cast, role, piece.range());
  to.any(to.child(piece, "type"), Role::Type);
  to.any(to.child(piece, "value"), Role::Value);
  to.out.close();
  return id;
}

NodeId type_descriptor(Lowering& to, const Piece& piece, Role role) {
  const Piece written = to.child(piece, "type");
  type(to, written, to.child(piece, "declarator"), role);
  return no_node;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const std::string_view all = to.text(piece);
  const std::size_t quote = all.find_first_of("\"'<");
  return to.string(piece, role, quote == std::string_view::npos ? 0 : quote + 1);
}

NodeId texts(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  std::string whole;
  bool fixed = true;
  for (const Piece& part : parts) {
    fixed = fixed && part.is("string_literal");
    const std::string_view one = to.text(part);
    const std::size_t quote = one.find('"');
    if (quote != std::string_view::npos && one.size() > quote + 1) whole += one.substr(quote + 1, one.size() - quote - 2);
  }
  if (fixed) return to.out.leaf(Kind::String, role, piece.range(), whole);
  const NodeId id = to.out.open(Kind::Template, role, piece.range());
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

NodeId designated(Lowering& to, const Piece& piece, Role role) {
  const Piece name = to.child(piece, "designator");
  const auto inside = name ? to.pieces(name) : std::vector<Piece>{};
  const bool field = inside.size() == 1 && name.is("field_designator");
  const NodeId id = to.out.open(field ? Kind::KeywordArg : Kind::Pair, role, piece.range());
  if (name) to.any(field ? inside[0] : name, field ? Role::Name : Role::Key);
  to.any(to.child(piece, "value"), Role::Value);
  to.out.close();
  return id;
}

// p of `(*p).x`, which is `p->x`.
Piece pointed_at(Lowering& to, const Piece& object) {
  if (!object.is("parenthesized_expression")) return {};
  const auto parts = to.pieces(object);
  const bool follows = parts.size() == 1 && parts[0].is("pointer_expression") && to.text(parts[0]).starts_with('*');
  return follows ? to.child(parts[0], "argument") : Piece{};
}

NodeId member(Lowering& to, const Piece& piece, Role role) {
  std::vector<Piece> links{piece};
  for (;;) {
    const Piece object = to.child(links.back(), "argument");
    if (!object.is("field_expression")) break;
    links.push_back(object);
  }
  const Piece first = to.child(links.back(), "argument");
  const Piece pointer = pointed_at(to, first);
  NodeId id = to.any(pointer ? pointer : first, Role::Object);
  for (std::size_t i = links.size(); i-- > 0 && id != no_node;) {
    id = to.out.wrap(id, Kind::Dot, Role::Object, links[i].range());
    const bool through_pointer = pointer && i + 1 == links.size();
    if (through_pointer || to.child(links[i], "operator").is("->")) to.out.set_flag(id, Flag::Optional);
    to.any(to.child(links[i], "field"), Role::Name);
    to.out.close();
  }
  if (id != no_node) to.out.set_role(id, role);
  return id;
}

NodeId condition(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  to.any(to.child(piece, "condition"), Role::Condition);
  to.block(to.child(piece, "consequence"), Role::Then);
  if (const Piece otherwise = to.child(piece, "alternative")) {
    for (const Piece& part : to.pieces(otherwise)) {
      if (part.is("if_statement")) {
        to.any(part, Role::Otherwise);
      } else {
        to.block(part, Role::Otherwise);
      }
    }
  }
  to.out.close();
  return id;
}

NodeId switch_case(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  const Piece value = to.child(piece, "value");
  std::vector<Piece> body;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field != 0 && value && part.field == value.field) {
      to.any(part, Role::Value);
    } else {
      body.push_back(part);
    }
  }
  to.body_of(piece, body);
  to.out.close();
  return id;
}

NodeId expression_statement(Lowering& to, const Piece& piece, Role role) {
  if (to.pieces(piece).empty()) return to.out.leaf(Kind::Empty, role, piece.range());
  const NodeId id = to.out.open(Kind::ExprStatement, role, piece.range());
  to.all(piece, Role::Value);
  to.out.close();
  return id;
}

NodeId include(Lowering& to, const Piece& piece, Role role) {
  Range at = piece.range();
  while (at.end > at.begin && to.out.source()[at.end - 1] == '\n') --at.end;
  const NodeId id = to.out.open(Kind::Import, role, at);
  to.out.set_op(id, "import");
  to.any(to.child(piece, "path"), Role::Module);
  to.out.close();
  return id;
}

// `1`, `0x10`, `1.5` as all that a name stands for.
bool is_number(std::string_view content) {
  const bool hexadecimal = content.starts_with("0x");
  if (hexadecimal) content.remove_prefix(2);
  const auto is_part = [&](unsigned char letter) {
    return hexadecimal ? std::isxdigit(letter) != 0 : std::isdigit(letter) != 0 || letter == '.';
  };
  return !content.empty() && content.front() != '.' && std::ranges::all_of(content, is_part);
}

// `#define X 1`: a name, and a number or what else it stands for, which is no code yet.
NodeId define(Lowering& to, const Piece& piece, Role role) {
  Range at = piece.range();
  while (at.end > at.begin && to.out.source()[at.end - 1] == '\n') --at.end;
  const NodeId id = to.out.open(Kind::Other, role, at);
  to.out.set_text(id, "#define");
  to.any(to.child(piece, "name"), Role::Name);
  if (const Piece value = to.child(piece, "value")) {
    std::string_view content = to.text(value);
    while (content.starts_with(' ') || content.starts_with('\t')) content.remove_prefix(1);
    const std::uint32_t end = value.range().end;
    const Range value_at{end - static_cast<std::uint32_t>(content.size()), end};
    if (content.starts_with("__ic_")) {
      to.out.name(Role::Value, value_at, content);
    } else {
      to.out.leaf(is_number(content) ? Kind::Number : Kind::Text, Role::Value, value_at, content);
    }
  }
  to.out.close();
  return id;
}

// Every branch counts; what they depend on is none of the code's.
NodeId conditional_lines(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  const TSNode name = ts_node_child_by_field_name(piece.node, "name", 4);
  const TSNode condition = ts_node_child_by_field_name(piece.node, "condition", 9);
  for (const Piece& part : to.pieces(piece)) {
    const bool head = (!ts_node_is_null(name) && ts_node_eq(part.node, name)) ||
                      (!ts_node_is_null(condition) && ts_node_eq(part.node, condition));
    if (!head) last = to.any(part, role);
  }
  return last;
}

void statements(Table& table) {
  table.special({"expression_statement"}, expression_statement);
  table.special({"if_statement"}, condition);
  table.node({"while_statement"}, Kind::While).field("condition", Role::Condition).block("body");
  table.node({"do_statement"}, Kind::DoWhile).field("condition", Role::Condition).block("body");
  table.node({"for_statement"}, Kind::For)
      .field("initializer", Role::Init)
      .field("condition", Role::Condition)
      .field("update", Role::Update)
      .block("body");
  table.node({"switch_statement"}, Kind::Switch).field("condition", Role::Value).field("body", Role::Body);
  table.special({"case_statement"}, switch_case);
  table.node({"return_statement"}, Kind::Return).rest(Role::Value);
  table.node({"break_statement"}, Kind::Break);
  table.node({"continue_statement"}, Kind::Continue);
  table.node({"labeled_statement"}, Kind::Labeled).field("label", Role::Name).rest(Role::Body);
  table.node({"compound_statement", "field_declaration_list", "declaration_list", "enumerator_list"}, Kind::Block);
}

void expressions(Table& table) {
  table.name(
      {"identifier", "field_identifier", "type_identifier", "primitive_type", "sized_type_specifier", "statement_identifier"});
  table.leaf({"number_literal"}, Kind::Number);
  table.leaf({"true", "false"}, Kind::Bool);
  table.leaf({"null"}, Kind::Null);
  table.special({"string_literal", "system_lib_string"}, text);
  table.leaf({"char_literal"}, Kind::Other);  // no text
  table.special({"concatenated_string"}, texts);
  table.node({"call_expression"}, Kind::Call).chain("function", Role::Callee);
  table.special({"field_expression"}, member);
  table.node({"subscript_expression"}, Kind::Index).chain("argument", Role::Object);
  table.node({"pointer_expression", "unary_expression"}, Kind::Unary).op_token().field("argument", Role::Value);
  table.special({"update_expression"}, update);
  table.special({"assignment_expression"}, assignment);
  table.node({"binary_expression"}, Kind::Binary).op_token().chain("left", Role::Left).field("right", Role::Right);
  table.node({"conditional_expression"}, Kind::Conditional)
      .field("condition", Role::Condition)
      .field("consequence", Role::Then)
      .field("alternative", Role::Otherwise);
  table.node({"comma_expression"}, Kind::Sequence);
  table.special({"cast_expression"}, cast);
  table.special({"sizeof_expression", "alignof_expression"}, sizeof_call);
  table.special({"type_descriptor"}, type_descriptor);
  table.node({"compound_literal_expression"}, Kind::New)
      .flag(Flag::Shorthand)
      .field("type", Role::Callee)
      .field("value", Role::Item);
  table.node({"initializer_list"}, Kind::List);
  table.special({"initializer_pair"}, designated);
}

}  // namespace

void add_rows(Table& table) {
  table.lift({"parenthesized_expression", "argument_list", "else_clause", "linkage_specification", "attributed_statement"});
  table.drop({"attribute_specifier", "attribute_declaration", "ms_declspec_modifier", "ms_call_modifier", "preproc_call",
              "preproc_function_def", "bitfield_clause"});
  table.special({"preproc_include"}, include);
  table.special({"preproc_def"}, define);
  table.special({"preproc_if", "preproc_ifdef", "preproc_else", "preproc_elif", "preproc_elifdef"}, conditional_lines);
  add_declarations(table);
  statements(table);
  expressions(table);
}

}  // namespace insight::engine::syntax::c_family
