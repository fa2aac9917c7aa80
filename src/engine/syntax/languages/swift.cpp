// Swift: its table and spec. Its grammar names few fields and hides braces and conditions, so much is told by order and by tokens.
// `guard c else {…}` is an If of what c is not; what `if let` and `case let` bind is a Walrus; a closure behind a call is its
// argument.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"

extern "C" {
const TSLanguage* tree_sitter_swift();
}

namespace insight::engine::syntax {
namespace {

using Pieces = std::vector<Piece>;

// nil is a token to the grammar.
bool stands(const Piece& piece) {
  return piece.is_named() || piece.is("nil");
}

bool is_type(const Piece& piece) {
  static constexpr auto types = std::to_array<std::string_view>(
      {"user_type", "tuple_type", "function_type", "array_type", "dictionary_type", "optional_type", "metatype", "opaque_type",
       "existential_type", "protocol_composition_type", "type_parameter_pack", "type_pack_expansion", "suppressed_constraint"});
  return std::ranges::find(types, piece.type()) != types.end();
}

Range around(const Pieces& pieces, std::size_t first, std::size_t last) {
  return {pieces[first].range().begin, pieces[last].range().end};
}

// --- blocks

void statements_in(Lowering& to, const Piece& piece) {
  if (!piece.is("statements")) {
    to.statement(piece);
    return;
  }
  for (const Piece& one : to.pieces(piece)) to.statement(one);
}

// `{ … }` whose brace is tokens[at]; gives the place of the closing one.
std::size_t block(Lowering& to, const Pieces& tokens, std::size_t at, Role role) {
  std::size_t close = at;
  while (close + 1 < tokens.size() && !tokens[close].is("}")) ++close;
  to.out.open(Kind::Block, role, around(tokens, at, close));
  for (std::size_t i = at + 1; i < close; ++i) {
    if (stands(tokens[i])) statements_in(to, tokens[i]);
  }
  to.out.close();
  return close;
}

NodeId body(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  for (const Piece& one : to.pieces(piece)) statements_in(to, one);
  to.out.close();
  return id;
}

// --- modifiers, attributes

NodeId modifiers(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& one : to.pieces(piece))
    last =
        one.is("attribute") ? to.any(one, Role::Decorator) : to.out.leaf(Kind::Modifier, Role::Modifier, one.range(), to.text(one));
  return last;
}

// `@Name`, `@Name(arguments)`
NodeId attribute(Lowering& to, const Piece& piece, Role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Decorator, Role::Decorator, piece.range());
  const bool call = std::ranges::any_of(tokens, [](const Piece& one) { return one.is("("); });
  if (call) to.out.open(Kind::Call, Role::Value, {piece.range().begin + 1, piece.range().end});
  Role next = call ? Role::Callee : Role::Value;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!stands(tokens[i])) continue;
    const bool labels = i + 2 < tokens.size() && tokens[i + 1].is(":") && stands(tokens[i + 2]);
    if (labels && next == Role::Item) {
      to.out.open(Kind::KeywordArg, Role::Item, around(tokens, i, i + 2));
      to.any(tokens[i], Role::Name);
      to.any(tokens[i + 2], Role::Value);
      to.out.close();
      i += 2;
    } else {
      to.any(tokens[i], next);
    }
    if (next == Role::Callee) next = Role::Item;
  }
  if (call) to.out.close();
  to.out.close();
  return id;
}

// --- types

NodeId user_type(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const bool generic = !parts.empty() && parts.back().is("type_arguments");
  NodeId id = no_node;
  if (generic) id = to.out.open(Kind::GenericType, role, piece.range());
  const NodeId outer = id;
  for (const Piece& part : parts) {
    if (part.is("type_arguments")) continue;
    if (id == outer) {
      id = to.any(part, generic ? Role::Name : role);
    } else {
      id = to.out.wrap(id, Kind::Dot, Role::Object, {piece.range().begin, part.range().end});
      to.any(part, Role::Name);
      to.out.close();
    }
  }
  if (generic) {
    to.all(parts.back(), Role::Item);
    to.out.close();
  }
  return generic ? outer : id;
}

// `T?`, `[T]`, `[K: V]`, `(A) -> B`, `some T` …, told apart by their mark.
NodeId made_type(Lowering& to, const Piece& piece, Role role) {
  static constexpr auto marks = std::to_array<std::pair<std::string_view, std::string_view>>({{"optional_type", "?"},
                                                                                              {"array_type", "[]"},
                                                                                              {"dictionary_type", "[:]"},
                                                                                              {"function_type", "->"},
                                                                                              {"opaque_type", "some"},
                                                                                              {"existential_type", "any"},
                                                                                              {"metatype", ".Type"},
                                                                                              {"protocol_composition_type", "&"}});
  const auto mark = std::ranges::find(marks, piece.type(), &std::pair<std::string_view, std::string_view>::first);
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, mark != marks.end() ? mark->second : piece.type());
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// A type in brackets is the type.
NodeId tuple_type(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() == 1) return to.any(parts.front(), role);
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "()");
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// What stands in a type beside types: labels.
NodeId only_types(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) {
    if (is_type(part)) last = to.any(part, role);
  }
  return last;
}

