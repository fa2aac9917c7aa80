#include <algorithm>
#include <array>
#include <span>

#include "engine/syntax/children.h"
#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax {
namespace {

bool is_comment(TSNode node) {
  return ts_node_is_extra(node) && !ts_node_is_error(node);
}

// Operators that a language writes as words too.
std::string_view as_sign(std::string_view op) {
  return op == "and" ? "&&" : op == "or" ? "||" : op == "not" ? "!" : op;
}

}  // namespace

void Lowering::file(TSNode root) {
  out.open(Kind::File, Role::Item, {0, static_cast<std::uint32_t>(out.source().size())});
  all({root}, Role::Item);
  out.close();
}

NodeId Lowering::any(const Piece& piece, Role role) {
  if (!piece) return no_node;  // broken text lacks what the grammar promises
  const Nesting nesting(depth_);
  const Production& row = table_.of(piece.node);
  switch (row.how) {
    case Production::How::Name:
      return out.name(role, piece.range(), text(piece));
    case Production::How::Leaf:
      return out.leaf(row.kind, role, piece.range(), text(piece));
    case Production::How::Drop:
      return no_node;
    case Production::How::Special:
      return row.special(*this, piece, role);
    case Production::How::Node:
      if (row.is_special != nullptr && row.is_special(*this, piece)) return row.special(*this, piece, role);
      return row.first != 0 ? chain(piece, role) : node(piece, row, role);
    case Production::How::Lift: {
      NodeId last = no_node;
      for (const Piece& inner : pieces(piece)) last = any(inner, role);
      return last;
    }
    case Production::How::Unknown:
      return other(piece, role);
  }
  return no_node;
}

NodeId Lowering::node(const Piece& piece, const Production& row, Role role) {
  const NodeId id = out.open(row.kind, role, piece.range());
  fill(piece, id, row, {});
  out.close();
  return id;
}

void Lowering::fill(const Piece& piece, NodeId id, const Production& row, Passed passed) {
  if (row.op_from_token) {
    out.set_op(id, operator_token(piece));
  } else if (!row.op.empty()) {
    out.set_op(id, row.op);
  }
  for (unsigned bit = 1; bit <= row.flags; bit <<= 1) {
    if ((row.flags & bit) != 0) out.set_flag(id, static_cast<Flag>(bit));
  }
  children(piece, row, passed);
}

// Down to where the chain begins, then outwards, each link around what stands already: no recursion however long it is.
NodeId Lowering::chain(const Piece& piece, Role role) {
  std::vector<Piece> links;
  Piece at = piece;
  for (;;) {
    const Production& row = table_.of(at.node);
    if (row.how != Production::How::Node || row.first == 0) break;
    if (row.is_special != nullptr && row.is_special(*this, at)) break;
    links.push_back(at);
    TSNode inner = ts_node_child_by_field_id(at.node, row.first);
    if (ts_node_is_null(inner)) break;
    while (table_.of(inner).how == Production::How::Lift && ts_node_child_count(inner) == 1) inner = ts_node_child(inner, 0);
    at = {inner, row.first};
  }
  NodeId id = no_node;
  const bool begins = at.node.id != links.back().node.id;
  if (begins) id = any(at, links.size() == 1 ? role : Role::Object);
  for (std::size_t i = links.size(); i-- > 0;) {
    const Production& row = table_.of(links[i].node);
    if (id == no_node) {
      id = row.closure != 0 ? bare_call(links[i], row, role) : node(links[i], row, role);
      continue;
    }
    id = link(links[i], row, id);
  }
  out.set_role(id, role);
  return id;
}

NodeId Lowering::link(const Piece& piece, const Production& row, NodeId inner) {
  if (row.method == 0) {
    const NodeId id = out.wrap(inner, row.kind, row.roles[row.first], piece.range());
    fill(piece, id, row, {row.first});
    out.close();
    return id;
  }
  const Piece name{ts_node_child_by_field_id(piece.node, row.method), row.method};
  if (name) {
    inner = out.wrap(inner, Kind::Dot, Role::Object, {piece.range().begin, name.range().end});
    any(name, Role::Name);
    out.close();
    if (row.may_be_member && ts_node_end_byte(piece.node) == name.range().end) return inner;
  }
  const NodeId id = out.wrap(inner, row.kind, Role::Callee, before_closure(piece, row));
  children(piece, row, {row.first, row.method, row.closure});
  out.close();
  return with_closure(piece, row, id);
}

NodeId Lowering::bare_call(const Piece& piece, const Production& row, Role role) {
  const NodeId id = out.open(row.kind, role, before_closure(piece, row));
  fill(piece, id, row, {row.closure});
  out.close();
  return with_closure(piece, row, id);
}

