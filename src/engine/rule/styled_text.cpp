// Pattern text for languages that say by their spec how patterns are written (syntax/languages/spec.h).
#include <algorithm>
#include <cctype>
#include <vector>

#include "engine/rule/pattern_text.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine {
namespace {

namespace placeholder = syntax::placeholder;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool is_metavar_char(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What a bracket encloses, as far as it matters for a gap in it.
enum class Inside : std::uint8_t { Values, Pairs, Parameters, Statements, Members, Cases, Options };

class StyledWriter {
 public:
  StyledWriter(std::string_view text, const syntax::PatternStyle& style) : text_(text), style_(style) {}

  std::string write() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  bool starts(std::string_view word) const { return !word.empty() && text_.substr(at_).starts_with(word); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void copy(std::size_t count = 1) {
    out_.append(text_.substr(at_, count));
    at_ += count;
  }

  void step() {
    const char c = peek();
    if (style_.quotes.find(c) != std::string_view::npos) return string(c);
    if (starts(style_.line_comment) && !(style_.hole == "#{" && starts("#{"))) return comment("\n");
    if (style_.block_comments && starts("/*")) return comment("*/");
    if (starts("$...")) return sequence();
    if (c == '$' && metavar_size(at_) > 0) return metavar();
    if (starts("<...")) return deep_open();
    if (starts("...>") && deep_ > 0) return deep_close();
    if (starts("...")) return ellipsis();
    if (c == '(' && style_.typed_metavars && typed_metavar()) return;
    if (c == '(' || c == '[' || c == '{') brackets_.push_back(inside_of(c));
    if ((c == ')' || c == ']' || c == '}') && !brackets_.empty()) brackets_.pop_back();
    copy();
  }

  void string(char quote) {
    const std::string triple(3, quote);
    const std::string end = starts(triple) ? triple : std::string(1, quote);
    copy(end.size());
    int hole = 0;  // brackets open in one
    const bool round = style_.hole.ends_with('(');
    const char opening = round ? '(' : '{';
    const char closing = round ? ')' : '}';
    const bool has_holes = style_.hole != "{" || begins_with_mark(end.size());
    const bool has_variables = !style_.variable_sigil.empty() && quote != '\'' && !is_metavar_alone(end);
    while (at_ < text_.size() && !starts(end)) {
      if (hole == 0 && starts(style_.hole) && has_holes) {
        hole = 1;
        copy(style_.hole.size());
      } else if ((has_variables || hole > 0) && peek() == '$' && metavar_size(at_) > 0) {
        metavar();
      } else if (hole > 0 && starts("...")) {
        ellipsis();
      } else if (hole > 0 && (peek() == opening || peek() == closing)) {
        hole += peek() == opening ? 1 : -1;
        copy();
      } else {
        copy(peek() == '\\' && quote != '`' && at_ + 1 < text_.size() ? 2 : 1);
      }
    }
    if (at_ < text_.size()) copy(end.size());
  }

  // C#'s `$"…"` and `$@"…"`.
  bool begins_with_mark(std::size_t quotes) const {
    const std::string_view before = std::string_view(out_).substr(0, out_.size() - quotes);
    return before.ends_with('$') || before.ends_with("$@") || before.ends_with("@$");
  }

  // `"$X"`, whose content it is, and no variable in it.
  bool is_metavar_alone(std::string_view end) const {
    const std::size_t size = peek() == '$' ? metavar_size(at_) : 0;
    return size > 0 && text_.substr(at_ + size).starts_with(end);
  }

  void comment(std::string_view end) {
    const std::size_t stop = text_.find(end, at_);
    copy(stop == std::string_view::npos ? text_.size() - at_ : stop + (end == "\n" ? 0 : end.size()) - at_);
  }

  std::size_t metavar_size(std::size_t from) const {
    if (from > 0 && is_word(text_[from - 1])) return 0;
    std::size_t end = from + 1;
    if (end >= text_.size() || !((text_[end] >= 'A' && text_[end] <= 'Z') || text_[end] == '_')) return 0;
    while (end < text_.size() && is_metavar_char(text_[end])) ++end;
    for (const std::string_view variable : style_.variables) {
      if (text_.substr(from, end - from) == variable) return 0;
    }
    return end < text_.size() && is_word(text_[end]) ? 0 : end - from;
  }

  std::string metavar_name(std::size_t from, std::size_t size) const {
    return std::string(sigil()).append(placeholder::metavar).append(text_.substr(from + 1, size - 1));
  }

  void metavar() {
    const std::size_t size = metavar_size(at_);
    const char before = last_written();
    out_ += metavar_name(at_, size);
    at_ += size;
    // C#, where a name alone is no statement.
    const bool declares = style_.gap_statement.size() > 1 && style_.gap_statement.ends_with(';');
    if (declares && peek() == ';' && (begins_statement(before) || before == ')') &&
        (brackets_.empty() || brackets_.back() == Inside::Statements || brackets_.back() == Inside::Cases))
      out_ += style_.gap_statement.substr(0, style_.gap_statement.size() - 1);
  }

  void sequence() {
    at_ += 4;
    std::size_t end = at_;
    while (end < text_.size() && is_metavar_char(text_[end])) ++end;
    const auto name = std::string(sigil()).append(placeholder::sequence).append(text_.substr(at_, end - at_));
    at_ = end;
    gap(name);
  }

  void deep_open() {
    at_ += 4;
    ++deep_;
    const bool statement = (brackets_.empty() || brackets_.back() == Inside::Statements) && begins_statement(last_written());
    deep_statements_.push_back(statement);
    brackets_.push_back(Inside::Values);
    out_.append(placeholder::deep).append("(");
  }
  void deep_close() {
    at_ += 4;
    --deep_;
    if (!brackets_.empty()) brackets_.pop_back();
    out_ += ')';
    const bool statement = !deep_statements_.empty() && deep_statements_.back();
    if (!deep_statements_.empty()) deep_statements_.pop_back();
    if (statement && !brackets_.empty() && next_char(at_) != ';' && !is_continued()) out_ += style_.gap_statement;
  }

  void ellipsis() {
    if (is_spread()) return copy(3);
    // PHP's `f(...$X)`.
    const bool spreads = style_.variable_sigil == "$" && peek(3) == '$' && metavar_size(at_ + 3) > 0;
    if (spreads && (last_written() == '(' || last_written() == ',')) return copy(3);
    const auto is_value = [](char c) { return is_word(c) || c == '$' || c == '(' || c == ')' || c == ']'; };
    if (style_.dotted_ranges && !out_.empty() && is_value(out_.back()) && out_.back() != '(' && is_value(peek(3)) && peek(3) != ')')
      return copy(3);
    at_ += 3;
    gap(std::string(sigil()).append(placeholder::ellipsis));
  }

  // Any number of parameters of a type, `String... $X` and `$X ...string`; Go's argument `$X...`.
  bool is_spread() const {
    if (out_.empty() || brackets_.empty()) return false;
    const bool adjacent = is_word(out_.back());
    const bool behind_value = adjacent || std::string_view("}])").find(out_.back()) != std::string_view::npos;
    if (brackets_.back() == Inside::Values) return behind_value && next_char(at_ + 3) == ')' && style_.gap_statement.empty();
    const char next = peek(3);
    const bool before_type = is_word(next) || next == '*' || next == '[' || next == '$';
    return brackets_.back() == Inside::Parameters && (adjacent || (is_word(last_written()) && before_type));
  }

  // How a placeholder must begin here, after what is written.
  std::string_view sigil() const {
    std::string_view written = out_;
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    for (const std::string_view before : style_.names_after) {
      if (!written.ends_with(before)) continue;
      const bool is_part =
          is_word(before.front()) && written.size() > before.size() && is_word(written[written.size() - before.size() - 1]);
      if (!is_part && (written.size() != out_.size() || !is_word(before.back()))) return style_.name_sigil;
    }
    return style_.variable_sigil;
  }

  void gap(const std::string& name) {
    const Inside inside = brackets_.empty() ? Inside::Statements : brackets_.back();
    const char before = last_written();
    out_ += name;
    if (before == '(' && next_char(at_) == ')' && in_brackets_of("catch")) {
      out_ += style_.gap_parameter;
      return;
    }
    if (before == '(' && next_char(at_) == ')' && in_brackets_of("for") &&
        (style_.gap_statement == ";" || !style_.gap_loop.empty())) {
      out_ += style_.gap_loop.empty() ? ";;" : style_.gap_loop;  // the word's three parts
      return;
    }
    if (inside == Inside::Statements && !brackets_.empty() && (before == ',' || next_char(at_) == ',')) {
      out_.insert(out_.size() - name.size(), style_.gap_pair_word);
      return;
    }
    if (inside == Inside::Parameters && (before == '(' || before == ',')) {
      if (const char after = next_char(at_); after == ',' || after == ')') out_ += style_.gap_parameter;
      return;
    }
    if (inside == Inside::Options) {
      if (before != ':') out_ += style_.gap_option;
      return;
    }
    if (inside == Inside::Pairs && (before == ',' || next_char(at_) == ',')) {
      out_ += " = 0";  // where only pairs may stand
      return;
    }
    if (inside == Inside::Members && style_.gap_member.ends_with(',') && (before == ',' || next_char(at_) == ',')) {
      const bool has_comma = next_char(at_) == ',';
      out_ += style_.gap_member.substr(0, style_.gap_member.size() - (has_comma ? 1 : 0));
      return;
    }
    const bool begins = begins_statement(before) || (inside == Inside::Cases && (before == ':' || before == '>'));
    if (inside == Inside::Values || inside == Inside::Pairs || inside == Inside::Parameters || !begins || is_continued()) return;
    if (inside == Inside::Cases && !in_case()) {
      out_.insert(out_.size() - name.size(), "case ");
      out_ += style_.gap_case;
    } else if (inside == Inside::Members) {
      if (style_.gap_member.empty() && opened_by("interface")) return;  // Go's: a type among its members
      out_.insert(out_.size() - name.size(), style_.gap_member_word);
      (out_ += style_.gap_parameter) += !style_.gap_method.empty() && holds_methods() ? style_.gap_method : style_.gap_member;
    } else {
      out_ += style_.gap_statement;
    }
  }

  // Did a case begin since the switch's bracket? What follows are its statements.
  bool in_case() const {
    int depth = 0;
    std::size_t from = out_.size();
    while (from > 0 && depth >= 0) {
      --from;
      depth += out_[from] == '}' ? 1 : out_[from] == '{' ? -1 : 0;
    }
    const std::string_view since = std::string_view(out_).substr(from);
    for (const std::string_view word : {"case", "default"}) {
      for (std::size_t at = since.find(word); at != std::string_view::npos; at = since.find(word, at + 1)) {
        const char behind = at + word.size() < since.size() ? since[at + word.size()] : '\0';
        const bool of_gap = since.substr(at).starts_with(std::string("case ").append(placeholder::ellipsis));
        if (!is_word(behind) && !of_gap && (at == 0 || !is_word(since[at - 1]))) return true;
      }
    }
    return false;
  }

  // Does this word stand right before the innermost open brace?
  bool opened_by(std::string_view word) const {
    int depth = 0;
    for (std::size_t i = out_.size(); i-- > 0;) {
      depth += out_[i] == '}' ? 1 : out_[i] == '{' ? -1 : 0;
      if (depth >= 0) continue;
      while (i > 0 && is_space(out_[i - 1])) --i;
      return word_at_end(std::string_view(out_).substr(0, i)) == word;
    }
    return false;
  }

  // Was the bracket that a gap follows the one of this word?
  bool in_brackets_of(std::string_view word) const {
    std::string_view written = out_;
    written = written.substr(0, written.rfind('('));
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    return word_at_end(written) == word;
  }

  // The last character written that is no blank; a line's end counts as one.
  char last_written() const {
    for (std::size_t i = out_.size(); i-- > 0;) {
      if (out_[i] == '\n' || !is_space(out_[i])) return out_[i];
    }
    return '\n';
  }
  char next_char(std::size_t from) const {
    while (from < text_.size() && is_space(text_[from])) ++from;
    return from < text_.size() ? text_[from] : '\0';
  }
  static bool begins_statement(char before) { return before == '{' || before == '}' || before == ';' || before == '\n'; }
  // By an operator, a member or a list behind it.
  bool is_continued() const {
    std::size_t next = at_;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
    if (next >= text_.size()) return false;
    if (text_[next] == '\n') return goes_on(next);
    if (text_.substr(next, 3) == "...") return false;
    if (const auto sign = text_.substr(next, 2); sign == "++" || sign == "--") return false;
    return std::string_view(",).=+-*/%&|?:<>;[(").find(text_[next]) != std::string_view::npos;
  }
  // `...` and on the next line `.foo()`.
  bool goes_on(std::size_t from) const {
    while (from < text_.size() && is_space(text_[from])) ++from;
    return from < text_.size() && text_[from] == '.' && text_.substr(from, 3) != "...";
  }

  Inside inside_of(char bracket) const {
    const bool after_equals = last_written() == '=';
    const bool makes_array = style_.braces_make_arrays || (style_.words_for_types && !is_operator_name());
    if (bracket == '[' || (makes_array && after_equals)) return Inside::Values;
    if (bracket == '{' && style_.new_has_values && follows_new()) return Inside::Values;
    if (bracket == '{' && !style_.gap_option.empty() && (has_arguments_behind() || last_written() == '(')) return Inside::Options;
    if (const char before = last_written();
        bracket == '{' && (before == ',' || before == '(' || (before == ']' && !closes_captures())))
      return Inside::Values;
    if (bracket == '(' && is_annotation()) return Inside::Pairs;
    if (bracket == '(') return opens_parameters() ? Inside::Parameters : Inside::Values;
    if (!brackets_.empty() && brackets_.back() != Inside::Statements && brackets_.back() != Inside::Members)
      return Inside::Statements;
    if (const auto header = header_of_block(); header != Inside::Statements) return header;
    return Inside::Statements;
  }

  // C#'s `new T(…) {` and `new {`, wherever it stands.
  bool follows_new() const {
    int depth = 0;
    for (std::size_t i = out_.size(); i-- > 0;) {
      const char c = out_[i];
      const bool arrow = c == '>' && i > 0 && out_[i - 1] == '=';
      depth += arrow ? 0 : c == ')' || c == ']' || c == '>' ? 1 : c == '(' || c == '[' || c == '<' ? -1 : 0;
      const bool outside =
          depth < 0 || (depth == 0 && arrow) || (depth == 0 && std::string_view(",;{}=").find(c) != std::string_view::npos);
      if (!outside && i > 0) continue;
      std::string_view since = std::string_view(out_).substr(outside ? i + 1 : 0);
      while (!since.empty() && is_space(since.front())) since.remove_prefix(1);
      return since.starts_with("new") && (since.size() == 3 || !is_word(since[3]));
    }
    return false;
  }
  // Do the braces that open here close before a call's brackets? `f({…})` has them within.
  bool has_arguments_behind() const {
    const std::size_t close = text_.find_first_of("{}", at_ + 1);
    return close != std::string_view::npos && text_[close] == '}' && next_char(close + 1) == '(';
  }
  // C++'s `operator=(…)`.
  bool is_operator_name() const {
    std::string_view written = out_;
    while (!written.empty() && std::string_view(" =<>!+-*/").find(written.back()) != std::string_view::npos)
      written.remove_suffix(1);
    return word_at_end(written) == "operator";
  }
  // C++'s `[&] { … }`, where the brackets stand behind nothing that they could belong to.
  bool closes_captures() const {
    const std::size_t open = out_.rfind('[');
    if (!style_.words_for_types || open == std::string::npos) return false;
    std::string_view written = std::string_view(out_).substr(0, open);
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    return written.empty() || (!is_word(written.back()) && written.back() != ']' && written.back() != ')') ||
           word_at_end(written) == "return";
  }

  bool is_annotation() const {
    const std::string_view word = last_word();
    return !word.empty() && out_.size() > word.size() && out_[out_.size() - word.size() - 1] == '@';
  }

  // `name(…) {`, `name(…) throws X {`, `func (…)`: the parameters of a function, not the arguments of a call or a condition.
  bool opens_parameters() const {
    if (style_.gap_parameter.empty()) return false;
    static constexpr std::string_view conditions[] = {"if",      "for",  "while", "switch", "catch", "synchronized", "try", "using",
                                                      "foreach", "lock", "match", "elseif", "until", "return",       "new", "when"};
    std::string_view word = last_word();
    if (word.empty() && !style_.constructor_words.empty() && (out_.ends_with('?') || out_.ends_with('!')))  // `init?(…)`
      word = word_at_end(std::string_view(out_).substr(0, out_.size() - 1));
    for (const std::string_view condition : conditions) {
      if (word == condition) return false;
    }
    const bool of_object = out_.size() > word.size() && out_[out_.size() - word.size() - 1] == '.';
    for (const std::string_view constructor : style_.constructor_words) {
      if (word == constructor && !of_object) return true;
    }
    if (style_.block_is_argument) return in_definition();
    std::size_t depth = 0;
    std::size_t i = at_;
    for (; i < text_.size(); ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')' && --depth == 0) break;
    }
    if (i >= text_.size()) return false;
    std::size_t next = i + 1;
    while (next < text_.size() && is_space(text_[next])) ++next;
    const std::string_view rest = text_.substr(std::min(next, text_.size()));
    if (rest.starts_with("throws") || is_function_word(word) || in_function_header()) return true;
    if (in_condition()) return false;
    if (word.empty() || !rest.starts_with("{")) return is_declared(word);
    return !after_new();
  }
  // `func ($R $T) $F(...) ($A, $B) {`: all brackets up to the body.
  bool in_function_header() const {
    std::size_t end = 0;
    while (end < text_.size() && is_word(text_[end])) ++end;
    return is_function_word(text_.substr(0, end)) && brackets_.empty() && out_.find('{') == std::string::npos;
  }
  // Go's `if f(...) {`
  bool in_condition() const {
    const std::size_t from = out_.find_last_of(";{}\n");
    std::string_view head = std::string_view(out_).substr(from == std::string::npos ? 0 : from + 1);
    while (!head.empty() && is_space(head.front())) head.remove_prefix(1);
    for (const std::string_view word : {"if ", "else if ", "for ", "switch "}) {
      if (head.starts_with(word) && head.substr(word.size()).find_first_not_of(' ') != std::string_view::npos &&
          head[head.find_first_not_of(' ', word.size())] != '(')
        return true;
    }
    return false;
  }
  // Since the last statement there was a word that defines something with parameters.
  bool in_definition() const {
    const std::size_t from = out_.find_last_of(";{}\n");
    std::string_view head = std::string_view(out_).substr(from == std::string::npos ? 0 : from + 1);
    bool defines = false;
    int depth = 0;
    while (!head.empty()) {
      std::size_t size = 0;
      while (size < head.size() && is_word(head[size])) ++size;
      const std::string_view word = head.substr(0, size);
      if (is_function_word(word)) return true;
      if (word == "class" || word == "constructor" || word == "trait") defines = true;
      depth += head[0] == '(' ? 1 : head[0] == ')' ? -1 : 0;
      if (defines && depth == 0 && (head[0] == ':' || word == "extends")) return false;  // what a base is given
      head.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return defines;
  }
  static bool is_function_word(std::string_view word) {
    return word == "func" || word == "function" || word == "fn" || word == "fun" || word == "def";
  }
  // `$RET $F(...)`, `func $F(...)`: a type or keyword before the name.
  bool is_declared(std::string_view word) const {
    if (word.empty()) return false;
    std::string_view written = out_;
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    written.remove_suffix(word.size());
    if (written.empty() || !is_space(written.back())) return false;
    while (!written.empty() && (written.back() == ' ' || written.back() == '\t')) written.remove_suffix(1);
    const std::string_view before = word_at_end(written);
    static constexpr std::string_view no_types[] = {"return", "new",   "throw",  "else",   "in",     "await",  "yield",   "case",
                                                    "go",     "defer", "not",    "and",    "or",     "echo",   "print",   "if",
                                                    "for",    "while", "switch", "elif",   "until",  "unless", "foreach", "using",
                                                    "catch",  "range", "const",  "import", "package"};
    for (const std::string_view no : no_types) {
      if (before == no) return false;
    }
    return !before.empty() && written.back() != '=';
  }
  bool after_new() const {
    std::string_view written = out_;
    const std::string_view word = last_word();
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    written.remove_suffix(word.size());
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    return word_at_end(written) == "new";
  }
  static std::string_view word_at_end(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && is_word(text[begin - 1])) --begin;
    return text.substr(begin);
  }
  std::string_view last_word() const {
    std::string_view written = out_;
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    return word_at_end(written);
  }

  // What opens the block that begins here: the words since the last statement or block.
  Inside header_of_block() const {
    const std::size_t from = out_.find_last_of(";{}");
    const std::string_view header = std::string_view(out_).substr(from == std::string::npos ? 0 : from + 1);
    const auto place_of = [&](std::string_view word) {
      for (std::size_t at = header.find(word); at != std::string_view::npos; at = header.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_word(header[at - 1])) && (end >= header.size() || !is_word(header[end]))) return at;
      }
      return std::string_view::npos;
    };
    const auto has = [&](std::string_view word) { return place_of(word) != std::string_view::npos; };
    if (has("switch") || (style_.matches_after_value && header_ends_with("match"))) return Inside::Cases;
    if (!style_.member_words.empty() && has("func")) return Inside::Statements;  // `class func`
    for (const std::string_view word : style_.member_words) {
      if (has(word)) return Inside::Members;
    }
    if (has("enum")) return Inside::Values;
    if (!style_.gap_method.empty() && has("mod")) return Inside::Members;  // Rust's, which holds items only
    if (has("new") && !style_.new_has_values) return Inside::Members;      // of a class without a name
    static constexpr std::string_view words[] = {"class",  "interface", "record",   "struct", "trait",
                                                 "object", "impl",      "contract", "library"};
    for (const std::string_view word : words) {  // `=` before the word is one of an annotation
      if (const auto at = place_of(word); at != std::string_view::npos && header.find('=', at) == std::string_view::npos)
        return Inside::Members;
    }
    return Inside::Statements;
  }

