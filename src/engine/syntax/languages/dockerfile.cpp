// Dockerfile, which no grammar is used for: a reader of lines that knows continuations, heredocs, flags and arrays, and its spec.
// An instruction is a Call of its word. Flags, and what a pattern may leave unsaid (an image's tag), are KeywordArgs in the role of
// a modifier; what a shell runs is lowered as Bash.
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "engine/syntax/languages/bash.h"
#include "engine/syntax/languages/dockerfile_words.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax {
namespace {

constexpr auto instructions = std::to_array<std::string_view>({"ADD", "ARG", "CMD", "COPY", "CROSS_BUILD", "ENTRYPOINT", "ENV",
                                                               "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD",
                                                               "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"});

class Reader : private DockerWords {
 public:
  explicit Reader(Builder& out) : DockerWords(out, escape_of(out.source())) {}

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

  static std::string upper(std::string_view word) {
    std::string out(word);
    for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
  }

  // `from`: where it begins, if not at its word.
  void instruction(Parts parts, Role role, std::optional<std::uint32_t> from = {}) {
    skip_blanks(parts);
    if (parts.empty()) return;
    const Range word{parts.front().begin, word_end(parts.front())};
    const Range all{from.value_or(word.begin), parts.back().end};
    const std::string name = upper(text_.substr(word.begin, word.end - word.begin));
    if (std::ranges::find(instructions, name) == instructions.end()) return unknown(parts, word, role);
    const NodeId id = out_.open(Kind::Call, role, all);
    out_.name(Role::Callee, word, name);
    parts.front().begin = word.end;
    skip_blanks(parts);
    arguments(name, parts, word.begin);
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

  void arguments(const std::string& name, Parts& parts, std::uint32_t begin) {
    if (name == "ONBUILD") return instruction(parts, Role::Item);
    flags(parts);
    if (name == "FROM") return from(parts);
    if (name == "RUN" || name == "CMD" || name == "ENTRYPOINT") return shell(parts);
    if (name == "HEALTHCHECK") return health_check(parts, begin);
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

  // The command of a check begins where the check does.
  void health_check(Parts& parts, std::uint32_t begin) {
    skip_blanks(parts);
    if (parts.empty()) return;
    const Range word{parts.front().begin, word_end(parts.front())};
    if (upper(text(word)) == "CMD") return instruction(parts, Role::Item, begin);
    value(Role::Item, word);
    parts.front().begin = word.end;
    health_check(parts, begin);
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
