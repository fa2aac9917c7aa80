#include "engine/generic/one_regex.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "base/error.h"

namespace insight::engine::generic {
namespace {

constexpr std::size_t max_nodes = 2'000;

using Brackets = std::vector<std::pair<char, char>>;

struct Node {
  enum class Kind : std::uint8_t { Ellipsis, Metavariable, Word, Bracket, LineEnd, Other };
  Kind kind = Kind::Other;
  std::string text;       // of a word or other; the name with its $, "" of an ellipsis without
  bool long_one = false;  // `....`, which passes line ends in any case
  char opener = '\0';
  char closer = '\0';
  std::vector<Node> children;
};

std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) == 0 && c != '_') out += '\\';
    out += c;
  }
  return out;
}

std::string quoted(char c) {
  return quoted(std::string_view(&c, 1));
}

Brackets brackets_of(const Options& options) {
  Brackets all{{'(', ')'}, {'[', ']'}, {'{', '}'}};
  if (!options.multiline) {
    all.emplace_back('"', '"');
    all.emplace_back('\'', '\'');
  }
  for (const auto& more : options.more_brackets) {
    if (std::find(all.begin(), all.end(), more) == all.end()) all.push_back(more);
  }
  return all;
}

// The pattern's own text → nodes, brackets paired where they can be.
class Reader {
 public:
  Reader(std::string_view text, const Options& options) : text_(text), options_(options), brackets_(brackets_of(options)) {}

  std::vector<Node> read() {
    while (at_ < text_.size()) token();
    if (flat_.size() > max_nodes) throw Error{ErrorCode::invalid, fmt::format("the pattern has more than {} parts", max_nodes)};
    at_ = 0;
    return pair_until('\0').value_or(std::vector<Node>{});
  }

 private:
  bool is_word(char c) const {
    return (std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80) || c == '_' ||
           options_.more_word_letters.find(c) != std::string::npos;
  }

  static std::size_t name_size(std::string_view text) {
    std::size_t size = 0;
    const auto fits = [&](char c) { return (c >= 'A' && c <= 'Z') || (size > 0 && ((c >= '0' && c <= '9') || c == '_')); };
    while (size < text.size() && fits(text[size])) ++size;
    return size;
  }

  void token() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("....")) return ellipsis(4, 0, true);
    if (rest.starts_with("...")) return ellipsis(3, 0, false);
    for (const std::string_view opener : {"$....", "$...", "$"}) {
      if (!rest.starts_with(opener)) continue;
      const std::size_t name = name_size(rest.substr(opener.size()));
      if (name == 0) continue;
      if (opener.size() > 1) return ellipsis(opener.size(), name, opener.size() == 5);
      return add({.kind = Node::Kind::Metavariable, .text = std::string(rest.substr(0, 1 + name))}, 1 + name);
    }
    const char c = rest[0];
    if (c == '\n' || rest.starts_with("\r\n")) {
      const std::size_t size = c == '\n' ? 1 : 2;
      return options_.multiline ? void(at_ += size) : add({.kind = Node::Kind::LineEnd}, size);
    }
    if (c == ' ' || c == '\t' || (options_.multiline && std::isspace(static_cast<unsigned char>(c)) != 0)) {
      ++at_;
      return;
    }
    if (is_word(c)) {
      std::size_t size = 0;
      while (size < rest.size() && is_word(rest[size])) ++size;
      return add({.kind = Node::Kind::Word, .text = std::string(rest.substr(0, size))}, size);
    }
    bracket(c);
  }

  void ellipsis(std::size_t opener, std::size_t name, bool long_one) {
    std::string text = name == 0 ? "" : "$..." + std::string(text_.substr(at_ + opener, name));
    add({.kind = Node::Kind::Ellipsis, .text = std::move(text), .long_one = long_one}, opener + name);
  }

  void bracket(char c) {
    std::size_t size = 1;  // of the whole letter
    while (at_ + size < text_.size() && (static_cast<unsigned char>(text_[at_ + size]) & 0xC0U) == 0x80U) ++size;
    Node node{.text = std::string(text_.substr(at_, size))};
    for (const auto& [opener, closer] : brackets_) {
      if (opener == c) node.opener = opener, node.closer = closer;
    }
    add(std::move(node), size);
  }

  // Pairs the brackets from here to `closer`, which is taken too; at the end without it nothing is. One that is never closed, and a
  // closer that closes nothing, are marks like any other.
  std::optional<std::vector<Node>> pair_until(char closer) {
    std::vector<Node> list;
    const std::size_t from = at_;
    if (unclosed_.contains({from, closer})) return {};
    while (at_ < flat_.size()) {
      const Node& node = flat_[at_++];
      if (closer != '\0' && node.kind == Node::Kind::Other && node.text[0] == closer) return list;
      list.push_back(node);
      if (node.opener == '\0') continue;
      const std::size_t inside = at_;
      if (auto children = pair_until(node.closer)) {
        list.back().kind = Node::Kind::Bracket;
        list.back().children = std::move(*children);
      } else {
        at_ = inside;
      }
    }
    if (closer == '\0') return list;
    unclosed_.emplace(from, closer);
    return {};
  }

  void add(Node node, std::size_t size) {
    flat_.push_back(std::move(node));
    at_ += size;
  }

  std::string_view text_;
  const Options& options_;
  Brackets brackets_;
  std::size_t at_ = 0;  // in the text, then in the flat list
  std::vector<Node> flat_;
  std::set<std::pair<std::size_t, char>> unclosed_;
};

// Blanks, and the names of the definitions that go with them.
struct Spacing {
  std::string_view blanks;
  std::string_view node;
  std::string_view bracket;
};
constexpr Spacing in_line{"[[:blank:]]*+", "line_node", "line_bracket"};
constexpr Spacing any_lines{"[[:space:]]*+", "any_node", "any_bracket"};

