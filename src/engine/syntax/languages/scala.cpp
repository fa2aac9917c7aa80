// Scala: its table and spec. Everything is an expression there; what stands where a statement may becomes an ExprStatement.
#include <algorithm>
#include <array>
#include <cctype>

#include "engine/syntax/languages/mended_text.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_scala();
}

namespace insight::engine::syntax {
namespace {

std::string_view holder_of(const Piece& piece) {
  const TSNode parent = ts_node_parent(piece.node);
  return ts_node_is_null(parent) ? std::string_view() : ts_node_type(parent);
}

NodeId identifier(Lowering& to, const Piece& piece, Role role) {
  const std::string_view word = to.text(piece);
  if (word == "this") return to.out.leaf(Kind::This, role, piece.range(), word);
  if (word == "super") return to.out.leaf(Kind::Super, role, piece.range(), word);
  return to.out.name(role, piece.range(), word);
}

NodeId modifiers(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& one : to.pieces(piece, true)) last = to.out.leaf(Kind::Modifier, Role::Modifier, one.range(), to.text(one));
  return last;
}

NodeId annotation(Lowering& to, const Piece& piece, Role) {
  const NodeId id = to.out.open(Kind::Decorator, Role::Decorator, piece.range());
  const Piece arguments = to.child(piece, "arguments");
  if (arguments) to.out.open(Kind::Call, Role::Value, piece.range());
  to.any(to.child(piece, "name"), arguments ? Role::Callee : Role::Value);
  if (arguments) {
    to.any(arguments, Role::Item);
    to.out.close();
  }
  to.out.close();
  return id;
}

void import_one(Lowering& to, const Piece& whole, Role role, std::string_view module, Range at, std::string_view name,
                const Piece& alias) {
  to.out.set_op(to.out.open(Kind::Import, role, whole.range()), "from");
  if (!module.empty()) to.out.leaf(Kind::Identifier, Role::Module, at, module);
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, at);
  to.out.set_text(item, name == "_" ? "*" : name);
  if (alias) to.any(alias, Role::Name);
  to.out.close();
  to.out.close();
}

// `import a.b.C`, `import a.b.{C, D => E}`, `import a.b._`
NodeId import(Lowering& to, const Piece& piece, Role role) {
  std::vector<Piece> path;
  Piece selectors;
  bool all = false;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("namespace_selectors")) {
      selectors = part;
    } else if (part.is("namespace_wildcard")) {
      all = true;
    } else {
      path.push_back(part);
    }
  }
  if (path.empty()) return to.other(piece, role);
  const auto dotted = [&](std::size_t count) {
    return count == 0 ? std::string_view() : to.text(Range{path.front().range().begin, path[count - 1].range().end});
  };
  const Range at{path.front().range().begin, path.back().range().end};
  if (!selectors) {
    import_one(to, piece, role, dotted(all ? path.size() : path.size() - 1), at, all ? "*" : to.text(path.back()), {});
    return no_node;
  }
  for (const Piece& one : to.pieces(selectors)) {
    const bool renamed = one.is("arrow_renamed_identifier") || one.is("as_renamed_identifier");
    import_one(to, piece, role, dotted(path.size()), one.range(), to.text(renamed ? to.child(one, "name") : one),
               renamed ? to.child(one, "alias") : Piece{});
  }
  return no_node;
}

NodeId block(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  // `f { x => … }`: the braces are its brackets.
  if (parts.size() == 1 && parts[0].is("lambda_expression") && holder_of(piece) == "call_expression") return to.any(parts[0], role);
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  for (const Piece& part : parts) to.statement(part);
  to.out.close();
  return id;
}

void body(Lowering& to, const Piece& piece, Role role) {
  if (!piece) return;
  if (piece.is("block") || piece.is("indented_block") || (role == Role::Otherwise && piece.is("if_expression"))) {
    to.any(piece, role);
    return;
  }
  to.out.open(Kind::Block, role, piece.range());
  to.statement(piece);
  to.out.close();
}

// `extends B(a) with C`: a call where it is given something.
void bases(Lowering& to, const Piece& clause) {
  const auto parts = to.pieces(clause);
  bool mixed_in = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].is("arguments")) continue;
    const bool given = i + 1 < parts.size() && parts[i + 1].is("arguments");
    const NodeId id = given ? to.out.open(Kind::Call, Role::Base, {parts[i].range().begin, parts[i + 1].range().end})
                            : to.any(parts[i], Role::Base);
    if (given) {
      to.any(parts[i], Role::Callee);
      to.any(parts[i + 1], Role::Item);
      to.out.close();
    }
    if (mixed_in && id != no_node) to.out.set_flag(id, Flag::TypeOnly);
    mixed_in = true;
  }
}