// --- functions

// One parameter, whose default stands behind it: `value`, if there is one.
void parameter(Lowering& to, const Piece& piece, const Piece& attribute, const Piece& value) {
  const NodeId id =
      to.out.open(Kind::Param, Role::Param, {(attribute ? attribute : piece).range().begin, (value ? value : piece).range().end});
  if (attribute) to.any(attribute, Role::Decorator);
  Pieces names;
  bool past_colon = false;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is(":")) {
      past_colon = true;
      to.any(names.empty() ? piece : names.back(), Role::Name);
    } else if (part.is("...")) {
      to.out.set_flag(id, Flag::Rest);
    } else if (!past_colon) {
      names.push_back(part);
    } else if (part.is("parameter_modifiers")) {
      to.any(part, Role::Modifier);
    } else if (is_type(part)) {
      to.any(part, Role::Type);
    }
  }
  if (!past_colon && !names.empty()) to.any(names.back(), Role::Name);
  if (value) to.any(value, Role::Value);
  to.out.close();
}

// func, init, deinit and subscript; init and deinit are called by their word, subscript is no function to a pattern.
NodeId function(Lowering& to, const Piece& piece, Role role) {
  const bool member = to.out.in_class();
  const bool subscript = piece.is("subscript_declaration");
  const NodeId id = to.out.open(subscript ? Kind::Other : Kind::Function, role, piece.range());
  if (subscript) to.out.set_text(id, "subscript");
  if (member) to.out.set_flag(id, Flag::Method);
  const auto tokens = to.pieces(piece, true);
  bool named = false;
  bool past_arrow = false;
  int depth = 0;
  Piece own_attribute;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Piece& part = tokens[i];
    depth += part.is("(") ? 1 : part.is(")") ? -1 : 0;
    if (part.is("init") || part.is("deinit")) {
      to.out.name(Role::Name, part.range(), part.type());
      named = true;
    } else if (part.is("->")) {
      past_arrow = true;
    } else if (part.is("modifiers")) {
      to.any(part, Role::Modifier);
    } else if (part.is("attribute") && depth > 0) {
      own_attribute = part;
    } else if (part.is("parameter")) {
      const bool has_default = i + 2 < tokens.size() && tokens[i + 1].is("=");
      parameter(to, part, own_attribute, has_default ? tokens[i + 2] : Piece{});
      own_attribute = {};
      if (has_default) i += 2;
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (past_arrow && is_type(part)) {
      to.any(part, Role::ReturnType);
    } else if (part.is("function_body") || part.is("computed_property")) {
      to.any(part, Role::Body);
    } else if (!named && i > 0 && tokens[i - 1].is("func")) {
      if (stands(part)) {
        to.any(part, Role::Name);
      } else {
        to.out.name(Role::Name, part.range(), part.type());
      }
      named = true;
    }
  }
  to.out.close();
  return id;
}

// `{ [weak self] (a, b: T) -> R in … }`
NodeId closure(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  std::uint32_t begin = piece.range().begin + 1;
  const auto parts = to.pieces(piece, true);
  for (const Piece& part : parts) {
    if (part.is("attribute")) to.any(part, Role::Decorator);
    if (part.is("in")) begin = part.range().end;
    if (part.is("lambda_function_type")) {
      for (const Piece& inner : to.pieces(part)) {
        if (inner.is("lambda_function_type_parameters")) {
          for (const Piece& one : to.pieces(inner)) parameter(to, one, {}, {});
        } else if (is_type(inner)) {
          to.any(inner, Role::ReturnType);
        }
      }
    }
  }
  to.out.open(Kind::Block, Role::Body, {begin, std::max(begin, piece.range().end - 1)});
  for (const Piece& part : parts) {
    if (part.is("statements") || part.is("ERROR")) statements_in(to, part);
  }
  to.out.close();
  to.out.close();
  return id;
}

// --- variables

// Attributes and modifiers may stand without a node of their own around them.
bool is_modifier(const Piece& piece) {
  return piece.is("modifiers") || piece.is("attribute") || piece.type().ends_with("_modifier");
}

void modifier(Lowering& to, const Piece& piece) {
  if (piece.is("modifiers") || piece.is("attribute")) {
    to.any(piece, Role::Modifier);
  } else {
    to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), to.text(piece));
  }
}

// `var x: T { … }`, `willSet {…}`: what is run, as functions without a name of their own or by their word.
NodeId accessors(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (role == Role::Body) return body(to, piece, role);
  const bool plain = std::ranges::none_of(
      parts, [](const Piece& one) { return one.type().starts_with("computed_") || one.type().ends_with("set_clause"); });
  if (!plain) {
    to.all(piece, role);
    return no_node;
  }
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Method);
  body(to, piece, Role::Body);
  to.out.close();
  return id;
}

