#include "engine/syntax/languages/mended_text.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <utility>
#include <vector>

namespace insight::engine::syntax {
namespace {

// What is code of a source whose comments and strings are those of Kotlin and Scala: the same text with blanks for all comments
// and `"` for all that stands in strings. What stands in a hole of a string is code again.
class Code {
 public:
  explicit Code(std::string_view source) : source_(source), code_(source) {
    while (at_ < source_.size()) step();
  }
  std::string take() && { return std::move(code_); }

 private:
  struct Hole {
    std::size_t quotes;  // of the string around it
    int depth = 0;       // of braces within
  };

  bool sees(std::string_view word) const { return source_.substr(at_).starts_with(word); }

  void blank(std::size_t end, char with) {
    for (end = std::min(end, source_.size()); at_ < end; ++at_)
      if (source_[at_] != '\n') code_[at_] = with;
  }

  void step() {
    if (sees("//")) {
      blank(source_.find('\n', at_), ' ');
    } else if (sees("/*")) {
      const auto end = source_.find("*/", at_ + 2);
      blank(end == std::string_view::npos ? end : end + 2, ' ');
    } else if (sees("\"")) {
      const std::size_t quotes = sees("\"\"\"") ? 3 : 1;
      blank(at_ + quotes, '"');
      string(quotes);
    } else if (sees("'")) {
      character();
    } else {
      brace();
    }
  }

  // `'a'`, `'\n'`; otherwise a name of Scala's.
  void character() {
    const std::size_t end = source_.substr(at_ + 1).starts_with("\\") ? source_.find('\'', at_ + 3) : at_ + 2;
    if (end < source_.size() && source_[end] == '\'' && end - at_ < 9) {
      blank(end + 1, '"');
    } else {
      ++at_;
    }
  }

  void brace() {
    if (!holes_.empty() && source_[at_] == '{') ++holes_.back().depth;
    if (!holes_.empty() && source_[at_] == '}' && holes_.back().depth-- == 0) {
      const std::size_t quotes = holes_.back().quotes;
      holes_.pop_back();
      blank(at_ + 1, '"');
      string(quotes);
      return;
    }
    ++at_;
  }

  // The rest of a string, up to its end or its next hole.
  void string(std::size_t quotes) {
    while (at_ < source_.size()) {
      if (sees("${")) {
        blank(at_ + 2, '"');
        holes_.push_back({quotes});
        return;
      }
      if (quotes == 1 && sees("\n")) return;
      if (sees(quotes == 3 ? "\"\"\"" : "\"")) {
        blank(at_ + quotes, '"');
        return;
      }
      blank(at_ + (quotes == 1 && sees("\\") ? 2 : 1), '"');
    }
  }

  std::string_view source_;
  std::string code_;
  std::size_t at_ = 0;
  std::vector<Hole> holes_;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

std::size_t past_blanks(std::string_view code, std::size_t at) {
  while (at < code.size() && is_blank(code[at])) ++at;
  return at;
}

std::size_t past_word(std::string_view code, std::size_t at) {
  while (at < code.size() && is_word(code[at])) ++at;
  return at;
}

// Behind the bracket that closes the one at `at`, or npos.
std::size_t past_brackets(std::string_view code, std::size_t at) {
  int depth = 0;
  for (; at < code.size(); ++at) {
    if (code[at] == '(' || code[at] == '[') ++depth;
    if ((code[at] == ')' || code[at] == ']') && --depth == 0) return at + 1;
  }
  return std::string_view::npos;
}

// At `class`: blanks the annotations with arguments that stand before the parameters.
void drop_constructor_annotations(std::string_view code, std::size_t at, std::string& out) {
  at = past_blanks(code, past_word(code, past_blanks(code, at + 5)));
  if (at < code.size() && code[at] == '[') at = past_blanks(code, past_brackets(code, at));
  while (at < code.size() && code[at] == '@') {
    const std::size_t begin = at;
    for (++at; at < code.size() && (is_word(code[at]) || code[at] == '.');) ++at;
    const std::size_t bracket = past_blanks(code, at);
    if (bracket >= code.size() || code[bracket] != '(') return;
    const std::size_t end = past_brackets(code, bracket);
    if (end == std::string_view::npos) return;
    at = past_blanks(code, end);
    for (std::size_t i = begin; i < end; ++i)
      if (out[i] != '\n') out[i] = ' ';
  }
}

// At `{`: `{ implicit x: T => ` becomes `{         (x: T)=> `.
void put_parameter_in_brackets(std::string_view code, std::size_t at, std::string& out) {
  const std::size_t first = past_blanks(code, at + 1);
  std::size_t name = first;
  if (code.substr(name).starts_with("implicit ")) name = past_blanks(code, name + 8);
  const std::size_t colon = past_blanks(code, past_word(code, name));
  if (name == at + 1 || colon == name || colon >= code.size() || code[colon] != ':') return;
  std::size_t arrow = colon + 1;
  while (arrow < code.size() && (is_word(code[arrow]) || code[arrow] == '.' || code[arrow] == ' ' || code[arrow] == '[')) {
    arrow = code[arrow] == '[' ? past_brackets(code, arrow) : arrow + 1;
  }
  if (arrow >= code.size() || !code.substr(arrow).starts_with("=>") || code[arrow - 1] != ' ') return;
  for (std::size_t i = first; i < name; ++i) out[i] = ' ';
  out[name - 1] = '(';
  out[arrow - 1] = ')';
}

}  // namespace

std::string mended_kotlin(std::string_view source) {
  const std::string code = Code(source).take();
  std::string out(source);
  for (std::size_t i = 1; i < code.size(); ++i)
    if (code[i] == '}' && (code[i - 1] == ' ' || code[i - 1] == '\t')) out[i - 1] = '\n';
  return out;
}

std::string mended_scala(std::string_view source) {
  const std::string code = Code(source).take();
  std::string out(source);
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '{') put_parameter_in_brackets(code, i, out);
    if (code[i] == 'c' && std::string_view(code).substr(i).starts_with("class ") && (i == 0 || is_blank(code[i - 1])))
      drop_constructor_annotations(code, i, out);
  }
  return out;
}

}  // namespace insight::engine::syntax
