// Dockerfile, which no grammar is used for: a reader of lines that knows continuations, heredocs, flags and arrays, and its spec.
// An instruction is a Call of its word. Flags, and what a pattern may leave unsaid (an image's tag), are KeywordArgs in the role of
// a modifier; what a shell runs is lowered as Bash.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "engine/syntax/languages/bash.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax {
namespace {

constexpr auto instructions = std::to_array<std::string_view>({"ADD", "ARG", "CMD", "COPY", "CROSS_BUILD", "ENTRYPOINT", "ENV",
                                                               "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD",
                                                               "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"});

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// One instruction's text: the ranges of its lines, without comments between them and without the marks of continuation.
using Parts = std::vector<Range>;

class Reader {
 public:
  explicit Reader(Builder& out) : out_(out), text_(out.source()), escape_(escape_of(text_)) {}

  void read() {
    out_.open(Kind::File, Role::Item, {0, static_cast<std::uint32_t>(text_.size())});
    bool known = true;
    while (at_ < text_.size()) known = next() && known;
    out_.close();
  }

 private:
  // `# escape=` in the first comments.
  static char escape_of(std::string_view text) {
    while (text.starts_with('#')) {
      const std::string_view line = text.substr(0, text.find('\n'));
      const std::size_t word = line.find("escape=");
      if (word != std::string_view::npos && line.find_first_not_of("# \t") == word && word + 7 < line.size()) return line[word + 7];
      text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return '\\';
  }

  std::string_view line_at(std::size_t from) const { return text_.substr(from, text_.find('\n', from) - from); }
  static std::string_view stripped(std::string_view line) {
    while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
    return line;
  }
  static bool is_comment(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    return first != std::string_view::npos && line[first] == '#';
  }

  // The lines of one instruction, from `at_`, which moves behind them.
  Parts lines() {
    Parts parts;
    bool goes_on = true;
    while (goes_on && at_ < text_.size()) {
      const std::string_view line = line_at(at_);
      const std::string_view content = stripped(line);
      const auto begin = static_cast<std::uint32_t>(at_);
      at_ = std::min(at_ + line.size() + 1, text_.size());
      if (!parts.empty() && (content.empty() || is_comment(line))) continue;
      goes_on = !content.empty() && content.back() == escape_;
      const auto size = static_cast<std::uint32_t>(content.size());
      parts.push_back({begin, begin + size - (goes_on ? 1 : 0)});
    }
    return parts;
  }

  bool next() {
    const std::string_view line = line_at(at_);
    if (stripped(line).empty() || is_comment(line)) {
      at_ += line.size() + 1;
      return true;
    }
    const Parts parts = lines();
    instruction(parts, Role::Item);
    return true;
  }

  void skip_blanks(Parts& parts) const {
    while (!parts.empty()) {
      Range& first = parts.front();
      while (first.begin < first.end && is_blank(text_[first.begin])) ++first.begin;
      if (first.begin < first.end) return;
      parts.erase(parts.begin());
    }
  }

  static std::string upper(std::string_view word) {
    std::string out(word);
    for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
  }

  void instruction(Parts parts, Role role) {
    skip_blanks(parts);
    if (parts.empty()) return;
    const Range all{parts.front().begin, parts.back().end};
    const Range word{all.begin, word_end(parts.front())};
    const std::string name = upper(text_.substr(word.begin, word.end - word.begin));
    if (std::ranges::find(instructions, name) == instructions.end()) return unknown(parts, word, role);
    const NodeId id = out_.open(Kind::Call, role, all);
    out_.name(Role::Callee, word, name);
    parts.front().begin = word.end;
    skip_blanks(parts);
    arguments(name, parts);
    extend(id);
    out_.close();
  }

  // A heredoc ends behind its last line.
  void extend(NodeId id) {
    if (heredoc_end_ != 0) out_.set_end(id, heredoc_end_);
    heredoc_end_ = 0;
  }

  // A pattern may be a gap, or the shell's alone.
  void unknown(const Parts& parts, Range word, Role role) {
    const std::string_view first = text_.substr(word.begin, word.end - word.begin);
    if (out_.purpose() == Purpose::Pattern) {
      if (first == placeholder::ellipsis && parts.size() == 1 && word.end == parts.front().end) {
        out_.name(role, word, first);
      } else {
        lower_bash(out_, parts);
      }
      return;
    }
    out_.syntax_error(word);
    const NodeId id = out_.open(Kind::Other, role, {parts.front().begin, parts.back().end});
    out_.set_text(id, "instruction");
    out_.close();
  }

  void arguments(const std::string& name, Parts& parts) {
    if (name == "ONBUILD") return instruction(parts, Role::Item);
    flags(parts);
    if (name == "FROM") return from(parts);
    if (name == "RUN" || name == "CMD" || name == "ENTRYPOINT") return shell(parts);
    if (name == "HEALTHCHECK") return health_check(parts);
    if (name == "ENV" || name == "LABEL" || name == "ARG") return pairs(name, parts);
    if (name == "MAINTAINER") return rest(parts);
    const bool paths = name == "COPY" || name == "ADD";
    if (array(parts, !paths)) return;
    for (Range word; take_word(parts, word);) {
      if (paths && heredoc(word, false)) continue;
      if (name == "USER") {
        user(word);
      } else {
        value(Role::Item, word);
      }
    }
  }

  // --- words

  std::uint32_t word_end(Range part) const {
    std::uint32_t at = part.begin;
    char quote = '\0';
    for (; at < part.end; ++at) {
      const char c = text_[at];
      if (c == escape_ && at + 1 < part.end && quote != '\'') {
        ++at;
      } else if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (is_blank(c)) {
        break;
      }
    }
    return std::min(at, part.end);
  }

  bool take_word(Parts& parts, Range& word) const {
    skip_blanks(parts);
    if (parts.empty()) return false;
    word = {parts.front().begin, word_end(parts.front())};
    parts.front().begin = word.end;
    return word.begin < word.end;
  }
  std::string_view text(Range at) const { return text_.substr(at.begin, at.end - at.begin); }

  void keyword(Role role, Range at, std::string_view name, Range name_at, Range value_at) {
    out_.open(Kind::KeywordArg, role, at);
    out_.name(Role::Name, name_at, unbraced(name));
    value(Role::Value, value_at);
    out_.close();
  }

  // `${__ic_mv_X}` where a pattern's metavariable is written beside something else.
  std::string_view unbraced(std::string_view written) const {
    if (written.size() > 3 && written.starts_with("${") && written.back() == '}' &&
        std::all_of(written.begin() + 2, written.end() - 1, is_name))
      return written.substr(2, written.size() - 3);
    return written;
  }

  void value(Role role, Range at) {
    std::string_view written = text(at);
    if (written.empty()) {
      out_.leaf(Kind::String, role, at, {});
      return;
    }
    const std::string_view name = unbraced(written);
    const bool pattern = out_.purpose() == Purpose::Pattern && name.starts_with("__ic_");
    if (pattern || name != written) {
      out_.name(role, at, name);
      return;
    }
    if (written.size() > 1 && written[0] == '$' && std::all_of(written.begin() + 1, written.end(), is_name)) {
      out_.name(role, at, written.substr(1));
      return;
    }
    if (role == Role::Item && std::all_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      out_.leaf(Kind::Number, role, at, written);
      return;
    }
    const char quote = written.front();
    const bool quoted = (quote == '"' || quote == '\'') && written.size() > 1 && written.back() == quote;
    if (quoted) written = written.substr(1, written.size() - 2);
    const std::string_view inner = unbraced(written);
    if (quoted && inner.starts_with(placeholder::metavar)) {
      out_.leaf(Kind::String, role, at, "$" + std::string(inner.substr(placeholder::metavar.size())));
    } else {
      out_.leaf(Kind::String, role, at, written);
    }
  }

  void flags(Parts& parts) {
    for (;;) {
      skip_blanks(parts);
      if (parts.empty() || !text(parts.front()).starts_with("--")) return;
      Range word;
      take_word(parts, word);
      const std::size_t equals = text(word).find('=');
      const auto split = static_cast<std::uint32_t>(equals == std::string_view::npos ? word.end : word.begin + equals);
      keyword(Role::Modifier, word, text({word.begin + 2, split}), {word.begin + 2, split},
              {std::min(split + 1, word.end), word.end});
    }
  }

  // `["a", "b"]`; its items, or the whole of it.
  bool array(Parts& parts, bool whole) {
    if (parts.empty() || text_[parts.front().begin] != '[') return false;
    const Range at{parts.front().begin, parts.back().end};
    if (text_[at.end - 1] != ']') return false;
    if (whole) out_.open(Kind::List, Role::Item, at);
    std::uint32_t i = at.begin + 1;
    while (i + 1 < at.end) {
      const char c = text_[i];
      if (is_blank(c) || c == ',' || c == escape_) {
        ++i;
        continue;
      }
      std::uint32_t end = i + 1;
      if (c == '"') {
        while (end + 1 < at.end && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
        end = std::min(end + 1, at.end - 1);
      } else {
        while (end + 1 < at.end && text_[end] != ',' && !is_blank(text_[end])) ++end;
      }
      value(Role::Item, {i, end});
      i = end;
    }
    if (whole) out_.close();
    parts.clear();
    return true;
  }

  // --- instructions

  void from(Parts& parts) {
    Range image;
    if (!take_word(parts, image)) return;
    const std::string_view written = text(image);
    const std::size_t at = written.find('@');
    const std::string_view named = written.substr(0, at);
    std::size_t colon = named.rfind(':');
    const std::size_t slash = named.rfind('/');
    // A `:` within `${X:-default}` or before a `/` (a port) separates no tag.
    if (colon != std::string_view::npos &&
        ((slash != std::string_view::npos && slash > colon) || named.find('}', colon) < named.find('{', colon)))
      colon = std::string_view::npos;
    const auto name_end = static_cast<std::uint32_t>(image.begin + std::min(colon, named.size()));
    value(Role::Item, {image.begin, name_end});
    const auto named_end = static_cast<std::uint32_t>(image.begin + named.size());
    if (colon != std::string_view::npos) part(":", {name_end + 1, named_end});
    if (at != std::string_view::npos) part("@", {named_end + 1, image.end});
    Range as;
    if (take_word(parts, as) && upper(text(as)) == "AS" && take_word(parts, as)) part(">", as);
  }

  // Named by the mark that separates it, which is no word that a file would have to hold.
  void part(std::string_view name, Range at) {
    out_.open(Kind::KeywordArg, Role::Modifier, at);
    out_.leaf(Kind::Identifier, Role::Name, {at.begin, at.begin}, name);
    value(Role::Value, at);
    out_.close();
  }

  void user(Range word) {
    const std::size_t colon = text(word).find(':');
    const bool group = colon != std::string_view::npos && text(word).find('}', colon) >= text(word).find('{', colon);
    const auto end = static_cast<std::uint32_t>(group ? word.begin + colon : word.end);
    value(Role::Item, {word.begin, end});
    if (group) part(":", {end + 1, word.end});
  }

  void health_check(Parts& parts) {
    skip_blanks(parts);
    if (parts.empty()) return;
    const Range word{parts.front().begin, word_end(parts.front())};
    if (upper(text(word)) == "CMD") return instruction(parts, Role::Item);
    value(Role::Item, word);
    parts.front().begin = word.end;
    health_check(parts);
  }

  // `A=b C=d`, or `A b` up to the line's end.
  void pairs(const std::string& name, Parts& parts) {
    bool first = true;
    const Role role = name == "LABEL" ? Role::Modifier : Role::Item;
    for (Range word; take_word(parts, word); first = false) {
      const std::size_t equals = text(word).find('=');
      if (equals != std::string_view::npos) {
        const auto split = static_cast<std::uint32_t>(word.begin + equals);
        keyword(role, word, text({word.begin, split}), {word.begin, split}, {split + 1, word.end});
        continue;
      }
      skip_blanks(parts);
      if (first && name != "ARG" && !parts.empty() && text(word) != placeholder::ellipsis) {
        const Range value_at{parts.front().begin, parts.back().end};
        keyword(role, {word.begin, value_at.end}, text(word), word, value_at);
        return;
      }
      if (text(word) == placeholder::ellipsis && role == Role::Modifier) continue;
      name == "ARG" && !text(word).starts_with("__ic_") ? static_cast<void>(out_.name(Role::Item, word, text(word)))
                                                        : value(Role::Item, word);
    }
  }

  void rest(Parts& parts) {
    if (!parts.empty()) value(Role::Item, {parts.front().begin, parts.back().end});
  }

  void shell(Parts& parts) {
    if (parts.empty()) return;
    if (array(parts, true)) return;
    for (const Range& part : parts) {
      if (heredoc(part, true)) return;
    }
    lower_bash(out_, parts);
  }

  // `<<EOF`, and the lines up to it. In a RUN they are a script when nothing else is said.
  bool heredoc(Range at, bool script) {
    const std::string_view line = text(at);
    const std::size_t mark = line.find("<<");
    if (mark == std::string_view::npos || line.substr(mark).starts_with("<<<")) return false;
    std::size_t begin = mark + 2;
    if (begin < line.size() && line[begin] == '-') ++begin;
    const bool quoted = begin < line.size() && (line[begin] == '"' || line[begin] == '\'');
    if (quoted) ++begin;
    std::size_t end = begin;
    while (end < line.size() && is_name(line[end])) ++end;
    if (end == begin) return false;
    const std::string_view word = line.substr(begin, end - begin);
    const auto body = static_cast<std::uint32_t>(at_);
    std::size_t stop = at_;
    while (stop < text_.size()) {
      const std::string_view one = line_at(stop);
      std::string_view trimmed = stripped(one);
      trimmed.remove_prefix(std::min(trimmed.find_first_not_of('\t'), trimmed.size()));
      const std::size_t after = std::min(stop + one.size() + 1, text_.size());
      if (trimmed == word) {
        heredoc_end_ = static_cast<std::uint32_t>(stop + one.size());
        at_ = after;
        break;
      }
      stop = after;
    }
    if (heredoc_end_ == 0) return false;
    const bool bare = stripped(line.substr(0, mark)).find_first_not_of(" \t") == std::string_view::npos;
    if (script && !bare) {
      const std::array command{Range{at.begin, heredoc_end_}};
      lower_bash(out_, command);
    } else if (script) {
      const std::array lines{Range{body, static_cast<std::uint32_t>(stop)}};
      lower_bash(out_, lines);
    } else {
      out_.leaf(Kind::String, Role::Item, {body, static_cast<std::uint32_t>(stop)}, text({body, static_cast<std::uint32_t>(stop)}));
    }
    return true;
  }

  Builder& out_;
  std::string_view text_;
  char escape_;
  std::size_t at_ = 0;
  std::uint32_t heredoc_end_ = 0;
};

void read_dockerfile(Builder& out) {
  Reader(out).read();
}

constexpr auto shapes = std::to_array<PatternShape>({{"", "\n", PatternShape::Pick::Statements}});

constexpr std::array<std::string_view, 2> words{"dockerfile", "docker"};
constexpr std::array<std::string_view, 2> extensions{"dockerfile", "Dockerfile"};
constexpr std::array<std::string_view, 3> file_names{"Dockerfile", "dockerfile", "Containerfile"};

}  // namespace

constexpr LanguageSpec dockerfile_spec{.language = Language::Dockerfile,
                                       .name = "dockerfile",
                                       .title = "Dockerfile",
                                       .rule_words = words,
                                       .extensions = extensions,
                                       .file_names = file_names,
                                       .runs_on = only<Language::Dockerfile>,
                                       .read = read_dockerfile,
                                       .shapes = shapes,
                                       .pattern_text = bash_pattern_text,
                                       .comment_leaders = shell_comments};

}  // namespace insight::engine::syntax
