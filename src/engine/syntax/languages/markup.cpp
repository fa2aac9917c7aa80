#include "engine/syntax/languages/markup.h"

#include <algorithm>

#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::markup {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_metavariable_name(std::string_view name) {
  return !name.empty() && !(name[0] >= '0' && name[0] <= '9') &&
         std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

}  // namespace

std::string placeholder_of(std::string_view written) {
  if (written == "...") return std::string(placeholder::ellipsis);
  if (written.starts_with("$...") && is_metavariable_name(written.substr(4)))
    return std::string(placeholder::sequence).append(written.substr(4));
  if (written.starts_with("$") && is_metavariable_name(written.substr(1)))
    return std::string(placeholder::metavar).append(written.substr(1));
  return {};
}

NodeId name(Lowering& to, const Piece& piece, Role role) {
  const std::string_view written = to.text(piece);
  if (to.out.purpose() == Purpose::Pattern) {
    if (const std::string meant = placeholder_of(written); !meant.empty()) return to.out.name(role, piece.range(), meant);
  }
  return to.out.name(role, piece.range(), written);
}

std::string_view trimmed(Lowering& to, Range at) {
  std::string_view text = to.text(at);
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const std::string_view content = trimmed(to, piece.range());
  if (content.empty()) return no_node;
  const auto begin = static_cast<std::uint32_t>(content.data() - to.out.source().data());
  const Range at{begin, begin + static_cast<std::uint32_t>(content.size())};
  if (to.out.purpose() == Purpose::Pattern) {
    if (const std::string meant = placeholder_of(to.text(at)); !meant.empty()) return to.out.name(role, at, meant);
  }
  return to.out.leaf(Kind::Text, role, at, to.text(at));
}

NodeId value(Lowering& to, const Piece& piece, Role role) {
  const std::string_view written = to.text(piece);
  const bool quoted = written.size() >= 2 && (written[0] == '"' || written[0] == '\'') && written.back() == written[0];
  if (quoted) return to.string(piece, role);
  if (to.out.purpose() == Purpose::Pattern) {
    if (const std::string meant = placeholder_of(written); !meant.empty()) return to.out.name(role, piece.range(), meant);
  }
  return to.out.leaf(Kind::String, role, piece.range(), written);
}

}  // namespace insight::engine::syntax::markup
