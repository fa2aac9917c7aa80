// HTML: its table, how its patterns are written, and its spec. What stands in script and style is one Text each.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "engine/syntax/languages/markup.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_html();
}

namespace insight::engine::syntax {
namespace {

// The grammar takes letters, digits, `-` and `:` for the name of a tag.
constexpr std::string_view tag_metavar = "icmv-";

NodeId tag_name(Lowering& to, const Piece& piece, Role) {
  const std::string_view written = to.text(piece);
  if (to.out.purpose() != Purpose::Pattern || !written.starts_with(tag_metavar))
    return to.out.name(Role::Name, piece.range(), written);
  std::string name(placeholder::metavar);
  for (const char c : written.substr(tag_metavar.size())) name += c == ':' ? '_' : c;
  return to.out.name(Role::Name, piece.range(), name);
}

NodeId element(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Element, role, piece.range());
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// A script or style has its one text, be it empty, blanks and all.
NodeId raw_element(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Element, role, piece.range());
  std::uint32_t begin = piece.range().end;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("start_tag")) {
      to.any(part, Role::Item);
      begin = part.range().end;
    } else if (part.is("end_tag")) {
      const Range inside{std::min(begin, part.range().begin), part.range().begin};
      if (markup::placeholder_of(markup::trimmed(to, inside)).empty() || to.out.purpose() == Purpose::File) {
        to.out.leaf(Kind::Text, Role::Item, inside, to.text(inside));
      } else {
        to.out.name(Role::Item, inside, markup::placeholder_of(markup::trimmed(to, inside)));
      }
    }
  }
  to.out.close();
  return id;
}

NodeId attribute(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Attribute, role, piece.range());
  Role next = Role::Name;
  for (const Piece& part : to.pieces(piece)) {
    if (next == Role::Name) {
      markup::name(to, part, next);
    } else {
      markup::value(to, part, next);
    }
    next = Role::Value;
  }
  to.out.close();
  return id;
}

void rows(Table& table) {
  table.special({"element"}, element);
  table.special({"script_element", "style_element"}, raw_element);
  table.lift({"start_tag", "self_closing_tag"});
  table.drop({"end_tag", "erroneous_end_tag", "doctype"});
  table.special({"tag_name"}, tag_name);
  table.special({"attribute"}, attribute);
  table.special({"text", "entity"}, markup::text);
}

// Only the name of a tag must be written otherwise.
std::string pattern_text(std::string_view pattern) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const bool opens = pattern[at] == '<';
    out += pattern[at++];
    if (!opens) continue;
    if (at < pattern.size() && pattern[at] == '/') out += pattern[at++];
    const bool metavar =
        at + 1 < pattern.size() && pattern[at] == '$' && std::isupper(static_cast<unsigned char>(pattern[at + 1])) != 0;
    if (!metavar) continue;
    out += tag_metavar;
    for (++at; at < pattern.size() && (std::isalnum(static_cast<unsigned char>(pattern[at])) != 0 || pattern[at] == '_'); ++at)
      out += pattern[at] == '_' ? ':' : pattern[at];
  }
  return out;
}

constexpr auto shapes = std::to_array<PatternShape>({
    {"<ic ", "></ic>\n", PatternShape::Pick::Only, Kind::Attribute},
    {"", "\n", PatternShape::Pick::Statements},
});

constexpr std::array<std::string_view, 1> words{"html"};
constexpr std::array<std::string_view, 2> extensions{"html", "htm"};
constexpr std::array<std::string_view, 1> comment_leaders{"<!--"};

}  // namespace

constexpr LanguageSpec html_spec{.language = Language::Html,
                                 .name = "html",
                                 .title = "HTML",
                                 .rule_words = words,
                                 .extensions = extensions,
                                 .runs_on = only<Language::Html>,
                                 .grammar = tree_sitter_html,
                                 .lower = lower_by_table<tree_sitter_html, rows>,
                                 .shapes = shapes,
                                 .pattern_text = pattern_text,
                                 .comment_leaders = comment_leaders};

}  // namespace insight::engine::syntax