class Writer {
 public:
  Writer(const Options& options, OneRegex& out) : options_(options), out_(out), spacing_(options.multiline ? any_lines : in_line) {}

  void write(const std::vector<Node>& nodes) {
    if (options_.any_case) out_.text += "(?i)";
    define();
    write_list(nodes, {}, false);
  }

 private:
  std::string letters() const { return "[A-Za-z0-9_" + quoted(options_.more_word_letters) + "]"; }

  void definition(std::string_view name, std::string_view text) {
    out_.text += fmt::format("(?(DEFINE)(?<{}>{}))\n", name, text);
    out_.groups.emplace_back();
  }

  void define() {
    const std::string word = letters();
    definition("word_begins", fmt::format("(?<!{})", word));
    definition("word_ends", fmt::format("(?!{})", word));
    definition("not_in_word", fmt::format("(?!(?<={0}){0})", word));
    definition("word", fmt::format("(?<!{0}){0}++", word));
    definition("other", fmt::format("[^[:space:]A-Za-z0-9_{}]", quoted(options_.more_word_letters)));
    for (const Spacing& spacing : {in_line, any_lines}) {
      std::string brackets;
      for (const auto& [opener, closer] : brackets_of(options_)) {
        brackets += fmt::format("{}{}(?:{}(?!{})(?:(?>(?&{})){})*?)??{}", brackets.empty() ? "" : "|", quoted(opener),
                                spacing.blanks, quoted(closer), spacing.node, spacing.blanks, quoted(closer));
      }
      definition(spacing.bracket, brackets);
      definition(spacing.node, fmt::format("(?>(?&word))|(?>(?&{}))|(?&other)", spacing.bracket));
    }
  }

  void write_list(const std::vector<Node>& nodes, std::optional<char> closer, bool inside) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const bool first = !inside && (i == 0 || (nodes[i - 1].kind == Node::Kind::LineEnd && !is_long(nodes[i])));
      const bool last = !inside && (i + 1 == nodes.size() || (nodes[i + 1].kind == Node::Kind::LineEnd && !is_long(nodes[i])));
      if (nodes[i].kind == Node::Kind::Ellipsis && first) element(is_long(nodes[i]) ? "\\A" : "(?:\\A|(?<=\\n))");
      write_node(nodes[i], closer);
      if (nodes[i].kind == Node::Kind::Ellipsis && last) element(is_long(nodes[i]) ? "\\z" : "(?:\\z|(?=\\r?\\n))");
    }
  }

  bool is_long(const Node& node) const { return options_.multiline || node.long_one; }

  void write_node(const Node& node, std::optional<char> closer) {
    switch (node.kind) {
      case Node::Kind::Word:
        element("(?&word_begins)" + quoted(node.text) + "(?&word_ends)");
        out_.words.push_back(node.text);
        break;
      case Node::Kind::Other:
        element(quoted(node.text));
        break;
      case Node::Kind::LineEnd:
        element("\\r?\\n");
        break;
      case Node::Kind::Metavariable:
        capture(node.text, "(?>(?&word))", "(?&word_begins)", "(?&word_ends)");
        break;
      case Node::Kind::Ellipsis:
        if (node.text.empty())
          element(ellipsis(node, closer));
        else
          capture(node.text, ellipsis(node, closer), "(?&not_in_word)", "(?&not_in_word)");
        break;
      case Node::Kind::Bracket:
        element(quoted(node.opener));
        write_list(node.children, node.closer, true);
        element(quoted(node.closer));
        break;
    }
  }

  // As little as possible; not the closer of the bracket that it stands in.
  std::string ellipsis(const Node& node, std::optional<char> closer) const {
    const Spacing& spacing = is_long(node) ? any_lines : in_line;
    const std::string no_closer = closer ? fmt::format("(?!{})", quoted(*closer)) : "";
    std::string nodes = fmt::format("(?:{0}(?>(?&{1}))(?:{2}{0}(?>(?&{1})))*?)??", no_closer, spacing.node, spacing.blanks);
    if (options_.multiline || !node.long_one) return nodes;
    return fmt::format("(?:\\n{0})??{1}(?:{0}\\n)??", spacing.blanks, nodes);
  }

  void capture(const std::string& name, const std::string& text, std::string_view before, std::string_view after) {
    const auto known = std::find(out_.groups.begin(), out_.groups.end(), name);
    if (known != out_.groups.end()) return element(fmt::format("{}\\g{{{}}}{}", before, known - out_.groups.begin() + 1, after));
    out_.groups.push_back(name);
    element("(" + text + ")");
  }

  void element(std::string_view text) {
    if (begun_) out_.text += spacing_.blanks;
    begun_ = true;
    out_.text += text;
    out_.text += '\n';
  }

  const Options& options_;
  OneRegex& out_;
  Spacing spacing_;
  bool begun_ = false;
};

void check(const Options& options) {
  const Brackets all = brackets_of(options);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const char c : {all[i].first, all[i].second}) {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || options.more_word_letters.find(c) != std::string::npos)
        throw Error{ErrorCode::invalid, fmt::format("`{}` is given as a bracket and as a letter of words", c)};
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (all[j].first == all[i].first || all[j].second == all[i].second)
        throw Error{ErrorCode::invalid, fmt::format("the bracket `{}` or `{}` is given twice", all[i].first, all[i].second)};
    }
  }
}

}  // namespace

OneRegex one_regex(std::string_view pattern, const Options& options) {
  check(options);
  OneRegex out;
  Writer(options, out).write(Reader(pattern, options).read());
  return out;
}

}  // namespace insight::engine::generic