// Those that mended_scala hid from the grammar.
void hidden_annotations(Lowering& to, Range between) {
  const std::string_view text = to.text(between);
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_')) ++end;
    const auto place = [&](std::size_t offset) { return between.begin + static_cast<std::uint32_t>(offset); };
    to.out.open(Kind::Decorator, Role::Decorator, {place(at), place(end)});
    to.out.name(Role::Value, {place(at + 1), place(end)}, text.substr(at + 1, end - at - 1));
    to.out.close();
  }
}

// `class A @Inject() (x: T)`: the grammar takes the parameters for more arguments of the annotation.
void constructor_annotation(Lowering& to, const Piece& annotation) {
  to.out.open(Kind::Decorator, Role::Decorator, annotation.range());
  to.any(to.child(annotation, "name"), Role::Value);
  to.out.close();
  for (const Piece& list : to.pieces(annotation)) {
    if (!list.is("arguments")) continue;
    for (const Piece& one : to.pieces(list)) {
      if (one.is("identifier") && to.text(one).starts_with(placeholder::ellipsis)) to.any(one, Role::Param);
      if (!one.is("ascription_expression")) continue;
      const auto parts = to.pieces(one);
      const bool gap = !parts.empty() && to.text(parts.front()).starts_with(placeholder::ellipsis);
      if (gap) {
        to.any(parts.front(), Role::Param);
      } else if (parts.size() == 2) {
        to.out.open(Kind::Param, Role::Param, one.range());
        to.any(parts.front(), Role::Name);
        to.any(parts.back(), Role::Type);
        to.out.close();
      }
    }
  }
}

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  to.out.set_op(id, piece.is("trait_definition")                            ? "trait"
                    : piece.type().find("object") != std::string_view::npos ? "object"
                                                                            : "class");
  bool named = false;
  std::uint32_t begin = 0;  // of what may stand between the name and the parameters
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("case")) to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), "case");
    if (!part.is_named()) continue;
    if (part.is("extends_clause")) {
      bases(to, part);
    } else if (part.is("class_parameters")) {
      if (begin != 0) hidden_annotations(to, {begin, part.range().begin});
      to.any(part, Role::Param);
      begin = 0;
    } else if (part.is("annotation") && named) {
      constructor_annotation(to, part);
      begin = 0;
    } else if (part.is("template_body") || part.is("enum_body")) {
      to.any(part, Role::Body);
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (part.is("identifier") || part.is("operator_identifier")) {
      to.any(part, Role::Name);
      named = true;
      begin = part.range().end;
    } else if (part.is("modifiers") || part.is("annotation")) {
      to.any(part, Role::Modifier);
    }
  }
  to.out.close();
  return id;
}

NodeId parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  const TSFieldId name = to.child(piece, "name").field;
  const TSFieldId type = to.child(piece, "type").field;
  const TSFieldId given = to.child(piece, "default_value").field;
  for (const Piece& part : to.pieces(piece)) {
    const bool says_type = type != 0 && part.field == type;
    if (says_type && part.is("repeated_parameter_type")) to.out.set_flag(id, Flag::Rest);
    to.any(part, says_type                                ? Role::Type
                 : part.field != 0 && part.field == name  ? Role::Name
                 : part.field != 0 && part.field == given ? Role::Value
                                                          : Role::Modifier);
  }
  to.out.close();
  return id;
}

// The closing brace of its body is no part of it, as in Semgrep.
void end_with_body(Lowering& to, NodeId id, const Piece& body) {
  if (!body || !body.is("block") || to.out.purpose() == Purpose::Pattern) return;
  if (const auto parts = to.pieces(body); !parts.empty()) to.out.set_end(id, parts.back().range().end);
}

NodeId function(Lowering& to, const Piece& piece, Role role) {
  const bool member = to.out.in_class();
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  if (member) to.out.set_flag(id, Flag::Method);
  const TSFieldId name = to.child(piece, "name").field;
  const TSFieldId result = to.child(piece, "return_type").field;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("modifiers") || part.is("annotation")) {
      to.any(part, Role::Modifier);
    } else if (part.field == name) {
      to.any(part, Role::Name);
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (part.is("parameters")) {
      to.any(part, Role::Param);
    } else {
      to.any(part, part.field == result ? Role::ReturnType : Role::Body);
      if (part.field != result) end_with_body(to, id, part);
    }
  }
  to.out.close();
  return id;
}

