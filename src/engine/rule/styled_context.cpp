#include "engine/rule/styled_context.h"

#include <algorithm>

#include "engine/syntax/placeholder.h"

namespace insight::engine {

namespace placeholder = syntax::placeholder;

bool StyledContext::begins_with_mark(std::size_t quotes) const {
  const std::string_view before = std::string_view(out_).substr(0, out_.size() - quotes);
  return before.ends_with('$') || before.ends_with("$@") || before.ends_with("@$");
}

bool StyledContext::is_metavar_alone(std::string_view end) const {
  const std::size_t size = peek() == '$' ? metavar_size(at_) : 0;
  return size > 0 && text_.substr(at_ + size).starts_with(end);
}

std::size_t StyledContext::metavar_size(std::size_t from) const {
  if (from > 0 && is_word(text_[from - 1])) return 0;
  std::size_t end = from + 1;
  if (end >= text_.size() || !((text_[end] >= 'A' && text_[end] <= 'Z') || text_[end] == '_')) return 0;
  while (end < text_.size() && is_metavar_char(text_[end])) ++end;
  for (const std::string_view variable : style_.variables) {
    if (text_.substr(from, end - from) == variable) return 0;
  }
  return end < text_.size() && is_word(text_[end]) ? 0 : end - from;
}

bool StyledContext::is_spread() const {
  if (out_.empty() || brackets_.empty()) return false;
  const bool adjacent = is_word(out_.back());
  const bool behind_value = adjacent || std::string_view("}])").find(out_.back()) != std::string_view::npos;
  if (brackets_.back() == Inside::Values) return behind_value && next_char(at_ + 3) == ')' && style_.gap_statement.empty();
  const char next = peek(3);
  const bool before_type = is_word(next) || next == '*' || next == '[' || next == '$';
  return brackets_.back() == Inside::Parameters && (adjacent || (is_word(last_written()) && before_type));
}

std::string_view StyledContext::sigil() const {
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

bool StyledContext::in_case() const {
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

char StyledContext::innermost_bracket() const {
  int depth = 0;
  for (std::size_t i = out_.size(); i-- > 0;) {
    const char c = out_[i];
    depth += c == ')' || c == ']' || c == '}' ? 1 : c == '(' || c == '[' || c == '{' ? -1 : 0;
    if (depth < 0) return c;
  }
  return '\0';
}

bool StyledContext::opened_by(std::string_view word) const {
  int depth = 0;
  for (std::size_t i = out_.size(); i-- > 0;) {
    depth += out_[i] == '}' ? 1 : out_[i] == '{' ? -1 : 0;
    if (depth >= 0) continue;
    while (i > 0 && is_space(out_[i - 1])) --i;
    return word_at_end(std::string_view(out_).substr(0, i)) == word;
  }
  return false;
}

bool StyledContext::in_brackets_of(std::string_view word, char bracket) const {
  std::string_view written = out_;
  written = written.substr(0, written.rfind(bracket));
  while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
  return word_at_end(written) == word;
}

char StyledContext::last_written() const {
  for (std::size_t i = out_.size(); i-- > 0;) {
    if (out_[i] == '\n' || !is_space(out_[i])) return out_[i];
  }
  return '\n';
}

char StyledContext::next_char(std::size_t from) const {
  while (from < text_.size() && is_space(text_[from])) ++from;
  return from < text_.size() ? text_[from] : '\0';
}

bool StyledContext::is_continued() const {
  std::size_t next = at_;
  while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
  if (next >= text_.size()) return false;
  if (text_[next] == '\n') return goes_on(next);
  if (text_.substr(next, 3) == "...") return false;
  if (const auto sign = text_.substr(next, 2); sign == "++" || sign == "--") return false;
  return std::string_view(",).=+-*/%&|?:<>;[(").find(text_[next]) != std::string_view::npos;
}

bool StyledContext::goes_on(std::size_t from) const {
  while (from < text_.size() && is_space(text_[from])) ++from;
  return from < text_.size() && text_[from] == '.' && text_.substr(from, 3) != "...";
}

Inside StyledContext::inside_of(char bracket) const {
  const bool after_equals = last_written() == '=';
  const bool makes_array = style_.braces_make_arrays || (style_.words_for_types && !is_operator_name());
  if (bracket == '[' || (makes_array && after_equals)) return Inside::Values;
  if (bracket == '{' && style_.new_has_values && follows_new()) return Inside::Values;
  if (bracket == '{' && !style_.gap_option.empty() && (has_arguments_behind() || last_written() == '(')) return Inside::Options;
  if (const char before = last_written();
      bracket == '{' && (before == ',' || before == '(' || (before == ']' && !closes_captures())))
    return Inside::Values;
  if (bracket == '{' && makes_value()) return Inside::Values;
  if (bracket == '(' && is_annotation()) return Inside::Pairs;
  if (bracket == '(') return opens_parameters() ? Inside::Parameters : Inside::Values;
  if (!brackets_.empty() && brackets_.back() != Inside::Statements && brackets_.back() != Inside::Members) {
    const bool of_class = !style_.new_has_values && last_written() == ')' && follows_new();  // `f(new X() { ... })`
    return of_class ? Inside::Members : Inside::Statements;
  }
  if (const auto header = header_of_block(); header != Inside::Statements) return header;
  return Inside::Statements;
}

bool StyledContext::makes_value() const {
  const std::string_view word = word_at_end(out_);  // nothing between the two
  if (!style_.words_for_types || word.empty() || header_of_block() != Inside::Statements) return false;
  std::string_view before = std::string_view(out_).substr(0, out_.size() - word.size());
  while (!before.empty() && is_space(before.back())) before.remove_suffix(1);
  return word_at_end(before) != "namespace" && word != "else" && word != "do" && word != "try" && word != "const";
}

bool StyledContext::follows_new() const {
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

bool StyledContext::has_arguments_behind() const {
  const std::size_t close = text_.find_first_of("{}", at_ + 1);
  return close != std::string_view::npos && text_[close] == '}' && next_char(close + 1) == '(';
}

bool StyledContext::is_operator_name() const {
  std::string_view written = out_;
  while (!written.empty() && std::string_view(" =<>!+-*/[]").find(written.back()) != std::string_view::npos)
    written.remove_suffix(1);
  return word_at_end(written) == "operator";
}

bool StyledContext::closes_captures() const {
  const std::size_t open = out_.rfind('[');
  if (!style_.words_for_types || open == std::string::npos) return false;
  std::string_view written = std::string_view(out_).substr(0, open);
  while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
  return written.empty() || (!is_word(written.back()) && written.back() != ']' && written.back() != ')') ||
         word_at_end(written) == "return";
}

bool StyledContext::is_annotation() const {
  const std::string_view word = last_word();
  return !word.empty() && out_.size() > word.size() && out_[out_.size() - word.size() - 1] == '@';
}

bool StyledContext::opens_parameters() const {
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

bool StyledContext::in_function_header() const {
  std::size_t end = 0;
  while (end < text_.size() && is_word(text_[end])) ++end;
  return is_function_word(text_.substr(0, end)) && brackets_.empty() && out_.find('{') == std::string::npos;
}

bool StyledContext::in_condition() const {
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

bool StyledContext::in_definition() const {
  const std::size_t from = out_.find_last_of(";{}\n");
  std::string_view head = std::string_view(out_).substr(from == std::string::npos ? 0 : from + 1);
  bool defines = false;
  bool is_function = false;
  int depth = 0;
  while (!head.empty()) {
    std::size_t size = 0;
    while (size < head.size() && is_word(head[size])) ++size;
    const std::string_view word = head.substr(0, size);
    is_function = is_function || is_function_word(word);
    if (is_function && depth == 0 && head.starts_with("= ")) return false;  // its value
    if (word == "class" || word == "constructor" || word == "trait") defines = true;
    depth += head[0] == '(' ? 1 : head[0] == ')' ? -1 : 0;
    const bool names_base = defines && !is_function && depth == 0 && (head[0] == ':' || word == "extends");
    if (names_base) return false;  // what a base is given
    head.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return defines || is_function;
}

bool StyledContext::is_function_word(std::string_view word) {
  return word == "func" || word == "function" || word == "fn" || word == "fun" || word == "def";
}

bool StyledContext::is_declared(std::string_view word) const {
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

bool StyledContext::after_new() const {
  std::string_view written = out_;
  const std::string_view word = last_word();
  while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
  written.remove_suffix(word.size());
  while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
  return word_at_end(written) == "new";
}

std::string_view StyledContext::word_at_end(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string_view StyledContext::last_word() const {
  std::string_view written = out_;
  while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
  return word_at_end(written);
}

Inside StyledContext::header_of_block() const {
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

bool StyledContext::holds_methods() const {
  const std::size_t impl = out_.rfind("impl ");
  const std::size_t trait = out_.rfind("trait ");
  const std::size_t mod = out_.rfind("mod ");
  const std::size_t open = std::max({impl == std::string::npos ? 0 : impl + 1, trait == std::string::npos ? 0 : trait + 1,
                                     mod == std::string::npos ? 0 : mod + 1});
  const std::size_t other = out_.rfind("struct ");
  return open > 0 && (other == std::string::npos || other < open);
}

std::size_t StyledContext::end_of_typed(std::size_t from) const {
  int depth = 0;
  for (std::size_t i = from; i < text_.size(); ++i) {
    depth += text_[i] == '<' ? 1 : text_[i] == '>' ? -1 : 0;
    if (std::string_view("(){};\"").find(text_[i]) != std::string_view::npos || (text_[i] == ',' && depth <= 0)) return i;
  }
  return std::string_view::npos;
}

bool StyledContext::is_lambda(std::size_t after) const {
  while (after < text_.size() && is_space(text_[after])) ++after;
  const std::string_view rest = text_.substr(std::min(after, text_.size()));
  return (rest.starts_with("->") && !style_.words_for_types) || rest.starts_with("=>");  // C's `->` takes a member
}

}  // namespace insight::engine
