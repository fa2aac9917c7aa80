// XML: its table, how its patterns are written, and its spec.
#include <array>
#include <cctype>
#include <string>
#include <vector>

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

// In a tag a gap is an attribute and a metavariable a name; a value must have quotes, and what is open at the end is closed.
class PatternWriter {
 public:
  // A pattern that opens no tag is an attribute.
  explicit PatternWriter(std::string_view text) : text_(text), in_tag_(!text.starts_with('<') && text.find('=') != text.npos) {}

  std::string write() {
    while (at_ < text_.size()) step();
    while (!open_.empty()) {
      out_.append("</").append(open_.back()).append(">");
      open_.pop_back();
    }
    return std::move(out_);
  }

 private:
  void step() {
    const char c = text_[at_];
    const std::string_view rest = text_.substr(at_);
    if (quote_ != 0) {
      quote_ = c == quote_ ? '\0' : quote_;
    } else if (in_tag_ && (c == '"' || c == '\'')) {
      quote_ = c;
    } else if (c == '<' && !rest.starts_with("<!") && !rest.starts_with("<?")) {
      return tag();
    } else if (c == '>' && in_tag_) {
      in_tag_ = false;
      if (out_.ends_with('/') && !open_.empty()) open_.pop_back();
    } else if (in_tag_ && rest.starts_with("...")) {
      out_.append(placeholder::ellipsis).append("=\"\"");
      at_ += 3;
      return;
    } else if (in_tag_ && c == '$') {
      const bool value = out_.ends_with('=');
      const std::string written = name();
      out_ += value ? "\"" + written + "\"" : written;
      return;
    }
    out_ += c;
    ++at_;
  }

  void tag() {
    const bool closes = text_.substr(at_).starts_with("</");
    out_ += closes ? "</" : "<";
    at_ += closes ? 2 : 1;
    const std::string written = name();
    out_ += written;
    in_tag_ = !closes;
    if (!closes) {
      open_.push_back(written);
    } else if (!open_.empty()) {
      open_.pop_back();
    }
  }

  // With the metavariable's placeholder in its place.
  std::string name() {
    std::string written;
    if (at_ < text_.size() && text_[at_] == '$') {
      written = placeholder::metavar;
      ++at_;
    }
    while (at_ < text_.size() && (is_word(text_[at_]) || std::string_view("-.:").find(text_[at_]) != std::string_view::npos) &&
           !text_.substr(at_).starts_with("..."))
      written += text_[at_++];
    return written;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  bool in_tag_;
  char quote_ = 0;
  std::vector<std::string> open_;
};

std::string pattern_text(std::string_view pattern) {
  return PatternWriter(pattern).write();
}

constexpr auto shapes = std::to_array<PatternShape>({
    {"<ic ", "></ic>\n", PatternShape::Pick::Only, Kind::Attribute},
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