NodeId accessor(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Method);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Piece& part = tokens[i];
    if (part.type().ends_with("_specifier") || part.is("willSet") || part.is("didSet")) {
      to.out.name(Role::Name, part.range(), to.text(part));
    } else if (part.is("simple_identifier")) {
      to.out.open(Kind::Param, Role::Param, part.range());
      to.any(part, Role::Name);
      to.out.close();
    } else if (part.is("{")) {
      i = block(to, tokens, i, Role::Body);
    }
  }
  to.out.close();
  return id;
}

// One of `let a = 1, b: T`, whose pieces are tokens[from, end).
NodeId declared(Lowering& to, const Pieces& tokens, std::size_t from, std::size_t end, const Pieces& before, Range at, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, at);
  for (const Piece& one : before) modifier(to, one);
  bool value = false;
  for (std::size_t i = from; i < end; ++i) {
    const Piece& part = tokens[i];
    if (part.is("=")) {
      value = true;
    } else if (part.is("pattern") && !value) {
      to.any(part, Role::Name);
    } else if (part.is("type_annotation")) {
      to.all(part, Role::Type);
    } else if (part.is("willset_didset_block") || part.is("computed_property")) {
      to.any(part, Role::Item);
    } else if (value && stands(part)) {
      to.any(part, Role::Value);
      value = false;
    }
  }
  to.out.close();
  return id;
}

NodeId property(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  Pieces before;
  std::size_t from = 0;
  while (from < tokens.size() &&
         (is_modifier(tokens[from]) || tokens[from].is("async") || tokens[from].is("value_binding_pattern"))) {
    if (!tokens[from].is("async")) before.push_back(tokens[from]);
    ++from;
  }
  NodeId last = no_node;
  for (bool first = true; from < tokens.size(); first = false) {
    std::size_t end = from;
    while (end < tokens.size() && !tokens[end].is(",")) ++end;
    if (end > from)
      last = declared(to, tokens, from, end, before,
                      {first ? piece.range().begin : tokens[from].range().begin, tokens[end - 1].range().end}, role);
    from = end + 1;
  }
  return last;
}

// --- classes: structures, enumerations, actors and extensions too

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  to.out.set_op(id, piece.is("protocol_declaration") ? "interface" : "class");
  bool named = false;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("enum")) {
      to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), "enum");
    } else if (!stands(part)) {
      continue;
    } else if (is_modifier(part)) {
      modifier(to, part);
    } else if (!named) {
      to.any(part, Role::Name);
      named = true;
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (part.is("inheritance_specifier")) {
      to.all(part, Role::Base);
    } else if (part.type().ends_with("_body")) {
      to.any(part, Role::Body);
    }
  }
  to.out.close();
  return id;
}

// `case a, b = 1, c(T)`
NodeId enum_entry(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  NodeId last = no_node;
  bool value = false;
  bool open = false;
  for (const Piece& part : tokens) {
    if (part.is(",") || part.is(";")) {
      if (open) to.out.close();
      open = false;
    } else if (part.is("=")) {
      value = true;
    } else if (!stands(part) || is_modifier(part)) {
      continue;
    } else if (!open) {
      last = to.out.open(Kind::VarDef, role, part.range());
      open = true;
      to.any(part, Role::Name);
    } else {
      to.any(part, value ? Role::Value : Role::Type);
      value = false;
    }
  }
  if (open) to.out.close();
  return last;
}

// Declared, never given here: what a protocol asks for.
NodeId requirement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  if (piece.is("associatedtype_declaration")) to.out.leaf(Kind::Modifier, Role::Modifier, piece.range(), "associatedtype");
  for (const Piece& part : to.pieces(piece)) {
    if (is_modifier(part) || part.is("value_binding_pattern")) {
      modifier(to, part);
    } else if (part.is("pattern") || part.is("type_identifier")) {
      to.any(part, Role::Name);
    } else if (part.is("type_annotation")) {
      to.all(part, Role::Type);
    } else if (is_type(part)) {
      to.any(part, Role::Type);
    }
  }
  to.out.close();
  return id;
}

NodeId import(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "import");
  const Piece name = to.child_of_type(piece, "identifier");
  if (name) to.out.name(Role::Module, name.range(), to.text(name));
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, piece.range());
  to.out.set_text(item, "*");
  to.out.close();
  to.out.close();
  return id;
}

// --- patterns: what a value is taken apart by

// `(a, let b, label: c)`; the brackets are tokens[open] and its partner.
void pattern_items(Lowering& to, const Pieces& tokens, std::size_t open, std::size_t end) {
  for (std::size_t i = open + 1; i < end; ++i) {
    if (!stands(tokens[i])) continue;
    if (i + 2 < end && tokens[i + 1].is(":")) {
      to.out.open(Kind::KeywordArg, Role::Item, around(tokens, i, i + 2));
      to.any(tokens[i], Role::Name);
      to.any(tokens[i + 2], Role::Value);
      to.out.close();
      i += 2;
    } else {
      to.any(tokens[i], Role::Item);
    }
  }
}

