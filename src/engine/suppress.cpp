#include "engine/suppress.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <span>

#include "base/text.h"
#include "engine/syntax/languages/spec.h"

namespace insight::engine {
namespace {

using syntax::Kind;
using syntax::NodeId;
using syntax::Tree;

constexpr std::array<std::string_view, 3> words{"nosem", "NOSEM", "insight-ignore"};
constexpr std::array<std::string_view, 10> all_leaders{"#", "//", "/*", "--", "<!--", ";", "%", "*", "{#", "(*"};

std::span<const std::string_view> leaders_of(const Tree* tree) {
  if (tree == nullptr) return all_leaders;
  return syntax::spec_of(tree->language()).comment_leaders;
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Several times as fast as string_view::find, and every file goes through it.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  if (from >= text.size()) return std::string_view::npos;
  const auto* found = static_cast<const char*>(::memmem(text.data() + from, text.size() - from, word.data(), word.size()));
  return found != nullptr ? static_cast<std::size_t>(found - text.data()) : std::string_view::npos;
}

bool is_in_rule_id(char c) {
  return is_word(c) || c == '-' || c == '.' || c == '/' || c == '@';
}

// Whether the offset lies in the content of a literal, where a leader is only text. A hole of a template is code again.
bool is_inside_literal(const Tree& tree, std::size_t offset) {
  NodeId at = Tree::root;
  for (NodeId child = tree.first_child(at); child != syntax::no_node;) {
    if (tree[child].begin <= offset && offset < tree[child].end) {
      at = child;
      child = tree.first_child(at);
    } else {
      child = tree.next_sibling(child);
    }
  }
  const Kind kind = tree[at].kind;
  return kind == Kind::String || kind == Kind::Template || kind == Kind::Regex || kind == Kind::Text;
}

// Where the comment that holds `word` begins in its line, or npos. A leader inside a literal is passed over.
std::size_t comment_begin(std::string_view line, std::size_t line_begin, std::size_t word, const Tree* tree) {
  for (std::size_t i = 0; i < word; ++i) {
    for (const auto leader : leaders_of(tree)) {
      if (!line.substr(i, word - i).starts_with(leader)) continue;
      if (leader == "*" && !trim(line.substr(0, i)).empty()) continue;  // the middle of a block comment, not a multiplication
      if (tree == nullptr || !is_inside_literal(*tree, line_begin + i)) return i;
    }
  }
  return std::string_view::npos;
}

// The rest of the comment's line, up to where a block comment ends.
std::string_view without_comment_end(std::string_view text) {
  for (const std::string_view end : {"*/", "-->", "#}", "*)"}) text = text.substr(0, text.find(end));
  return trim(text);
}

// ": a, b" at the start of `rest`, which ends behind it.
std::vector<std::string> take_rules(std::string_view& rest) {
  std::vector<std::string> rules;
  auto text = rest;
  if (!text.starts_with(':') && !text.starts_with('=')) return rules;
  text.remove_prefix(1);
  while (true) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    std::size_t size = 0;
    while (size < text.size() && is_in_rule_id(text[size]) && !text.substr(size).starts_with("--")) ++size;
    if (size == 0) break;
    rules.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
    rest = text;
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    if (!text.starts_with(',')) break;
    text.remove_prefix(1);
  }
  return rules;
}

// People write a rule's short name, or its full one with the folders it came from.
bool names_rule(std::string_view written, std::string_view rule) {
  const auto ends_with_part = [](std::string_view longer, std::string_view part) {
    return longer.size() > part.size() && longer.ends_with(part) && longer[longer.size() - part.size() - 1] == '.';
  };
  return written == rule || ends_with_part(rule, written) || ends_with_part(written, rule);
}

}  // namespace

Suppressions::Suppressions(std::string_view text, const files::LineIndex& lines, const Tree* tree) {
  for (const auto word : words) {
    std::size_t at = find_word(text, word, 0);
    while (at != std::string_view::npos) {
      std::size_t end = at + word.size();
      if (text.substr(end).starts_with("grep")) end += 4;
      const bool begins = at == 0 || (!is_word(text[at - 1]) && text[at - 1] != '-');
      const bool ends = end >= text.size() || (!is_word(text[end]) && text[end] != '-');
      if (begins && ends) read(text, lines, tree, at, end - at);
      at = find_word(text, word, end);
    }
  }
  std::stable_sort(comments_.begin(), comments_.end(), [](const Comment& a, const Comment& b) { return a.line < b.line; });
}

void Suppressions::read(std::string_view text, const files::LineIndex& lines, const Tree* tree, std::size_t word,
                        std::size_t size) {
  const std::uint32_t number = lines.line_of(word);
  const std::string_view line = lines.line(number);
  const std::size_t line_begin = lines.start_of(number);
  const std::size_t begin = comment_begin(line, line_begin, word - line_begin, tree);
  if (begin == std::string_view::npos) return;

  Comment comment{number, false, {}, {}};
  const auto before = trim(line.substr(0, begin));
  comment.alone = before.empty() || before == "{";  // `{/* … */}` in markup
  auto rest = without_comment_end(text.substr(word + size, line_begin + line.size() - word - size));
  comment.rules = take_rules(rest);
  if (const auto dashes = rest.find("--"); dashes != std::string_view::npos)
    comment.reason = std::string(trim(rest.substr(dashes + 2)));
  comments_.push_back(std::move(comment));
}

bool Suppressions::has_alone(std::uint32_t line) const {
  return std::any_of(comments_.begin(), comments_.end(),
                     [line](const Comment& comment) { return comment.alone && comment.line == line; });
}

std::optional<std::string> Suppressions::reason(std::string_view rule, std::uint32_t line) const {
  if (comments_.empty()) return std::nullopt;
  std::uint32_t first = line;
  while (first > 1 && has_alone(first - 1)) --first;  // several may stand above one another
  for (const Comment& comment : comments_) {
    if (comment.line < first || comment.line > line) continue;
    const auto fits = [&](const std::string& written) { return names_rule(written, rule); };
    if (comment.rules.empty() || std::any_of(comment.rules.begin(), comment.rules.end(), fits)) return comment.reason;
  }
  return std::nullopt;
}

}  // namespace insight::engine
