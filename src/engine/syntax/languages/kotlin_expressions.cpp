#include "engine/syntax/languages/kotlin_lowering.h"

#include <algorithm>

namespace insight::engine::syntax::kotlin {

namespace {

// The grammar takes these words for names.
NodeId identifier(Lowering& to, const Piece& piece, Role role) {
  const std::string_view word = to.text(piece);
  if (word == "true" || word == "false") return to.out.leaf(Kind::Bool, role, piece.range(), word);
  if (word == "null") return to.out.leaf(Kind::Null, role, piece.range(), word);
  if (word == "break") return to.out.leaf(Kind::Break, role, piece.range());
  if (word == "continue") return to.out.leaf(Kind::Continue, role, piece.range());
  return to.out.name(role, piece.range(), word);
}

// `f(a) { … }`: the closure behind the brackets is an argument like those within. Type arguments say nothing.
NodeId call(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() > 1 && parts.front().is("call_expression") && parts.back().is("annotated_lambda")) {
    const auto inner = to.pieces(parts.front());
    if (!inner.empty() && inner.back().is("value_arguments")) {
      const NodeId id = to.out.open(Kind::Call, role, piece.range());
      Role next = Role::Callee;
      for (const Piece& part : inner) {
        if (part.is("type_arguments")) continue;
        to.any(part, next);
        next = Role::Item;
      }
      to.any(parts.back(), Role::Item);
      to.out.close();
      return id;
    }
  }
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  Role next = Role::Callee;
  for (const Piece& part : parts) {
    if (part.is("type_arguments")) continue;
    to.any(part, next);
    next = Role::Item;
  }
  to.out.close();
  return id;
}

NodeId argument(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const auto all = to.pieces(piece, true);
  const bool named = parts.size() == 2 && all.size() > 2 && all[1].is("=");
  if (named) return to.two_parts(piece, role, Kind::KeywordArg, Role::Name, Role::Value);
  const bool spread = !all.empty() && all.front().is("*");
  if (parts.empty()) return no_node;
  if (!spread) return to.any(parts.back(), role);
  const NodeId id = to.out.open(Kind::Spread, role, piece.range());
  to.out.set_op(id, "*");
  to.any(parts.back(), Role::Value);
  to.out.close();
  return id;
}

NodeId navigation(Lowering& to, const Piece& piece, Role role) {
  if (to.pieces(piece).size() == 1) {  // `::f`
    const NodeId id = to.out.open(Kind::Other, role, piece.range());
    to.out.set_text(id, "::");
    to.all(piece, Role::Item);
    to.out.close();
    return id;
  }
  const NodeId id = to.two_parts(piece, role, Kind::Dot, Role::Object, Role::Name);
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("?.")) to.out.set_flag(id, Flag::Optional);
  }
  return id;
}

// `a in b`, `a is T`, `a !is T`
NodeId test(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Binary, role, piece.range());
  const bool refuses = std::ranges::any_of(to.pieces(piece, true), [](const Piece& part) { return part.type().starts_with('!'); });
  to.out.set_op(id, piece.is("in_expression") ? (refuses ? "not in" : "in") : refuses ? "is not" : "is");
  to.any(to.child(piece, "left"), Role::Left);
  to.any(to.child(piece, "right"), Role::Right);
  to.out.close();
  return id;
}

NodeId index(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::Index, Role::Object, Role::Item);
}

NodeId range(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.two_parts(piece, role, Kind::Binary, Role::Left, Role::Right);
  to.out.set_op(id, "..");
  return id;
}

// `f<T>(x).g()` where the grammar reads `f < T > (x).g()`: nothing is greater than a comparison, and no blanks stand there.
bool is_generic_call(Lowering& to, const Piece& piece) {
  const Piece left = to.child(piece, "left");
  if (!left.is("binary_expression") || to.text(to.child(piece, "operator")) != ">") return false;
  const Piece less = to.child(left, "operator");
  const auto at = [&](std::uint32_t offset) { return offset < to.out.source().size() ? to.out.source()[offset] : ' '; };
  return to.text(less) == "<" && to.child(left, "left").range().end == less.range().begin && at(less.range().end) != ' ' &&
         at(to.child(piece, "operator").range().end) == '(';
}

NodeId generic_call(Lowering& to, const Piece& piece, Role role) {
  const Piece callee = to.child(to.child(piece, "left"), "left");
  std::vector<Piece> links;
  Piece given = to.child(piece, "right");
  while (!given.is("parenthesized_expression")) {
    const auto parts = to.pieces(given);
    if (parts.empty()) return to.other(piece, role);
    links.push_back(given);
    given = parts.front();
  }
  const std::uint32_t begin = callee.range().begin;
  NodeId id = to.out.open(Kind::Call, role, {begin, given.range().end});
  to.any(callee, Role::Callee);
  to.all(given, Role::Item);
  to.out.close();
  for (std::size_t i = links.size(); i-- > 0;) {
    const bool member = links[i].is("navigation_expression");
    const Kind kind = member ? Kind::Dot : links[i].is("index_expression") ? Kind::Index : Kind::Call;
    id = to.out.wrap(id, kind, kind == Kind::Call ? Role::Callee : Role::Object, {begin, links[i].range().end});
    const auto parts = to.pieces(links[i]);
    for (std::size_t part = 1; part < parts.size(); ++part) {
      if (!parts[part].is("type_arguments")) to.any(parts[part], member ? Role::Name : Role::Item);
    }
    to.out.close();
  }
  return id;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  return to.assignment(piece, role);
}