// `.name(…)`, `Type.name(…)`
NodeId case_pattern(Lowering& to, const Pieces& tokens, std::size_t from, std::size_t end, Role role) {
  std::size_t dot = from;
  while (dot < end && !tokens[dot].is(".")) ++dot;
  if (dot + 1 >= end) return no_node;
  const Range at{tokens[from].range().begin, tokens[end - 1].range().end};
  const Range name{tokens[from].range().begin, tokens[dot + 1].range().end};
  const bool takes = dot + 2 < end && tokens[dot + 2].is("(");
  NodeId id = no_node;
  if (takes) id = to.out.open(Kind::Call, role, at);
  const Role inner = takes ? Role::Callee : role;
  if (dot > from) {
    const NodeId member = to.out.open(Kind::Dot, inner, name);
    to.any(tokens[dot - 1], Role::Object);
    to.any(tokens[dot + 1], Role::Name);
    if (!takes) id = member;
  } else {
    const NodeId member = to.out.open(Kind::Unary, inner, name);
    to.out.set_op(member, ".");
    to.any(tokens[dot + 1], Role::Value);
    if (!takes) id = member;
  }
  to.out.close();
  if (takes) {
    pattern_items(to, tokens, dot + 2, end);
    to.out.close();
  }
  return id;
}

NodeId pattern_of(Lowering& to, const Pieces& tokens, std::size_t from, std::size_t end, Role role) {
  while (from < end && (tokens[from].is("case") || tokens[from].is("value_binding_pattern"))) ++from;
  while (end > from && tokens[end - 1].is("?")) --end;
  if (from >= end) return no_node;
  const Range at{tokens[from].range().begin, tokens[end - 1].range().end};
  if (std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const Piece& one) { return one.is("."); }))
    return case_pattern(to, tokens, from, end, role);
  if (tokens[from].is("(")) {
    const NodeId id = to.out.open(Kind::Tuple, role, at);
    pattern_items(to, tokens, from, end);
    to.out.close();
    return id;
  }
  const bool casts = tokens[from].is("is") || (end - from == 3 && tokens[from + 1].is("as"));
  if (casts) {
    const NodeId id = to.out.open(Kind::Other, role, at);
    to.out.set_text(id, tokens[from].is("is") ? "is" : "as");
    if (!tokens[from].is("is")) to.any(tokens[from], Role::Item);
    to.any(tokens[end - 1], Role::Type);
    to.out.close();
    return id;
  }
  return to.any(tokens[from], role);
}

NodeId pattern(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  if (tokens.empty()) return to.out.name(role, piece.range(), to.text(piece));
  return pattern_of(to, tokens, 0, tokens.size(), role);
}

// --- conditions

// `let x = e`, `case .a(let x) = e`, or an expression: tokens[from, end).
void condition(Lowering& to, const Pieces& tokens, std::size_t from, std::size_t end, Role role) {
  const bool binds = tokens[from].is("value_binding_pattern") || tokens[from].is("case");
  if (!binds) {
    to.any(tokens[from], role);
    return;
  }
  std::size_t equals = from;
  while (equals < end && !tokens[equals].is("=")) ++equals;
  std::size_t stop = equals;
  for (std::size_t i = from; i < equals; ++i) {
    if (tokens[i].is("type_annotation")) stop = std::min(stop, i);
  }
  const NodeId id = to.out.open(Kind::Walrus, role, around(tokens, from, end - 1));
  to.out.set_op(id, "let");
  pattern_of(to, tokens, from, stop, Role::Left);
  if (equals + 1 < end) {
    to.any(tokens[equals + 1], Role::Right);
  } else {
    pattern_of(to, tokens, from, stop, Role::Right);  // `if let x` takes the x there is
  }
  to.out.close();
}

// Several conditions, parted by commas, are one with `&&`.
void conditions(Lowering& to, const Pieces& tokens, std::size_t from, std::size_t end, Role role = Role::Condition) {
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  for (std::size_t i = from; i <= end; ++i) {
    if (i < end && !tokens[i].is(",")) continue;
    if (i > from) parts.emplace_back(from, i);
    from = i + 1;
  }
  if (parts.empty()) return;
  for (std::size_t left = parts.size(); left > 1; --left) {
    const NodeId id = to.out.open(Kind::Binary, left == parts.size() ? role : Role::Left,
                                  around(tokens, parts.front().first, parts[left - 1].second - 1));
    to.out.set_op(id, "&&");
  }
  condition(to, tokens, parts[0].first, parts[0].second, parts.size() > 1 ? Role::Left : role);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    condition(to, tokens, parts[i].first, parts[i].second, Role::Right);
    to.out.close();
  }
}

std::size_t find_token(const Pieces& tokens, std::string_view wanted) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is(wanted)) return i;
  }
  return tokens.size();
}

NodeId if_statement(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  const std::size_t brace = find_token(tokens, "{");
  conditions(to, tokens, 1, brace);
  if (brace < tokens.size()) {
    for (std::size_t i = block(to, tokens, brace, Role::Then) + 1; i < tokens.size(); ++i) {
      if (tokens[i].is("if_statement")) to.any(tokens[i], Role::Otherwise);
      if (tokens[i].is("{")) i = block(to, tokens, i, Role::Otherwise);
    }
  }
  to.out.close();
  return id;
}

