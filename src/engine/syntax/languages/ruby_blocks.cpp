// What stands in Ruby's blocks: statements, and exceptions around them.
#include <algorithm>
#include <array>

#include "engine/syntax/languages/ruby_lowering.h"

namespace insight::engine::syntax::ruby {
namespace {

bool is_statement(const Piece& piece) {
  static constexpr auto types = std::to_array<std::string_view>({"if",
                                                                 "unless",
                                                                 "if_modifier",
                                                                 "unless_modifier",
                                                                 "while",
                                                                 "until",
                                                                 "for",
                                                                 "while_modifier",
                                                                 "until_modifier",
                                                                 "case",
                                                                 "case_match",
                                                                 "begin",
                                                                 "method",
                                                                 "class",
                                                                 "module",
                                                                 "return",
                                                                 "singleton_class",
                                                                 "singleton_method",
                                                                 "next",
                                                                 "break",
                                                                 "rescue_modifier",
                                                                 "alias",
                                                                 "undef",
                                                                 "begin_block",
                                                                 "end_block",
                                                                 "retry",
                                                                 "redo"});
  return std::ranges::find(types, piece.type()) != types.end();
}

}  // namespace

void statement(Lowering& to, const Piece& piece) {
  if (piece.is("empty_statement")) return;
  if (piece.is("parenthesized_statements") && to.pieces(piece).size() == 1) return statement(to, to.pieces(piece)[0]);
  if (is_statement(piece)) {
    to.any(piece, Role::Item);
    return;
  }
  to.out.open(Kind::ExprStatement, Role::Item, piece.range());
  to.any(piece, Role::Value);
  to.out.close();
}

namespace {

// The exceptions of `rescue A, B => e`.
NodeId rescue(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  if (const Piece exceptions = to.child(piece, "exceptions")) {
    const auto types = to.pieces(exceptions);
    if (types.size() > 1) to.out.set_text(to.out.open(Kind::Type, Role::Type, exceptions.range()), "|");
    for (const Piece& type : types) to.any(type, types.size() > 1 ? Role::Item : Role::Type);
    if (types.size() > 1) to.out.close();
  }
  if (const Piece variable = to.child(piece, "variable")) to.all(variable, Role::Name);
  if (const Piece body = to.child(piece, "body")) {
    to.any(body, Role::Body);
  } else {
    to.out.open(Kind::Block, Role::Body, {piece.range().end, piece.range().end});
    to.out.close();
  }
  to.out.close();
  return id;
}

// Statements; with `rescue` or `ensure` among them, a Try around those before.
void guarded_statements(Lowering& to, const Piece& piece) {
  const bool is_begin = piece.is("begin");
  const auto parts = to.pieces(piece);
  const auto is_clause = [](const Piece& part) { return part.is("rescue") || part.is("ensure") || part.is("else"); };
  const auto first = std::ranges::find_if(parts, is_clause);
  if (first == parts.end()) {
    for (const Piece& part : parts) statement(to, part);
    return;
  }
  const std::uint32_t begin = parts.front().range().begin;
  to.out.open(Kind::Try, Role::Item, is_begin ? piece.range() : Range{begin, parts.back().range().end});
  to.out.open(Kind::Block, Role::Body, {begin, first == parts.begin() ? begin : (first - 1)->range().end});
  for (auto part = parts.begin(); part != first; ++part) statement(to, *part);
  to.out.close();
  for (auto part = first; part != parts.end(); ++part)
    to.any(*part, part->is("rescue") ? Role::Item : part->is("ensure") ? Role::Finally : Role::Otherwise);
  to.out.close();
}

NodeId block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  guarded_statements(to, piece);
  to.out.close();
  return id;
}

// `begin … end`: as a statement, a Try or what stands in it.
NodeId begin(Lowering& to, const Piece& piece, Role role) {
  if (role != Role::Item) return block(to, piece, role);
  guarded_statements(to, piece);
  return no_node;
}

}  // namespace

NodeId body_block(Lowering& to, const Piece& piece, Role role, std::uint32_t end) {
  if (!piece) {
    const NodeId id = to.out.open(Kind::Block, role, {end, end});
    to.out.close();
    return id;
  }
  static constexpr auto blocks = std::to_array<std::string_view>({"body_statement", "block_body", "then", "else", "do", "ensure"});
  if (std::ranges::find(blocks, piece.type()) != blocks.end()) return to.any(piece, role);
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  statement(to, piece);
  to.out.close();
  return id;
}

void add_blocks(Table& table) {
  table.special({"body_statement", "block_body", "then", "else", "do", "ensure"}, block);
  table.special({"begin"}, begin);
  table.special({"rescue"}, rescue);
}

}  // namespace insight::engine::syntax::ruby