NodeId variable(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  for (const Piece& part : to.pieces(piece, true)) {
    const bool says_word = part.is("val") || (part.is("var") && to.out.purpose() == Purpose::File);  // `var $X` is any
    if (says_word) to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), part.type());
    if (part.is("modifiers") || part.is("annotation")) to.any(part, Role::Modifier);
  }
  const bool defines = piece.type().ends_with("definition");
  if (const Piece name = to.child(piece, defines ? "pattern" : "name")) to.any(name, Role::Name);
  if (const Piece type = to.child(piece, "type")) to.any(type, Role::Type);
  if (const Piece value = defines ? to.child(piece, "value") : Piece{}) to.any(value, Role::Value);
  to.out.close();
  return id;
}

// `a + b` is an operator, `a += b` an assignment, `a to b` a call of a's method.
NodeId infix(Lowering& to, const Piece& piece, Role role) {
  const Piece left = to.child(piece, "left");
  const Piece sign = to.child(piece, "operator");
  const Piece right = to.child(piece, "right");
  const std::string_view op = to.text(sign);
  const bool known = sign.is("operator_identifier") && operator_of(op) != 0;
  const bool assigns = known && op.ends_with('=') && op != "==" && op != "!=" && op != "<=" && op != ">=";
  const NodeId id = to.out.open(assigns ? Kind::AugAssign : known ? Kind::Binary : Kind::Call, role, piece.range());
  if (known) {
    to.out.set_op(id, op);
    to.any(left, Role::Left);
    to.any(right, Role::Right);
  } else {
    to.out.open(Kind::Dot, Role::Callee, {left.range().begin, sign.range().end});
    to.any(left, Role::Object);
    to.any(sign, Role::Name);
    to.out.close();
    to.any(right, Role::Item);
  }
  to.out.close();
  return id;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  const bool keyword = holder_of(piece) == "arguments";
  const NodeId id = to.out.open(keyword ? Kind::KeywordArg : Kind::Assign, role, piece.range());
  to.any(to.child(piece, "left"), keyword ? Role::Name : Role::Left);
  to.any(to.child(piece, "right"), keyword ? Role::Value : Role::Right);
  to.out.close();
  return id;
}

NodeId signed_value(Lowering& to, const Piece& piece, Role role) {
  return to.signed_value(piece, role);
}

NodeId first_part(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  return parts.empty() ? no_node : to.any(parts.front(), role);
}

NodeId creation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  for (const Piece& part : to.pieces(piece))
    to.any(part, part.is("arguments") ? Role::Item : part.is("template_body") ? Role::Body : Role::Callee);
  to.out.close();
  return id;
}

NodeId lambda(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  Piece parameters = to.child(piece, "parameters");
  for (const Piece& part : to.pieces(piece)) {  // behind `implicit`, which says nothing
    if (parameters && part.field == parameters.field) parameters = part;
  }
  const auto names = parameters && parameters.is("bindings") ? to.pieces(parameters) : std::vector<Piece>{parameters};
  for (const Piece& name : names) {
    if (!name) continue;
    to.out.open(Kind::Param, Role::Param, name.range());
    if (name.is("binding")) {
      if (const Piece inner = to.child(name, "name")) to.any(inner, Role::Name);
      if (const Piece type = to.child(name, "type")) to.any(type, Role::Type);
    } else {
      to.any(name, Role::Name);
    }
    to.out.close();
  }
  const auto parts = to.pieces(piece);
  std::uint32_t begin = piece.range().end;
  for (const Piece& part : parts) {
    if (part.field == 0 && begin == piece.range().end) begin = part.range().begin;
  }
  to.out.open(Kind::Block, Role::Body, {begin, piece.range().end});
  for (const Piece& part : parts) {
    if (part.field != 0) continue;
    if (part.is("block") || part.is("indented_block")) {
      for (const Piece& inner : to.pieces(part)) to.statement(inner);
    } else {
      to.statement(part);
    }
  }
  to.out.close();
  to.out.close();
  return id;
}

// `{ case … }` as an argument is a function of what it takes apart; elsewhere it is the cases.
NodeId cases(Lowering& to, const Piece& piece, Role role) {
  if (holder_of(piece) != "call_expression") {
    to.all(piece, Role::Item);
    return no_node;
  }
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  to.out.open(Kind::Block, Role::Body, piece.range());
  to.out.open(Kind::Switch, Role::Item, piece.range());
  to.all(piece, Role::Item);
  to.out.close();
  to.out.close();
  to.out.close();
  return id;
}