NodeId guard(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  const std::size_t end = find_token(tokens, "else");
  if (end > 1 && end < tokens.size()) {
    to.out.set_op(to.out.open(Kind::Unary, Role::Condition, around(tokens, 1, end - 1)), "!");
    conditions(to, tokens, 1, end, Role::Value);
    to.out.close();
  }
  if (const std::size_t brace = find_token(tokens, "{"); brace < tokens.size()) block(to, tokens, brace, Role::Then);
  to.out.close();
  return id;
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const bool body_first = piece.is("repeat_while_statement");
  const NodeId id = to.out.open(body_first ? Kind::DoWhile : Kind::While, role, piece.range());
  const std::size_t brace = find_token(tokens, "{");
  if (!body_first) conditions(to, tokens, 1, brace);
  if (brace < tokens.size()) block(to, tokens, brace, Role::Body);
  if (body_first) conditions(to, tokens, std::min(find_token(tokens, "while") + 1, tokens.size()), tokens.size());
  to.out.close();
  return id;
}

NodeId for_statement(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  bool past_in = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Piece& part = tokens[i];
    if (part.is("in")) past_in = true;
    if (part.is("{")) {
      i = block(to, tokens, i, Role::Body);
    } else if (part.is("pattern") && !past_in) {
      to.out.open(Kind::VarDef, Role::Left, part.range());
      to.any(part, Role::Name);
      to.out.close();
    } else if (past_in && stands(part)) {
      to.any(part, part.is("where_clause") ? Role::Modifier : Role::Right);  // which a pattern may leave out
    }
  }
  to.out.close();
  return id;
}

NodeId switch_entry(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  std::size_t colon = 0;
  for (std::size_t i = 0; i < tokens.size() && colon == 0; ++i) {
    if (tokens[i].is("switch_pattern")) to.all(tokens[i], Role::Value);
    if (i > 0 && tokens[i - 1].is("where_keyword")) to.any(tokens[i], Role::Condition);
    if (tokens[i].is(":")) colon = i;
  }
  const std::uint32_t begin = colon > 0 ? tokens[colon].range().end : piece.range().end;
  to.out.open(Kind::Block, Role::Body, {begin, piece.range().end});
  for (std::size_t i = colon + 1; i < tokens.size(); ++i) {
    if (stands(tokens[i])) statements_in(to, tokens[i]);
  }
  to.out.close();
  to.out.close();
  return id;
}

NodeId do_statement(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Try, role, piece.range());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is("{"))
      i = block(to, tokens, i, Role::Body);
    else if (tokens[i].is("catch_block"))
      to.any(tokens[i], Role::Item);
  }
  to.out.close();
  return id;
}

NodeId catch_block(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is("{")) {
      i = block(to, tokens, i, Role::Body);
    } else if (tokens[i].is("pattern")) {
      const bool binds = to.pieces(tokens[i]).size() == 2 && to.child_of_type(tokens[i], "value_binding_pattern");
      if (binds) to.out.open(Kind::Param, Role::Type, tokens[i].range());
      to.any(tokens[i], binds ? Role::Name : Role::Type);
      if (binds) to.out.close();
    }
  }
  to.out.close();
  return id;
}

// return, throw, break, continue
NodeId jump(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const std::string_view word = tokens.empty() ? std::string_view() : to.text(tokens.front());
  const Kind kind = word.starts_with("throw") ? Kind::Throw
                    : word == "break"         ? Kind::Break
                    : word == "continue"      ? Kind::Continue
                    : word == "yield"         ? Kind::Yield
                                              : Kind::Return;
  const NodeId id = to.out.open(kind, role, piece.range());
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (stands(tokens[i])) to.any(tokens[i], kind == Kind::Break || kind == Kind::Continue ? Role::Name : Role::Value);
  }
  to.out.close();
  return id;
}

// --- expressions

// The arguments of a call, closures behind the brackets among them.
void arguments(Lowering& to, const Piece& suffix) {
  const auto tokens = to.pieces(suffix, true);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool labels = tokens[i].is("simple_identifier") && i + 2 < tokens.size() && tokens[i + 1].is(":");
    if (labels) {
      to.out.open(Kind::KeywordArg, Role::Item, around(tokens, i, i + 2));
      to.any(tokens[i], Role::Name);
      to.any(tokens[i + 2], Role::Value);
      to.out.close();
      i += 2;
    } else if (stands(tokens[i])) {
      to.any(tokens[i], Role::Item);
    }
  }
}

NodeId call(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const Piece suffix = tokens.empty() ? Piece{} : tokens.back();
  const Piece list = suffix ? to.child_of_type(suffix, "value_arguments") : Piece{};
  const bool index = list && to.text(list).starts_with("[");
  const NodeId id = to.out.open(index ? Kind::Index : Kind::Call, role, piece.range());
  Role next = index ? Role::Object : Role::Callee;
  for (const Piece& part : tokens) {
    if (!stands(part)) continue;
    if (part.is("call_suffix") || part.is("constructor_suffix")) {
      arguments(to, part);
    } else {
      to.any(part, next);
      next = Role::Item;
    }
  }
  to.out.close();
  return id;
}

