#include "engine/syntax/languages/swift_lowering.h"

#include <algorithm>
#include <array>

namespace insight::engine::syntax::swift {

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

void statements_in(Lowering& to, const Piece& piece) {
  if (!piece.is("statements")) {
    to.statement(piece);
    return;
  }
  for (const Piece& one : to.pieces(piece)) to.statement(one);
}

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

void items(Lowering& to, const Pieces& tokens, std::size_t open, std::size_t end) {
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

namespace {

// --- patterns: what a value is taken apart by

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
    items(to, tokens, dot + 2, end);
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
    items(to, tokens, from, end);
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

}  // namespace

void add_statements(Table& table) {
  table.special({"pattern"}, pattern);
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

}  // namespace insight::engine::syntax::swift
