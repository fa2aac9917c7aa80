#include "engine/syntax/languages/swift_lowering.h"

#include <algorithm>
#include <string>

namespace insight::engine::syntax::swift {

namespace {

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
  items(to, tokens, 0, tokens.size());
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

}  // namespace

void add_expressions(Table& table) {
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
  table.special({"selector_expression", "key_path_string_expression"}, hash_call);
  table.special({"assignment"}, assignment);
}

}  // namespace insight::engine::syntax::swift