  bool header_ends_with(std::string_view word) const { return last_word() == word; }

  // The innermost of the classes around is an impl or a trait.
  bool holds_methods() const {
    const std::size_t impl = out_.rfind("impl ");
    const std::size_t trait = out_.rfind("trait ");
    const std::size_t mod = out_.rfind("mod ");
    const std::size_t open = std::max({impl == std::string::npos ? 0 : impl + 1, trait == std::string::npos ? 0 : trait + 1,
                                       mod == std::string::npos ? 0 : mod + 1});
    const std::size_t other = out_.rfind("struct ");
    return open > 0 && (other == std::string::npos || other < open);
  }

  // The first character that no type and no name has; a comma between `<>` is one of a type.
  std::size_t end_of_typed(std::size_t from) const {
    int depth = 0;
    for (std::size_t i = from; i < text_.size(); ++i) {
      depth += text_[i] == '<' ? 1 : text_[i] == '>' ? -1 : 0;
      if (std::string_view("(){};\"").find(text_[i]) != std::string_view::npos || (text_[i] == ',' && depth <= 0)) return i;
    }
    return std::string_view::npos;
  }

  bool is_lambda(std::size_t after) const {
    while (after < text_.size() && is_space(text_[after])) ++after;
    const std::string_view rest = text_.substr(std::min(after, text_.size()));
    return rest.starts_with("->") || rest.starts_with("=>");
  }

