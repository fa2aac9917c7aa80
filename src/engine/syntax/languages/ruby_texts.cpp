#include "engine/syntax/languages/ruby_lowering.h"

#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::ruby {
namespace {

NodeId symbol(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, "symbol");
  Range at = piece.range();
  std::string_view name = to.text(piece);
  if (name.starts_with(':')) {
    name.remove_prefix(1);
    ++at.begin;
  }
  to.out.name(Role::Name, at, name);
  to.out.close();
  return id;
}

Range between_quotes(Lowering& to, const Piece& piece) {
  const auto parts = to.pieces(piece, true);
  Range at = piece.range();
  if (parts.size() >= 2 && !parts.front().is_named()) at.begin = parts.front().range().end;
  if (parts.size() >= 2 && !parts.back().is_named()) at.end = parts.back().range().begin;
  return at;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  return to.interpolated(piece, role, between_quotes(to, piece),
                         {"string_content", "escape_sequence", "heredoc_content", "heredoc_end"});
}

// Of `%i[a b]`; in `%I[a#{b}]` put together like a text.
NodeId bare_symbol(Lowering& to, const Piece& piece, Role role) {
  return to.child_of_type(piece, "interpolation") ? text(to, piece, role) : symbol(to, piece, role);
}

NodeId regex(Lowering& to, const Piece& piece, Role role) {
  if (to.child_of_type(piece, "interpolation")) {  // no text, though put together like one
    const NodeId id = to.out.open(Kind::Other, role, piece.range());
    to.out.set_text(id, "regex");
    text(to, piece, Role::Item);
    to.out.close();
    return id;
  }
  const std::string_view content = to.text(between_quotes(to, piece));
  const bool metavariable = to.out.purpose() == Purpose::Pattern && content.starts_with(placeholder::metavar);
  if (metavariable)  // `/$X/`: what stands in it
    return to.out.leaf(Kind::Regex, role, piece.range(), "$" + std::string(content.substr(placeholder::metavar.size())));
  return to.out.leaf(Kind::Regex, role, piece.range(), content == placeholder::ellipsis ? "..." : content);
}

NodeId shell(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  to.out.leaf(Kind::Identifier, Role::Callee, {piece.range().begin, piece.range().begin + 1}, "`");
  const std::string_view content = to.text(between_quotes(to, piece));
  if (to.out.purpose() == Purpose::Pattern && (content == "..." || content == placeholder::ellipsis)) {
    to.out.name(Role::Item, piece.range(), placeholder::ellipsis);  // any text, also one without holes
  } else if (!to.child_of_type(piece, "interpolation")) {
    to.out.leaf(Kind::String, Role::Item, between_quotes(to, piece), content);  // `ls` and %x[ls] are one
  } else {
    text(to, piece, Role::Item);
  }
  to.out.close();
  return id;
}

// The body stands behind the line, beside what the beginning stands in.
NodeId heredoc(Lowering& to, const Piece& piece, Role role) {
  TSNode at = piece.node;
  for (int up = 0; up < 30 && !ts_node_is_null(at); ++up, at = ts_node_parent(at)) {
    TSNode next = ts_node_next_sibling(at);
    for (int along = 0; along < 30 && !ts_node_is_null(next); ++along, next = ts_node_next_sibling(next)) {
      if (std::string_view(ts_node_type(next)) == "heredoc_body") {
        const Piece body{next, 0};
        const Piece end = to.child_of_type(body, "heredoc_end");
        return to.interpolated(body, role, {body.range().begin, end ? end.range().begin : body.range().end},
                               {"string_content", "escape_sequence", "heredoc_content", "heredoc_end"});
      }
    }
  }
  return to.out.leaf(Kind::String, role, piece.range(), "");
}

}  // namespace

void add_texts(Table& table) {
  table.special({"string", "bare_string", "delimited_symbol", "character"}, text);
  table.special({"heredoc_beginning"}, heredoc);
  table.special({"simple_symbol", "hash_key_symbol"}, symbol);
  table.special({"bare_symbol"}, bare_symbol);
  table.special({"regex"}, regex);
  table.special({"subshell"}, shell);
}

}  // namespace insight::engine::syntax::ruby
