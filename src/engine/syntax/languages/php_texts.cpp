// PHP: texts, with holes and without, heredocs, and commands in backquotes.
#include "engine/syntax/languages/php_lowering.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::php {
namespace {

NodeId encapsed(Lowering& to, const Piece& piece, Role role) {
  const std::string_view written = to.text(piece);
  const auto quote = static_cast<std::uint32_t>(written.find('"'));
  const Range at = piece.range();
  // A pattern's "$X" is a text, and $X what stands in it.
  if (to.out.purpose() == Purpose::Pattern && to.pieces(piece).size() == 1 && to.pieces(piece)[0].range().end == at.end - 1 &&
      !to.text(to.pieces(piece)[0]).starts_with("$__ic_"))
    return to.string(piece, role, quote + 1, 1);
  return to.interpolated(piece, role, {at.begin + quote + 1, at.end - 1}, {"string_content", "escape_sequence"}, true);
}

NodeId plain(Lowering& to, const Piece& piece, Role role) {
  return to.string(piece, role, to.text(piece).find('\'') + 1, 1);
}

NodeId heredoc(Lowering& to, const Piece& piece, Role role) {
  const Piece value = to.child(piece, "value");
  if (!value) return to.out.leaf(Kind::String, role, piece.range(), "");
  return to.interpolated(value, role, value.range(), {"string_content", "escape_sequence", "nowdoc_string"}, true);
}

NodeId shell(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  to.out.leaf(Kind::Identifier, Role::Callee, {piece.range().begin, piece.range().begin + 1}, "`");
  const auto parts = to.pieces(piece);
  if (to.out.purpose() == Purpose::Pattern && parts.size() == 1 && to.text(parts[0]).ends_with(placeholder::ellipsis)) {
    to.out.name(Role::Item, parts[0].range(), placeholder::ellipsis);  // any text, also one without holes
    to.out.close();
    return id;
  }
  to.interpolated(piece, Role::Item, {piece.range().begin + 1, piece.range().end - 1}, {"string_content", "escape_sequence"}, true);
  to.out.close();
  return id;
}

}  // namespace

void add_texts(Table& table) {
  table.special({"string"}, plain);
  table.special({"encapsed_string"}, encapsed);
  table.special({"heredoc", "nowdoc"}, heredoc);
  table.special({"shell_command_expression"}, shell);
}

}  // namespace insight::engine::syntax::php
