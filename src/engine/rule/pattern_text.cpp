#include "engine/rule/pattern_text.h"

#include <cctype>
#include <vector>

#include "engine/syntax/placeholder.h"

namespace insight::engine {
namespace {

namespace placeholder = syntax::placeholder;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}
bool is_upper_start(char c) {
  return (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_metavar_char(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Writer {
 public:
  Writer(std::string_view text, Family family, bool braces_are_sets = false)
      : braces_are_sets_(braces_are_sets), text_(text), python_(family == Family::Python) {}

  std::string write() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool starts(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  void copy(std::size_t count = 1) {
    out_.append(text_.substr(at_, count));
    at_ += count;
  }

  // The last character written that is no blank, and whether a line ended after it.
  char before(bool* line_ended = nullptr) const {
    for (std::size_t i = out_.size(); i-- > 0;) {
      if (out_[i] == '\n' && line_ended != nullptr) *line_ended = true;
      if (!is_space(out_[i])) return out_[i];
    }
    return '\0';
  }
  char after(std::size_t from, bool* line_ended = nullptr) const {
    for (; from < text_.size(); ++from) {
      if (text_[from] == '\n' && line_ended != nullptr) *line_ended = true;
      if (!is_space(text_[from])) return text_[from];
    }
    return '\0';
  }

  void step() {
    const char c = peek();
    if (c == '"' || c == '\'' || (c == '`' && !python_)) return string(c);
    if (python_ && c == '#') return comment("\n");
    if (!python_ && starts("//")) return comment("\n");
    if (!python_ && starts("/*")) return comment("*/");
    if (!python_ && c == '/' && regex_may_start()) return regex();
    if (starts("$...")) return sequence();
    if (c == '$' && metavar_size(at_) > 0) return metavar();
    if (starts("<...")) return deep_open();
    if (starts("...>") && deep_ > 0) return deep_close();
    if (starts("...")) return ellipsis();
    if (c == '(' && typed_metavar()) return;
    if (!python_ && c == '<' && tag_may_start()) {
      in_tag_ = true;
      tag_depth_ = brackets_.size();
    } else if (in_tag_ && c == '>' && brackets_.size() == tag_depth_ && before() != '=') {
      in_tag_ = false;
    }
    if (c == '(' || c == '[' || c == '{') brackets_.push_back(c);
    if ((c == ')' || c == ']' || c == '}') && !brackets_.empty()) brackets_.pop_back();
    copy();
  }

  // Strings stay as they are; holes of templates and f-strings are code.
  void string(char quote) {
    const bool formatted = python_ && is_f_prefix();
    const bool triple = python_ && peek(1) == quote && peek(2) == quote;
    const std::string end(triple ? 3 : 1, quote);
    copy(end.size());
    while (at_ < text_.size() && !starts(end)) {
      if (peek() == '\\' && at_ + 1 < text_.size()) {
        copy(2);
      } else if (quote == '`' && starts("${")) {
        copy(2);
        hole();
      } else if (formatted && peek() == '{' && peek(1) != '{') {
        copy();
        hole();
      } else {
        copy();
      }
    }
    if (at_ < text_.size()) copy(end.size());
  }

  bool is_f_prefix() const {
    std::size_t i = out_.size();
    bool found = false;
    while (i > 0 && std::isalpha(static_cast<unsigned char>(out_[i - 1])) != 0 && out_.size() - i < 2) {
      --i;
      found = found || (out_[i] | 0x20) == 'f';
    }
    return found && (i == 0 || !is_word(out_[i - 1]));
  }

  void hole() {
    const std::size_t depth = brackets_.size();
    brackets_.push_back('(');  // not a block: an ellipsis in here is an expression
    while (at_ < text_.size() && brackets_.size() > depth) step();
  }

  void comment(std::string_view end) {
    const std::size_t stop = text_.find(end, at_);
    copy(stop == std::string_view::npos ? text_.size() - at_ : stop + (end == "\n" ? 0 : end.size()) - at_);
  }

  bool regex_may_start() const {
    if (in_tag_ || before() == '<') return false;
    const char last = before();
    return last == '\0' || std::string_view("(,=:[!&|?{};+").find(last) != std::string_view::npos;
  }

  void regex() {
    std::size_t stop = at_ + 1;
    bool in_class = false;
    for (; stop < text_.size() && text_[stop] != '\n'; ++stop) {
      if (text_[stop] == '\\') {
        ++stop;
      } else if (text_[stop] == '[') {
        in_class = true;
      } else if (text_[stop] == ']') {
        in_class = false;
      } else if (text_[stop] == '/' && !in_class) {
        break;
      }
    }
    if (stop >= text_.size() || text_[stop] != '/') return copy();
    copy(stop + 1 - at_);
  }

  std::size_t metavar_size(std::size_t from) const {
    if (from > 0 && is_word(text_[from - 1])) return 0;
    std::size_t end = from + 1;
    if (end >= text_.size() || !is_upper_start(text_[end])) return 0;
    while (end < text_.size() && is_metavar_char(text_[end])) ++end;
    return end < text_.size() && is_word(text_[end]) ? 0 : end - from;
  }

  void metavar() {
    const std::size_t size = metavar_size(at_);
    if (!python_ && brackets_.empty() && ends_with_from() && (text_.starts_with("import") || text_.starts_with("export"))) {
      out_.append("\"").append(text_.substr(at_, size)).append("\"");  // a module's name is a string
      at_ += size;
      return;
    }
    value(std::string(placeholder::metavar).append(text_.substr(at_ + 1, size - 1)));
    at_ += size;
  }

  // A bare value after `name=` in a tag needs braces to parse.
  void value(const std::string& name) {
    const bool attribute_value = in_tag_ && brackets_.size() == tag_depth_ && before() == '=';
    out_ += attribute_value ? "{" + name + "}" : name;
  }

  void sequence() {
    at_ += 4;
    std::size_t end = at_;
    while (end < text_.size() && is_metavar_char(text_[end])) ++end;
    const std::string name = std::string(placeholder::sequence).append(text_.substr(at_, end - at_));
    at_ = end;
    gap(name);
  }

  void deep_open() {
    at_ += 4;
    ++deep_;
    brackets_.push_back('(');
    out_.append(placeholder::deep).append("(");
  }
  void deep_close() {
    at_ += 4;
    --deep_;
    if (!brackets_.empty()) brackets_.pop_back();
    out_ += ')';
  }

  void ellipsis() {
    const char next = peek(3);
    const bool spread = !python_ && (std::isalpha(static_cast<unsigned char>(next)) != 0 || next == '_' || next == '[' ||
                                     next == '{' || (next == '$' && peek(4) != '.'));
    if (spread && !is_header_ellipsis() && !is_between_tags()) return copy(3);
    at_ += 3;
    gap(std::string(placeholder::ellipsis));
  }

  // `...{` after `for (` and the like never is a spread.
  bool is_header_ellipsis() const { return peek(3) == '{' && before() == ')'; }
  // `<p>...{x}`, and not `=> ...{x}`.
  bool is_between_tags() const { return peek(3) == '{' && before() == '>' && !out_.ends_with("=>"); }

  void gap(const std::string& name) {
    if (python_) {
      const bool in_dict = !braces_are_sets_ && !brackets_.empty() && brackets_.back() == '{' && before() != ':';
      out_ += in_dict ? "**" + name : name;
      return;
    }
    if (before() == '(' && after(at_) == ')' && ends_with_word("for")) {
      out_ += name + ";;";
      return;
    }
    if (is_statement()) {
      out_ += name + ";";
      return;
    }
    value(name);
  }

  bool ends_with_word(std::string_view word) const {
    std::string_view written = out_;
    written.remove_suffix(1);  // the bracket
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    return written.ends_with(word) && (written.size() == word.size() || !is_word(written[written.size() - word.size() - 1]));
  }

  // Stands alone where a statement or member may: after `{`, `}`, `;` or a line's end, and not followed by what makes it part of
  // something.
  bool is_statement() const {
    if (in_tag_ || (!brackets_.empty() && brackets_.back() != '{')) return false;
    bool new_line = false;
    const char last = before(&new_line);
    bool line_ends = false;
    const char next = after(at_, &line_ends);
    if (next == ',' || next == ')' || next == '.' || next == '<' || last == '>' || last == ',' || last == '.' || last == '=' ||
        last == ':' || (!line_ends && next != '\0' && std::string_view("|&?+-*/%=").find(next) != std::string_view::npos))
      return false;
    if (last == '{' && next == '}') return false;
    if (next == '\0' && last == '\0') return false;
    return last == '{' || last == '}' || last == ';' || last == '\0' || new_line;
  }

  // ($X : T) in an expression; not the parameters of an arrow function or a method.
  bool typed_metavar() {
    std::size_t i = at_ + 1;
    while (i < text_.size() && is_space(text_[i])) ++i;
    if (i >= text_.size() || text_[i] != '$') return false;
    const std::size_t size = metavar_size(i);
    if (size == 0) return false;
    std::size_t colon = i + size;
    while (colon < text_.size() && is_space(text_[colon])) ++colon;
    if (colon >= text_.size() || text_[colon] != ':' || text_.substr(colon).starts_with(":=")) return false;
    const std::size_t close = text_.find_first_of("(),{}", colon);
    if (close == std::string_view::npos || text_[close] != ')') return false;
    const char next = after(close + 1);
    if (next == '{' || next == ':' || (next == '=' && text_.find("=>", close) != std::string_view::npos) ||
        (!out_.empty() && is_word(out_.back())))
      return false;
    std::string_view type = text_.substr(colon + 1, close - colon - 1);
    out_.append(placeholder::typed)
        .append("(")
        .append(placeholder::metavar)
        .append(text_.substr(i + 1, size - 1))
        .append(!python_ && type.find_first_of("[|") != std::string_view::npos ? " as " : ", ")  // `T[]` is no expression
        .append(with_type(type))
        .append(")");
    at_ = close + 1;
    return true;
  }

  std::string with_type(std::string_view type) const { return Writer(type, python_ ? Family::Python : Family::JavaScript).write(); }

  bool tag_may_start() const {
    const char next = peek(1);
    if (std::isalpha(static_cast<unsigned char>(next)) == 0 && next != '$' && next != '/' && next != '>') return false;
    const char last = before();
    return last == '\0' || std::string_view("(=>?:,;{}[&|").find(last) != std::string_view::npos || ends_with_return();
  }
  bool ends_with_from() const {
    std::string_view written = out_;
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    return written.ends_with("from") && written.size() < out_.size();
  }
  bool ends_with_return() const {
    std::string_view written = out_;
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    return written.ends_with("return");
  }

  bool braces_are_sets_;
  std::string_view text_;
  bool python_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<char> brackets_;
  int deep_ = 0;
  bool in_tag_ = false;
  std::size_t tag_depth_ = 0;
};

}  // namespace

std::string with_placeholders(std::string_view pattern, Family family, bool braces_are_sets) {
  return Writer(pattern, family, braces_are_sets).write();
}

}  // namespace insight::engine
