// JSON: its table, how its patterns are written, and its spec.
#include <array>
#include <string>
#include <vector>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_json();
}

namespace insight::engine::syntax {
namespace {

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const std::string_view written = to.text(piece);
  const std::string_view content = written.size() >= 2 ? written.substr(1, written.size() - 2) : std::string_view();
  const bool stands_for_something = to.out.purpose() == Purpose::Pattern && content.starts_with("__ic_");
  return stands_for_something ? to.out.name(role, piece.range(), content) : to.out.leaf(Kind::String, role, piece.range(), content);
}

NodeId pair(Lowering& to, const Piece& piece, Role role) {
  const Piece key = to.child(piece, "key");
  if (to.out.purpose() == Purpose::Pattern && to.text(key).find(placeholder::ellipsis) == 1)
    return to.out.name(role, piece.range(), placeholder::ellipsis);
  const NodeId id = to.out.open(Kind::Pair, role, piece.range());
  const bool pattern = to.out.purpose() == Purpose::Pattern;
  const auto metavariable = pattern ? placeholder::quoted_metavariable(to.text(key)) : std::string_view();
  if (metavariable.empty()) {
    to.any(key, Role::Key);
  } else {  // stands for the key as it is written
    to.out.name(Role::Key, key.range(), std::string(placeholder::metavar).append(metavariable));
  }
  to.any(to.child(piece, "value"), Role::Value);
  to.out.close();
  return id;
}

void add_rows(Table& table) {
  table.lift({"document"});
  table.node({"object"}, Kind::Dict);
  table.node({"array"}, Kind::List);
  table.special({"pair"}, pair);
  table.special({"string"}, text);
  table.leaf({"number"}, Kind::Number);
  table.leaf({"true", "false"}, Kind::Bool);
  table.leaf({"null"}, Kind::Null);
}

bool is_metavar_char(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// What is no string of its own becomes one.
class PatternWriter {
 public:
  explicit PatternWriter(std::string_view text) : text_(text) {}

  std::string write() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  void copy(std::size_t count) {
    out_.append(text_.substr(at_, count));
    at_ += count;
  }

  void step() {
    const char c = text_[at_];
    if (c == '"') return string();
    if (text_.substr(at_).starts_with("...")) return gap();
    if (c == '$') return metavariable();
    if (c == '{' || c == '[') brackets_.push_back(c);
    if ((c == '}' || c == ']') && !brackets_.empty()) brackets_.pop_back();
    copy(1);
  }

  void string() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    copy(std::min(end + 1, text_.size()) - at_);
  }

  void gap() {
    at_ += 3;
    const std::size_t last = out_.find_last_not_of(" \t\r\n");
    const bool member = !brackets_.empty() && brackets_.back() == '{' && last != std::string::npos && out_[last] != ':';
    const std::size_t next = text_.find_first_not_of(" \t\r\n", at_);
    const bool key = next != std::string_view::npos && text_[next] == ':';
    if (key) {
      out_.append("\"").append(placeholder::metavar).append("_\"");
    } else {
      out_.append("\"").append(placeholder::ellipsis).append(member ? "\": 0" : "\"");
    }
  }

  void metavariable() {
    const bool sequence = text_.substr(at_).starts_with("$...");
    std::size_t end = at_ + (sequence ? 4 : 1);
    const std::size_t begin = end;
    while (end < text_.size() && is_metavar_char(text_[end])) ++end;
    out_.append("\"").append(sequence ? placeholder::sequence : placeholder::metavar);
    out_.append(text_.substr(begin, end - begin)).append("\"");
    at_ = end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<char> brackets_;
};

std::string pattern_text(std::string_view pattern) {
  return PatternWriter(pattern).write();
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"{", "\n}", Pick::Only, Kind::Pair},
});

constexpr std::array<std::string_view, 1> words{"json"};
constexpr std::array<std::string_view, 8> extensions{"json", "jsonc", "json5", "webmanifest", "geojson", "har", "avsc", "ipynb"};

}  // namespace

constexpr LanguageSpec json_spec{.language = Language::Json,
                                 .name = "json",
                                 .title = "JSON",
                                 .rule_words = words,
                                 .extensions = extensions,
                                 .runs_on = only<Language::Json>,
                                 .grammar = tree_sitter_json,
                                 .lower = lower_by_table<tree_sitter_json, add_rows>,
                                 .shapes = shapes,
                                 .pattern_text = pattern_text,
                                 .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