// `#name(…)`
NodeId macro(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("call_suffix")) {
      arguments(to, part);
    } else if (part.is("simple_identifier")) {
      to.out.name(Role::Callee, part.range(), "#" + std::string(to.text(part)));
    }
  }
  to.out.close();
  return id;
}

NodeId argument(Lowering& to, const Piece& piece, Role role) {
  const Piece label = to.child(piece, "name");
  Piece value;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("type_modifiers") || part.is("value_argument_label")) continue;
    value = part;
  }
  if (!value) return to.other(piece, role);
  if (!label) return to.any(value, role);
  const NodeId id = to.out.open(Kind::KeywordArg, role, piece.range());
  to.any(label, Role::Name);
  to.any(value, Role::Value);
  to.out.close();
  return id;
}

NodeId member(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Dot, role, piece.range());
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("navigation_suffix")) {
      to.all(part, Role::Name);
    } else if (stands(part)) {
      to.any(part, Role::Object);
    }
  }
  to.out.close();
  return id;
}

NodeId infix(Lowering& to, const Piece& piece, Role role) {
  const Piece sign = to.child(piece, "op");
  const bool known = sign && operator_of(to.text(sign)) != 0;
  const NodeId id = to.out.open(known ? Kind::Binary : Kind::Call, role, piece.range());
  if (known) to.out.set_op(id, to.text(sign));
  if (!known && sign) to.out.name(Role::Callee, sign.range(), to.text(sign));
  Role next = known ? Role::Left : Role::Item;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("custom_operator")) {
      next = known ? Role::Right : Role::Item;
    } else {
      to.any(part, next);
    }
  }
  to.out.close();
  return id;
}

NodeId range(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Binary, role, piece.range());
  to.out.set_op(id, "..");
  bool behind = false;
  for (const Piece& part : to.pieces(piece, true)) {
    if (stands(part)) {
      to.any(part, behind ? Role::Right : Role::Left);
    } else if (part.is("...") || part.is("..<")) {
      behind = true;
    }
  }
  to.out.close();
  return id;
}

NodeId cast(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Cast, role, piece.range());
  to.out.set_op(id, "as");
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("as_operator")) to.any(part, is_type(part) ? Role::Type : Role::Value);
  }
  to.out.close();
  return id;
}

// `try`, `try?` and `try!` alike.
NodeId attempt(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Unary, role, piece.range());
  to.out.set_op(id, "try");
  to.all(piece, Role::Value);
  to.out.close();
  return id;
}

NodeId prefixed(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Unary, role, piece.range());
  if (!tokens.empty()) to.out.set_op(id, to.text(tokens.front()));
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (stands(tokens[i])) to.any(tokens[i], Role::Value);
  }
  to.out.close();
  return id;
}

NodeId postfixed(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Unary, role, piece.range());
  to.out.set_flag(id, Flag::Postfix);
  if (!tokens.empty()) {
    to.out.set_op(id, to.text(tokens.back()));
    to.any(tokens.front(), Role::Value);
  }
  to.out.close();
  return id;
}

// `(a)` is a; `(a, b: c)` a tuple.
NodeId tuple(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const auto named = to.pieces(piece);
  if (named.size() == 1 && tokens.size() <= 3) return to.any(named.front(), role);
  const NodeId id = to.out.open(Kind::Tuple, role, piece.range());
  pattern_items(to, tokens, 0, tokens.size());
  to.out.close();
  return id;
}

NodeId dictionary(Lowering& to, const Piece& piece, Role role) {
  const auto tokens = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::Dict, role, piece.range());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!stands(tokens[i])) continue;
    const bool pair = i + 2 < tokens.size() && tokens[i + 1].is(":");
    if (pair) {
      const NodeId one = to.out.open(Kind::Pair, Role::Item, around(tokens, i, i + 2));
      to.out.set_flag(one, Flag::Computed);
      to.any(tokens[i], Role::Key);
      to.any(tokens[i + 2], Role::Value);
      to.out.close();
      i += 2;
    } else {
      to.any(tokens[i], Role::Item);
    }
  }
  to.out.close();
  return id;
}

// `#selector(f)`, `#keyPath(a.b)`: calls of what they are written with.
NodeId hash_call(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  to.out.name(Role::Callee, {piece.range().begin, piece.range().begin + 1},
              piece.is("selector_expression") ? "#selector" : "#keyPath");
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// `a = e`, `a += e`: the target may be optional.
NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  const Piece sign = to.child(piece, "operator");
  const std::string_view op = sign ? sign.type() : std::string_view("=");
  const NodeId id = to.out.open(op == "=" ? Kind::Assign : Kind::AugAssign, role, piece.range());
  if (op != "=") to.out.set_op(id, op);
  Role next = Role::Left;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.node.id == sign.node.id) {
      next = Role::Right;
    } else if (stands(part)) {
      to.any(part, next);
    }
  }
  to.out.close();
  return id;
}

// --- texts