NodeId case_clause(Lowering& to, const Piece& piece, Role role) {
  const Piece pattern = to.child(piece, "pattern");
  const bool catches = role == Role::Finally;  // asked for by catch_clause
  const NodeId id = to.out.open(catches ? Kind::Catch : Kind::Case, catches ? Role::Item : role, piece.range());
  if (catches && pattern && pattern.is("typed_pattern")) {
    to.any(to.child(pattern, "type"), Role::Type);
    to.any(to.child(pattern, "pattern"), Role::Name);
  } else if (pattern) {
    to.any(pattern, catches ? Role::Name : Role::Value);
  }
  if (const Piece guard = to.child_of_type(piece, "guard")) to.all(guard, Role::Condition);
  std::vector<Piece> parts;
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("guard") && (!pattern || part.node.id != pattern.node.id)) parts.push_back(part);
  }
  const Range at =
      parts.empty() ? Range{piece.range().end, piece.range().end} : Range{parts.front().range().begin, parts.back().range().end};
  to.out.set_end(id, at.end);
  to.out.open(Kind::Block, Role::Body, at);
  for (const Piece& part : parts) to.statement(part);
  to.out.close();
  to.out.close();
  return id;
}

NodeId try_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Try, role, piece.range());
  body(to, to.child(piece, "body"), Role::Body);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("catch_clause")) {
      for (const Piece& inner : to.pieces(part)) {
        for (const Piece& one : to.pieces(inner)) {
          if (one.is("case_clause")) case_clause(to, one, Role::Finally);
        }
      }
    }
    if (part.is("finally_clause")) body(to, to.pieces(part).empty() ? Piece{} : to.pieces(part).front(), Role::Finally);
  }
  to.out.close();
  return id;
}

NodeId if_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  to.any(to.child(piece, "condition"), Role::Condition);
  body(to, to.child(piece, "consequence"), Role::Then);
  body(to, to.child(piece, "alternative"), Role::Otherwise);
  to.out.close();
  return id;
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(piece.is("while_expression") ? Kind::While : Kind::DoWhile, role, piece.range());
  to.any(to.child(piece, "condition"), Role::Condition);
  body(to, to.child(piece, "body"), Role::Body);
  to.out.close();
  return id;
}

NodeId for_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  const auto yields = [](const Piece& part) { return part.is("yield"); };
  if (std::ranges::any_of(to.pieces(piece, true), yields)) to.out.set_flag(id, Flag::Generator);
  const Piece enumerators = to.child_of_type(piece, "enumerators");
  bool first = true;
  for (const Piece& one : enumerators ? to.pieces(enumerators) : std::vector<Piece>{}) {
    if (!one.is("enumerator") || !first) {
      to.any(one, Role::Item);
      continue;
    }
    first = false;
    Role next = Role::Left;
    for (const Piece& part : to.pieces(one)) {
      to.any(part, next);
      next = next == Role::Left ? Role::Right : Role::Item;
    }
  }
  body(to, to.child(piece, "body"), Role::Body);
  end_with_body(to, id, to.child(piece, "body"));
  to.out.close();
  return id;
}

std::uint32_t quotes_of(std::string_view written) {
  return written.starts_with("\"\"\"") ? 3 : 1;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const auto quotes = quotes_of(to.text(piece));
  return to.string(piece, role, quotes, quotes);
}

NodeId interpolated(Lowering& to, const Piece& piece, Role role) {
  const Piece string = to.child_of_type(piece, "interpolated_string");
  if (!string) return to.other(piece, role);
  const auto quotes = quotes_of(to.text(string));
  const Range at = string.range();
  return to.interpolated(string, role, {at.begin + quotes, std::max(at.begin + quotes, at.end - quotes)}, {"escape_sequence"});
}

// `$x` and `${x}`; a pattern's `$X` is the metavariable.
NodeId hole(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.empty()) return no_node;
  const std::string_view name = to.text(parts.front());
  const bool metavar = parts.front().is("identifier") && to.out.purpose() == Purpose::Pattern && to.text(piece).starts_with("$") &&
                       name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string_view::npos;
  if (metavar) return to.out.name(role, piece.range(), std::string(placeholder::metavar).append(name));
  const auto inner = to.pieces(parts.front());
  if (parts.front().is("block") && inner.size() == 1) return to.any(inner.front(), role);
  return to.any(parts.front(), role);
}

NodeId dotted(Lowering& to, const Piece& piece, Role role) {
  return to.dotted(piece, role, ".");
}

