#include <algorithm>

#include "engine/syntax/languages/javascript_lowering.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::javascript {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

bool is_placeholder(std::string_view text) {
  const bool known =
      text == placeholder::ellipsis || text.starts_with(placeholder::metavar) || text.starts_with(placeholder::sequence);
  return known && text.find_first_of(blanks) == std::string_view::npos;
}

}  // namespace

NodeId Lowering::element(const Piece& piece, Role role) {
  const NodeId id = builder_.open(Kind::Element, role, piece.range());
  if (piece.is(Word::jsx_self_closing_element)) {
    opening(piece);
    builder_.close();
    return id;
  }
  const Pieces pieces(*this, piece);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.field == Field::open_tag) {
      opening(part);
    } else if (part.field != Field::close_tag && !part.is_token()) {
      const bool blank = part.is(Word::jsx_text) && text(part).find_first_not_of(blanks) == std::string_view::npos;
      const bool within_line = text(part).find('\n') == std::string_view::npos && builder_.purpose() == Purpose::File;
      if (!blank || within_line) any(part, Role::Item);
    }
  }
  builder_.close();
  return id;
}

void Lowering::opening(const Piece& piece) {
  const Pieces pieces(*this, piece);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece part = pieces[i];
    if (part.is_token()) continue;
    const Role role = part.field == Field::name ? Role::Name : part.field == Field::type_arguments ? Role::TypeParams : Role::Item;
    any(part, role);
  }
}

NodeId Lowering::attribute(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  const NodeId id = builder_.open(Kind::Attribute, role, piece.range());
  bool first = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is_token()) continue;
    any(pieces[i], first ? Role::Name : Role::Value);
    first = false;
  }
  builder_.close();
  return id;
}

// `{}`, which may hold a comment, is Empty. A pattern's `{...}` stands for one expression in braces.
NodeId Lowering::markup_expression(const Piece& piece, Role role) {
  const Pieces pieces(*this, piece);
  if (pieces.size() == 0) return builder_.leaf(Kind::Empty, role, piece.range());
  if (role == Role::Item && builder_.purpose() == Purpose::Pattern && text(pieces[0]) == placeholder::ellipsis)
    return builder_.name(role, pieces[0].range(), std::string(placeholder::metavar) + "_");
  return pieces.size() == 1 ? any(pieces[0], role) : other(piece, role);
}

NodeId Lowering::markup_text(const Piece& piece, Role role) {
  const std::string_view written = text(piece);
  const std::size_t begin = std::min(written.find_first_not_of(blanks), written.size());
  const std::string_view trimmed = written.substr(begin, written.find_last_not_of(blanks) + 1 - begin);
  if (builder_.purpose() == Purpose::Pattern && is_placeholder(trimmed)) {
    const std::uint32_t at = piece.range().begin + static_cast<std::uint32_t>(begin);
    return builder_.name(role, {at, at + static_cast<std::uint32_t>(trimmed.size())}, trimmed);
  }
  return builder_.leaf(Kind::Text, role, piece.range(), written);
}

}  // namespace insight::engine::syntax::javascript