std::uint32_t size_of_quotes(std::string_view written) {
  std::uint32_t marks = 0;
  while (marks < written.size() && written[marks] == '#') ++marks;
  return marks + (written.substr(marks).starts_with("\"\"\"") ? 3 : 1);
}

struct Hole {
  Range around;  // with what opens and closes it
  Pieces values;
};

std::vector<Hole> holes_in(Lowering& to, const Piece& piece) {
  std::vector<Hole> holes;
  bool open = false;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("raw_str_interpolation")) {
      holes.push_back({part.range(), {}});
      for (const Piece& value : to.pieces(part)) {
        if (value.is("interpolated_expression")) holes.back().values.push_back(value);
      }
    } else if (part.is("\\(")) {
      holes.push_back({part.range(), {}});
      open = true;
    } else if (open && part.is(")")) {
      holes.back().around.end = part.range().end;
      open = false;
    } else if (open && stands(part)) {
      holes.back().values.push_back(part);
      holes.back().around.end = part.range().end;
    }
  }
  return holes;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const std::uint32_t quotes = size_of_quotes(to.text(piece));
  const Range whole = piece.range();
  const Range inner{std::min(whole.begin + quotes, whole.end), std::max(whole.begin + quotes, whole.end - quotes)};
  const auto holes = holes_in(to, piece);
  if (holes.empty()) return to.string(piece, role, quotes, quotes);
  const NodeId id = to.out.open(Kind::Template, role, whole);
  std::uint32_t at = inner.begin;
  const auto words_until = [&](std::uint32_t end) {
    if (at < end) to.out.leaf(Kind::String, Role::Item, {at, end}, to.text(Range{at, end}));
  };
  for (const Hole& hole : holes) {
    words_until(hole.around.begin);
    for (const Piece& value : hole.values) to.any(value, Role::Item);
    at = hole.around.end;
  }
  words_until(inner.end);
  to.out.close();
  return id;
}

NodeId regex(Lowering& to, const Piece& piece, Role role) {
  std::string_view written = to.text(piece);
  while (!written.empty() && (written.front() == '#' || written.front() == '/')) written.remove_prefix(1);
  while (!written.empty() && (written.back() == '#' || written.back() == '/')) written.remove_suffix(1);
  return to.out.leaf(Kind::Regex, role, piece.range(), written);
}

void definitions(Table& table) {
  table.special({"modifiers"}, modifiers);
  table.special({"attribute"}, attribute);
  table.special({"import_declaration"}, import);
  table.special({"class_declaration", "protocol_declaration"}, class_like);
  table.node({"class_body", "enum_class_body", "protocol_body"}, Kind::Block);
  table.special({"enum_entry"}, enum_entry);
  table.node({"enum_type_parameters"}, Kind::Tuple);
  table.special({"associatedtype_declaration", "protocol_property_declaration"}, requirement);
  table.special(
      {"function_declaration", "protocol_function_declaration", "init_declaration", "deinit_declaration", "subscript_declaration"},
      function);
  table.special({"function_body"}, body);
  table.special({"property_declaration"}, property);
  table.special({"computed_property", "willset_didset_block"}, accessors);
  table.special({"computed_getter", "computed_setter", "computed_modify", "willset_clause", "didset_clause"}, accessor);
  table.node({"typealias_declaration"}, Kind::TypeAlias).rest(Role::Type);
  table.node({"type_parameters"}, Kind::TypeParams);
  table.lift({"type_annotation", "type_parameter", "type_arguments", "value_argument_label", "directly_assignable_expression",
              "switch_pattern"});
  table.drop({"type_modifiers", "parameter_modifiers", "type_constraints", "type_parameter_modifiers", "directive", "diagnostic",
              "statement_label", "shebang_line", "try_operator", "throw_keyword", "default_keyword", "catch_keyword",
              "where_keyword", "as_operator", "operator_declaration", "precedence_group_declaration", "else"});
  table.special({"user_type"}, user_type);
  table.special({"optional_type", "array_type", "dictionary_type", "function_type", "metatype", "opaque_type", "existential_type",
                 "protocol_composition_type"},
                made_type);
  table.special({"tuple_type"}, tuple_type);
  table.special({"tuple_type_item"}, only_types);
}