NodeId Lowering::with_closure(const Piece& piece, const Production& row, NodeId call) {
  const Piece closure = row.closure != 0 ? child(piece, row.closure) : Piece{};
  if (!closure) return call;
  const NodeId id = out.wrap(call, row.kind, Role::Callee, piece.range());
  any(closure, Role::Item);
  out.close();
  return id;
}

Range Lowering::before_closure(const Piece& piece, const Production& row) const {
  const Piece closure = row.closure != 0 ? child(piece, row.closure) : Piece{};
  if (!closure) return piece.range();
  const TSNode before = ts_node_prev_sibling(closure.node);
  return {piece.range().begin, ts_node_is_null(before) ? piece.range().end : ts_node_end_byte(before)};
}

void Lowering::children(const Piece& piece, const Production& row, Passed passed) {
  for (Children children(piece.node); children.next();) {
    Piece child{children.node()};
    if (!counts(child)) continue;
    if (row.has_fields) child.field = children.field();
    if (child.field != 0 && std::ranges::find(passed, child.field) != passed.end()) continue;
    const Role role = child.field < row.roles.size() && child.field != 0 ? row.roles[child.field] : row.rest;
    if (row.blocks && child.field != 0 && row.block_fields[child.field] != 0) {
      block(child, role);
    } else {
      any(child, role);
    }
  }
}

// A node, or a token that the table knows.
bool Lowering::counts(const Piece& child) const {
  return (child.is_named() && !is_comment(child.node)) || (!child.is_named() && table_.of(child.node).how == Production::How::Leaf);
}

void Lowering::all(const Piece& parent, Role role) {
  for (Children children(parent.node); children.next();) {
    const Piece child{children.node()};
    if (counts(child)) any(child, role);
  }
}

void Lowering::block(const Piece& piece, Role role) {
  if (!piece) return;
  const Production& row = table_.of(piece.node);
  const bool else_if = role == Role::Otherwise && row.kind == Kind::If;
  if (row.how == Production::How::Node && (row.kind == Kind::Block || else_if)) {
    any(piece, role);
    return;
  }
  out.open(Kind::Block, role, piece.range());
  any(piece, Role::Item);
  out.close();
}

NodeId Lowering::arguments(const Piece& given, const Piece& types, Role role) {
  if (types && types.range().end == given.range().begin) {
    out.open(Kind::TypeParams, Role::TypeParams, types.range());
    all(types, Role::Item);
    out.close();
  }
  NodeId last = no_node;
  for (const Piece& one : pieces(given)) last = any(one, role);
  return last;
}

void Lowering::body_of(const Piece& of_case, const std::vector<Piece>& statements) {
  const std::uint32_t end = of_case.range().end;
  out.open(Kind::Block, Role::Body,
           statements.empty() ? Range{end, end} : Range{statements.front().range().begin, statements.back().range().end});
  for (const Piece& statement : statements) any(statement, Role::Item);
  out.close();
}

NodeId Lowering::other(const Piece& piece, Role role) {
  const NodeId id = out.open(Kind::Other, role, piece.range());
  out.set_text(id, piece.type());
  if (ts_node_is_error(piece.node)) out.set_flag(id, Flag::Error);
  all(piece, Role::Item);
  out.close();
  return id;
}

// Equal addresses are equal literals, so looking one up compares no letters. The names of a language are few and asked for again
// and again: the first places tried are nearly always right.
TSFieldId Lowering::field_of(std::string_view literal) const {
  struct Known {
    std::string_view name;
    const TSLanguage* language = nullptr;
    TSFieldId id = 0;
  };
  constexpr std::size_t sets = 512;
  constexpr std::size_t ways = 4;
  thread_local std::array<Known, sets * ways> all_known{};
  thread_local std::size_t next = 0;
  const std::size_t set = reinterpret_cast<std::uintptr_t>(literal.data()) % sets;
  const auto places = std::span(all_known).subspan(set * ways, ways);
  for (const Known& known : places) {
    if (known.name.data() == literal.data() && known.name.size() == literal.size() && known.language == table_.language())
      return known.id;
  }
  const TSFieldId id = table_.field(literal);
  places[next++ % ways] = {literal, table_.language(), id};
  return id;
}

Piece Lowering::child_of_type(const Piece& parent, std::string_view type) const {
  for (const Piece& piece : pieces(parent)) {
    if (piece.is(type)) return piece;
  }
  return {};
}