  // `($X : T)` and `(T $X)`.
  bool typed_metavar() {
    if (!out_.empty() && (is_word(out_.back()) || out_.back() == '>')) return false;
    for (const std::string_view word : {"catch", "for", "foreach", "returns", "delegate"}) {
      if (last_word() == word) return false;
    }
    if (in_function_header() || is_function_word(last_word())) return false;
    const std::size_t close = end_of_typed(at_ + 1);
    if (close == std::string_view::npos || text_[close] != ')' || is_lambda(close + 1)) return false;
    if (last_written() == '{' && text_.substr(close + 1).starts_with(" in ")) return false;  // a closure's parameter
    std::string_view inner = text_.substr(at_ + 1, close - at_ - 1);
    while (!inner.empty() && is_space(inner.front())) inner.remove_prefix(1);
    while (!inner.empty() && is_space(inner.back())) inner.remove_suffix(1);
    std::string_view type;
    std::string_view name;
    if (inner.starts_with("$") && inner.find(':') != std::string_view::npos && inner.find("::") == std::string_view::npos) {
      name = inner.substr(0, inner.find(':'));
      type = inner.substr(name.size() + 1);
      while (!name.empty() && is_space(name.back())) name.remove_suffix(1);
    } else if (const std::size_t blank = inner.find_last_of(" \t*&"); blank != std::string_view::npos && blank > 0) {
      type = inner.substr(0, blank + (inner[blank] == '*' || inner[blank] == '&' ? 1 : 0));
      name = inner.substr(blank + 1);
      if (type.find_first_of("+-/%=<>!|?") != std::string_view::npos && type.find('<') == std::string_view::npos) return false;
    }
    const std::size_t from = name.empty() ? 0 : static_cast<std::size_t>(name.data() - text_.data());
    if (name.empty() || name.front() != '$' || metavar_size(from) != name.size()) return false;
    while (!type.empty() && is_space(type.front())) type.remove_prefix(1);
    while (!type.empty() && is_space(type.back())) type.remove_suffix(1);
    if (type.empty() || type == "return" || type == "new" || type.ends_with(" instanceof") ||
        type.find(" instanceof ") != std::string_view::npos)
      return false;
    if (type.front() == '$' && (type.ends_with(" *") || type.ends_with(" &"))) return false;  // an operator between two values
    if (write_with_type(type, metavar_name(from, name.size()))) {
      at_ = close + 1;
      return true;
    }
    out_.append(placeholder::typed)
        .append("(")
        .append(metavar_name(from, name.size()))
        .append(", ")
        .append(style_.type_before)
        .append(as_value(type))
        .append(style_.type_after)
        .append(")");
    at_ = close + 1;
    return true;
  }
  bool write_with_type(std::string_view type, const std::string& name) {
    using Typed = syntax::PatternStyle::Typed;
    if (style_.typed == Typed::Argument) return false;
    const std::string written = StyledWriter(type, style_).write();
    out_.append(placeholder::typed).append("(");
    if (style_.typed == Typed::Cast) out_.append("(").append(written).append(") ").append(name);
    if (style_.typed == Typed::As) out_.append(name).append(" as ").append(written);
    if (style_.typed == Typed::Assertion) out_.append(name).append(".(").append(written).append(")");
    out_ += ')';
    return true;
  }
  // A type where a value must stand: without what it is made of, and without pointers, which only say how it is reached.
  std::string as_value(std::string_view type) const {
    if (style_.words_for_types) return StyledWriter(type, style_).write();
    type = type.substr(0, type.find_first_of("<["));
    while (!type.empty() && (type.front() == '*' || type.front() == '&' || type.front() == '?')) type.remove_prefix(1);
    while (!type.empty() && (type.back() == '*' || type.back() == '&' || type.back() == ' ' || type.back() == '?'))
      type.remove_suffix(1);
    if (type.empty()) return std::string(style_.variable_sigil).append(placeholder::metavar) + "_";
    if (type.front() == '$') return metavar_name(static_cast<std::size_t>(type.data() - text_.data()), type.size());
    return std::string(type);
  }

  std::string_view text_;
  const syntax::PatternStyle& style_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<Inside> brackets_;
  std::vector<bool> deep_statements_;  // of the open `<...`: does it stand as a statement?
  int deep_ = 0;
};

}  // namespace

std::string with_placeholders(std::string_view pattern, const syntax::LanguageSpec& spec) {
  if (spec.pattern_text != nullptr) return spec.pattern_text(pattern);
  const std::string text = spec.prepared != nullptr ? spec.prepared(pattern) : std::string(pattern);
  return StyledWriter(text, spec.style).write();
}

}  // namespace insight::engine