void expressions(Table& table) {
  table.name({"simple_identifier", "type_identifier", "identifier", "special_literal", "wildcard_pattern"});
  table.leaf({"integer_literal", "hex_literal", "oct_literal", "bin_literal", "real_literal"}, Kind::Number);
  table.leaf({"boolean_literal"}, Kind::Bool);
  table.token({"nil"}, Kind::Null);
  table.leaf({"self_expression"}, Kind::This);
  table.leaf({"super_expression"}, Kind::Super);
  table.special({"line_string_literal", "multi_line_string_literal", "raw_string_literal"}, text);
  table.special({"regex_literal"}, regex);
  table.special({"call_expression", "constructor_expression"}, call);
  table.special({"macro_invocation"}, macro);
  table.special({"value_argument", "interpolated_expression"}, argument);
  table.lift({"value_arguments", "where_clause"});
  table.special({"try_expression"}, attempt);
  table.special({"navigation_expression"}, member);
  table
      .node({"additive_expression", "multiplicative_expression", "equality_expression", "comparison_expression",
             "conjunction_expression", "disjunction_expression", "bitwise_operation"},
            Kind::Binary)
      .op_token()
      .chain("lhs", Role::Left)
      .field("rhs", Role::Right);
  table.node({"nil_coalescing_expression"}, Kind::Binary).op("??").field("value", Role::Left).field("if_nil", Role::Right);
  table.node({"check_expression"}, Kind::Binary).op("is").field("target", Role::Left).rest(Role::Right);
  table.special({"infix_expression"}, infix);
  table.special({"range_expression", "open_start_range_expression", "open_end_range_expression"}, range);
  table.special({"as_expression"}, cast);
  table.special({"prefix_expression"}, prefixed);
  table.special({"postfix_expression"}, postfixed);
  table.node({"await_expression"}, Kind::Await).rest(Role::Value);
  table.node({"ternary_expression"}, Kind::Conditional)
      .field("condition", Role::Condition)
      .field("if_true", Role::Then)
      .field("if_false", Role::Otherwise);
  table.special({"tuple_expression"}, tuple);
  table.node({"array_literal"}, Kind::List);
  table.special({"dictionary_literal"}, dictionary);
  table.special({"lambda_literal"}, closure);
  table.special({"selector_expression", "key_path_string_expression"}, hash_call);
  table.special({"assignment"}, assignment);
  table.special({"pattern"}, pattern);
}

void statements(Table& table) {
  table.special({"if_statement"}, if_statement);
  table.special({"guard_statement"}, guard);
  table.special({"while_statement", "repeat_while_statement"}, loop);
  table.special({"for_statement"}, for_statement);
  table.node({"switch_statement"}, Kind::Switch).field("expr", Role::Value);
  table.special({"switch_entry"}, switch_entry);
  table.special({"do_statement"}, do_statement);
  table.special({"catch_block"}, catch_block);
  table.special({"control_transfer_statement"}, jump);
}

// At the top level `throw e` is two nodes of the file.
void lower_swift(Cst root, Builder& builder) {
  Lowering to(table_of<tree_sitter_swift, definitions, expressions, statements>(), builder);
  builder.open(Kind::File, Role::Item, {0, static_cast<std::uint32_t>(builder.source().size())});
  Piece word;
  for (const Piece& piece : to.pieces({root.raw()})) {
    if (piece.is("throw_keyword")) {
      word = piece;
      continue;
    }
    if (word) builder.open(Kind::Throw, Role::Item, {word.range().begin, piece.range().end});
    if (word) {
      to.any(piece, Role::Value);
      builder.close();
    } else {
      to.statement(piece);
    }
    word = {};
  }
  builder.close();
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"func __ic_function() {\n", "\n}\n", Pick::Statements, Kind::Other, true},
    {"(", "\n)\n", Pick::Expression},
    {"class __ic_class {\n", "\n}\n", Pick::Member},
    {"", " { __ic_ellipsis }\n", Pick::Statements},
    {"class __ic_class {\n", " { __ic_ellipsis }\n}\n", Pick::Member},
    {"enum __ic_class {\n", "\n}\n", Pick::Member},
    {"protocol __ic_class {\n", "\n}\n", Pick::Member},
    {"do { __ic_ellipsis } ", "\n", Pick::Only, Kind::Catch},
    {"do { __ic_ellipsis } ", " { __ic_ellipsis }\n", Pick::Only, Kind::Catch},
    {"switch __ic_value {\n", "\n}\n", Pick::Only, Kind::Case},
    {"__ic_call(", "\n)\n", Pick::Only, Kind::KeywordArg},
    {"[", "\n]\n", Pick::Only, Kind::Pair},
    {"", "\nclass __ic_class { }\n", Pick::Only, Kind::Decorator},
    {"let __ic_name: ", "\n", Pick::Only, Kind::GenericType},
    {"let __ic_name: ", "\n", Pick::Only, Kind::Type},
});

constexpr auto member_words = std::to_array<std::string_view>({"extension", "protocol", "actor", "enum"});
constexpr auto constructor_words = std::to_array<std::string_view>({"init", "subscript"});
constexpr std::array<std::string_view, 1> words{"swift"};
constexpr std::array<std::string_view, 1> interpreters{"swift"};

}  // namespace

constexpr LanguageSpec swift_spec{.language = Language::Swift,
                                  .name = "swift",
                                  .title = "Swift",
                                  .rule_words = words,
                                  .extensions = words,
                                  .interpreters = interpreters,
                                  .runs_on = only<Language::Swift>,
                                  .grammar = tree_sitter_swift,
                                  .lower = lower_swift,
                                  .shapes = shapes,
                                  .style = {.quotes = "\"",
                                            .gap_statement = "",
                                            .gap_parameter = ": __ic_gap",
                                            .gap_member = "",
                                            .gap_member_word = "associatedtype ",
                                            .hole = "\\(",
                                            .block_is_argument = true,
                                            .member_words = member_words,
                                            .constructor_words = constructor_words,
                                            .gap_case = ": break"},
                                  .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