void definitions(Table& table) {
  table.special({"modifiers", "access_modifier"}, modifiers);
  table.special({"annotation"}, annotation);
  table.special({"import_declaration"}, import);
  table.node({"package_clause"}, Kind::Namespace).field("name", Role::Name).field("body", Role::Body);
  table.special({"class_definition", "trait_definition", "object_definition", "package_object", "enum_definition"}, class_like);
  table.special({"template_body", "enum_body", "block", "indented_block", "with_template_body"}, block);
  table.lift(
      {"class_parameters", "parameters", "arguments", "parenthesized_expression", "type_arguments", "enum_case_definitions"});
  table.special({"class_parameter", "parameter"}, parameter);
  table.special({"function_definition", "function_declaration"}, function);
  table.special({"val_definition", "var_definition", "val_declaration", "var_declaration"}, variable);
  table.node({"type_definition"}, Kind::TypeAlias).field("name", Role::Name).field("type", Role::Type);
  table.node({"type_parameters"}, Kind::TypeParams);
  table.drop({"self_type", "inline_modifier"});
}

void expressions(Table& table) {
  table.special({"identifier"}, identifier);
  table.name({"type_identifier", "operator_identifier", "package_identifier", "wildcard"});
  table.leaf({"integer_literal", "floating_point_literal"}, Kind::Number);
  table.leaf({"boolean_literal"}, Kind::Bool);
  table.leaf({"null_literal"}, Kind::Null);
  table.special({"string", "character_literal"}, text);
  table.special({"interpolated_string_expression"}, interpolated);
  table.special({"interpolation"}, hole);
  table.node({"call_expression"}, Kind::Call).chain("function", Role::Callee).field("arguments", Role::Item);
  table.special({"generic_function", "ascription_expression"}, first_part);
  table.node({"field_expression"}, Kind::Dot).chain("value", Role::Object).field("field", Role::Name);
  table.special({"instance_expression"}, creation);
  table.special({"infix_expression"}, infix);
  table.special({"assignment_expression"}, assignment);
  table.special({"prefix_expression"}, signed_value);
  table.special({"lambda_expression"}, lambda);
  table.node({"tuple_expression", "tuple_pattern", "unit"}, Kind::Tuple);
  table.node({"case_class_pattern"}, Kind::Call).field("type", Role::Callee);
  table.node({"typed_pattern"}, Kind::VarDef).field("pattern", Role::Name).field("type", Role::Type);
  table.special({"stable_identifier", "stable_type_identifier"}, dotted);
  table.node({"generic_type"}, Kind::GenericType).field("type", Role::Name);
  table.node({"function_type", "compound_type", "tuple_type", "infix_type"}, Kind::Type);
}

void statements(Table& table) {
  table.special({"if_expression"}, if_expression);
  table.node({"match_expression"}, Kind::Switch).field("value", Role::Value);
  table.special({"case_block", "indented_cases"}, cases);
  table.special({"case_clause"}, case_clause);
  table.special({"try_expression"}, try_expression);
  table.special({"while_expression", "do_while_expression"}, loop);
  table.special({"for_expression"}, for_expression);
  table.node({"return_expression"}, Kind::Return).rest(Role::Value);
  table.node({"throw_expression"}, Kind::Throw).rest(Role::Value);
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"(", "\n)\n", Pick::Expression},
    {"class __ic_class { ", "\n}\n", Pick::Member},
    {"", " { __ic_ellipsis }\n", Pick::Statements},
    {"__ic_value match { ", "\n}\n", Pick::Only, Kind::Case},
    {"try { __ic_ellipsis } ", "\n", Pick::Only, Kind::Catch},
    {"__ic_call(", "\n)\n", Pick::Only, Kind::KeywordArg},
    {"", "\nclass __ic_class { }\n", Pick::Only, Kind::Decorator},
});

constexpr std::array<std::string_view, 1> words{"scala"};
constexpr std::array<std::string_view, 2> extensions{"scala", "sbt"};

}  // namespace

constexpr LanguageSpec scala_spec{
    .language = Language::Scala,
    .name = "scala",
    .title = "Scala",
    .rule_words = words,
    .extensions = extensions,
    .runs_on = only<Language::Scala>,
    .grammar = tree_sitter_scala,
    .lower = lower_statements<tree_sitter_scala, &Lowering::statement, definitions, expressions, statements>,
    .mended = mended_scala,
    .shapes = shapes,
    .style = {.gap_statement = "",
              .gap_parameter = ": __ic_gap",
              .gap_member = "",
              .hole = "${",
              .block_is_argument = true,
              .gap_case = " =>",
              .matches_after_value = true},
    .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