std::vector<Piece> Lowering::pieces(const Piece& parent, bool tokens) const {
  std::vector<Piece> found;
  for (Children children(parent.node); children.next();) {
    const Piece child{children.node()};
    if (counts(child) || (tokens && !is_comment(child.node))) found.push_back({child.node, children.field()});
  }
  return found;
}

NodeId Lowering::string(const Piece& piece, Role role, std::size_t before, std::size_t after) {
  std::string_view content = text(piece);
  content = content.size() >= before + after ? content.substr(before, content.size() - before - after) : std::string_view();
  return out.leaf(Kind::String, role, piece.range(), content);
}

NodeId Lowering::interpolated(const Piece& piece, Role role, Range inner, Table::Types fixed, bool braces) {
  std::vector<Piece> holes;
  for (const Piece& part : pieces(piece)) {
    const bool inside = part.range().begin >= inner.begin && part.range().end <= inner.end;
    if (inside && std::ranges::find(fixed, part.type()) == fixed.end()) holes.push_back(part);
  }
  inner.end = std::max(inner.begin, inner.end);
  if (holes.empty()) return out.leaf(Kind::String, role, piece.range(), text(inner));
  const NodeId id = out.open(Kind::Template, role, piece.range());
  const auto words = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin < end) out.leaf(Kind::String, Role::Item, {begin, end}, text(Range{begin, end}));
  };
  std::uint32_t at = inner.begin;
  for (const Piece& hole : holes) {
    const Range in = hole.range();
    const bool in_braces = braces && in.begin > at && text(Range{in.begin - 1, in.begin}) == "{";
    words(at, in.begin - (in_braces ? 1 : 0));
    any(hole, Role::Item);
    at = in.end + (in_braces && text(Range{in.end, in.end + 1}) == "}" ? 1 : 0);
  }
  words(at, inner.end);
  out.close();
  return id;
}

NodeId Lowering::dotted(const Piece& piece, Role role, std::string_view separator) {
  std::vector<Range> parts;
  const Range whole = piece.range();
  const std::string_view written = text(piece);
  for (std::size_t at = 0; at <= written.size();) {
    const std::size_t end = std::min(written.find(separator, at), written.size());
    if (end > at) parts.push_back({whole.begin + static_cast<std::uint32_t>(at), whole.begin + static_cast<std::uint32_t>(end)});
    at = end + separator.size();
  }
  if (parts.empty()) return out.name(role, whole, written);
  NodeId id = out.name(parts.size() == 1 ? role : Role::Object, parts[0], text(parts[0]));
  for (std::size_t i = 1; i < parts.size(); ++i) {
    id = out.wrap(id, Kind::Dot, Role::Object, {whole.begin, parts[i].end});
    out.name(Role::Name, parts[i], text(parts[i]));
    out.close();
  }
  out.set_role(id, role);
  return id;
}

NodeId Lowering::assignment(const Piece& piece, Role role) {
  const Piece sign = child(piece, "operator");
  const std::string_view op = sign ? sign.type() : std::string_view("=");
  const NodeId id = out.open(op == "=" ? Kind::Assign : Kind::AugAssign, role, piece.range());
  if (op != "=") out.set_op(id, op);
  any(child(piece, "left"), Role::Left);
  any(child(piece, "right"), Role::Right);
  out.close();
  return id;
}

NodeId Lowering::signed_value(const Piece& piece, Role role) {
  const auto parts = pieces(piece, true);
  if (parts.size() < 2) return other(piece, role);
  const bool postfix = counts(parts.front());
  const NodeId id = out.open(Kind::Unary, role, piece.range());
  out.set_op(id, as_sign(postfix ? parts.back().type() : parts.front().type()));
  if (postfix) out.set_flag(id, Flag::Postfix);
  any(postfix ? parts.front() : parts.back(), Role::Value);
  out.close();
  return id;
}

NodeId Lowering::statement(const Piece& piece) {
  const NodeId id = any(piece, Role::Item);
  if (id == no_node || !out.is_expression(id)) return id;
  out.wrap(id, Kind::ExprStatement, Role::Value, piece.range());
  out.close();
  return id;
}

NodeId Lowering::two_parts(const Piece& piece, Role role, Kind kind, Role first, Role second) {
  const NodeId id = out.open(kind, role, piece.range());
  Role next = first;
  for (const Piece& part : pieces(piece)) {
    any(part, next);
    next = second;
  }
  out.close();
  return id;
}

std::string_view Lowering::operator_token(const Piece& piece) const {
  for (Children children(piece.node); children.next();) {
    const Piece child{children.node()};
    if (!child.is_named() && operator_of(child.type()) != 0) return as_sign(child.type());
  }
  return {};
}

}  // namespace insight::engine::syntax