NodeId signed_value(Lowering& to, const Piece& piece, Role role) {
  return to.signed_value(piece, role);
}

// `a to b` is a call of to.
NodeId infix(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  if (parts.size() == 3) to.any(parts[1], Role::Callee);
  for (std::size_t i = 0; i < parts.size(); i += 2) to.any(parts[i], Role::Item);
  to.out.close();
  return id;
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The grammar knows `${…}` as a hole; `$name` is text to it.
NodeId with_names(Lowering& to, const Piece& piece, Role role, Range inner) {
  struct Hole {
    Range at;
    Piece expression;
  };
  std::vector<Hole> holes;
  const auto parts = to.pieces(piece);
  auto part = parts.begin();
  const std::string_view source = to.out.source();
  for (std::uint32_t at = inner.begin; at < inner.end;) {
    while (part != parts.end() && (!part->is("interpolation") || part->range().begin < at)) ++part;
    if (part != parts.end() && part->range().begin == at) {
      holes.push_back({part->range(), *part});
      at = part->range().end;
      continue;
    }
    std::uint32_t end = at + 1;
    if (source[at] == '\\') ++end;
    if (source[at] == '$' && !(end < inner.end && source[end] >= '0' && source[end] <= '9')) {
      while (end < inner.end && is_name(source[end])) ++end;
      if (end > at + 1) holes.push_back({{at, end}, {}});
    }
    at = end;
  }
  const bool only_metavar = to.out.purpose() == Purpose::Pattern && holes.size() == 1 && !holes[0].expression &&
                            holes[0].at.begin == inner.begin && holes[0].at.end == inner.end;
  if (holes.empty() || only_metavar) return to.out.leaf(Kind::String, role, piece.range(), to.text(inner));
  const NodeId id = to.out.open(Kind::Template, role, piece.range());
  std::uint32_t at = inner.begin;
  const auto words_until = [&](std::uint32_t end) {
    if (at < end) to.out.leaf(Kind::String, Role::Item, {at, end}, to.text(Range{at, end}));
  };
  for (const Hole& hole : holes) {
    words_until(hole.at.begin);
    if (hole.expression) {
      to.any(hole.expression, Role::Item);
    } else {
      const Range name{hole.at.begin + 1, hole.at.end};
      to.out.name(Role::Item, name, to.text(name));
    }
    at = hole.at.end;
  }
  words_until(inner.end);
  to.out.close();
  return id;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const std::uint32_t quotes = piece.is("multiline_string_literal") ? 3 : 1;
  const Range at = piece.range();
  return with_names(to, piece, role, {at.begin + quotes, std::max(at.begin + quotes, at.end - quotes)});
}

NodeId lambda(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  const auto parts = to.pieces(piece);
  std::uint32_t begin = piece.range().begin + 1;
  for (const Piece& part : parts) {
    if (!part.is("lambda_parameters")) continue;
    begin = part.range().end;
    for (const Piece& one : to.pieces(part)) {
      to.out.open(Kind::Param, Role::Param, one.range());
      if (one.is("variable_declaration")) {
        for (const Piece& of : to.pieces(one)) to.any(of, is_type(of) ? Role::Type : Role::Name);
      } else {
        to.any(one, Role::Name);
      }
      to.out.close();
    }
  }
  to.out.open(Kind::Block, Role::Body, {begin, std::max(begin, piece.range().end - 1)});
  for (const Piece& part : parts) {
    if (!part.is("lambda_parameters")) to.statement(part);
  }
  to.out.close();
  to.out.close();
  return id;
}

NodeId object_literal(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  for (const Piece& part : to.pieces(piece)) to.any(part, part.is("class_body") ? Role::Body : Role::Callee);
  to.out.close();
  return id;
}

}  // namespace

void add_expressions(Table& table) {
  table.name({"qualified_identifier"});
  table.special({"identifier"}, identifier);
  table.leaf({"number_literal", "float_literal"}, Kind::Number);
  table.leaf({"this_expression"}, Kind::This);
  table.leaf({"super_expression"}, Kind::Super);
  table.special({"string_literal", "multiline_string_literal"}, text);
  table.leaf({"character_literal"}, Kind::Other);  // no text
  table.lift({"value_arguments", "annotated_lambda", "interpolation", "parenthesized_expression", "range_test", "type_test",
              "labeled_expression"});
  table.special({"call_expression"}, call);
  table.special({"value_argument"}, argument);
  table.special({"navigation_expression", "callable_reference"}, navigation);
  table.special({"index_expression"}, index);
  table.special({"range_expression"}, range);
  table.special({"assignment"}, assignment);
  table.node({"binary_expression"}, Kind::Binary)
      .op_token()
      .chain("left", Role::Left)
      .field("right", Role::Right)
      .except(is_generic_call, generic_call);
  table.special({"in_expression", "is_expression"}, test);
  table.node({"as_expression"}, Kind::Cast).op("as").field("left", Role::Value).field("right", Role::Type);
  table.special({"infix_expression"}, infix);
  table.special({"unary_expression"}, signed_value);
  table.node({"spread_expression"}, Kind::Spread).op("*").rest(Role::Value);
  table.node({"collection_literal"}, Kind::List);
  table.special({"lambda_literal"}, lambda);
  table.special({"object_literal"}, object_literal);
}

}  // namespace insight::engine::syntax::kotlin
