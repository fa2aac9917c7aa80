// XML: its table, how its patterns are written, and its spec.
#include <array>
#include <cctype>
#include <string>

#include "engine/syntax/languages/markup.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_xml();
}

namespace insight::engine::syntax {
namespace {

// The first name is the tag's.
NodeId element(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Element, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("ETag")) continue;
    if (!part.is("STag") && !part.is("EmptyElemTag")) {
      to.any(part, Role::Item);
      continue;
    }
    for (const Piece& inner : to.pieces(part)) to.any(inner, inner.is("Name") ? Role::Name : Role::Item);
  }
  to.out.close();
  return id;
}

// `a="v"`; of a gap only its name is written.
NodeId attribute(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.empty()) return no_node;
  if (to.out.purpose() == Purpose::Pattern && to.text(parts[0]) == placeholder::ellipsis)
    return to.out.name(role, piece.range(), placeholder::ellipsis);
  const NodeId id = to.out.open(Kind::Attribute, role, piece.range());
  to.any(parts[0], Role::Name);
  if (parts.size() > 1) {
    const std::string_view written = to.text(parts[1]);
    const bool metavar = written.size() > 2 && written.substr(1).starts_with(placeholder::metavar);
    if (to.out.purpose() == Purpose::Pattern && metavar) {
      to.out.name(Role::Value, parts[1].range(), written.substr(1, written.size() - 2));
    } else {
      markup::value(to, parts[1], Role::Value);
    }
  }
  to.out.close();
  return id;
}

void rows(Table& table) {
  table.lift({"prolog", "content", "CDSect"});
  table.drop({"Comment", "CDStart", "XMLDecl"});
  table.special({"element"}, element);
  table.special({"Attribute"}, attribute);
  table.name({"Name"});
  table.special({"CharData", "CData", "EntityRef", "CharRef"}, markup::text);
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// In a tag a gap is an attribute and a metavariable a name; a value must have quotes.
std::string pattern_text(std::string_view pattern) {
  std::string out;
  bool in_tag = false;
  char quote = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    const char c = pattern[at];
    const std::string_view rest = pattern.substr(at);
    if (quote != 0) {
      quote = c == quote ? '\0' : quote;
    } else if (in_tag && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == '<' || c == '>') {
      in_tag = c == '<' && !rest.starts_with("<!");
    } else if (in_tag && rest.starts_with("...")) {
      out.append(placeholder::ellipsis).append("=\"\"");
      at += 3;
      continue;
    } else if (in_tag && c == '$') {
      const bool value = out.ends_with('=');
      std::string name(placeholder::metavar);
      for (++at; at < pattern.size() && is_word(pattern[at]); ++at) name += pattern[at];
      out += value ? "\"" + name + "\"" : name;
      continue;
    }
    out += c;
    ++at;
  }
  return out;
}

constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", PatternShape::Pick::Statements},
});

constexpr std::array<std::string_view, 1> words{"xml"};
constexpr std::array<std::string_view, 2> extensions{"xml", "plist"};
constexpr std::array<std::string_view, 1> comment_leaders{"<!--"};

}  // namespace

constexpr LanguageSpec xml_spec{.language = Language::Xml,
                                .name = "xml",
                                .title = "XML",
                                .rule_words = words,
                                .extensions = extensions,
                                .runs_on = only<Language::Xml>,
                                .grammar = tree_sitter_xml,
                                .lower = lower_by_table<tree_sitter_xml, rows>,
                                .shapes = shapes,
                                .pattern_text = pattern_text,
                                .comment_leaders = comment_leaders};

}  // namespace insight::engine::syntax
