// Pattern text for languages that say by their spec how patterns are written (syntax/languages/spec.h).
#include <algorithm>
#include <vector>

#include "base/text.h"
#include "engine/rule/pattern_text.h"
#include "engine/rule/styled_context.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine {
namespace {

namespace placeholder = syntax::placeholder;

class StyledWriter : private StyledContext {
 public:
  StyledWriter(std::string_view text, const syntax::PatternStyle& style) : StyledContext(text, style) {}

  std::string write() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
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
      } else if ((hole > 0 || (has_variables && out_.ends_with('['))) && starts("...")) {  // PHP's "{$a[...]}" has no mark
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

  void comment(std::string_view end) {
    const std::size_t stop = text_.find(end, at_);
    copy(stop == std::string_view::npos ? text_.size() - at_ : stop + (end == "\n" ? 0 : end.size()) - at_);
  }

  std::string metavar_name(std::size_t from, std::size_t size) const {
    return std::string(sigil()).append(placeholder::metavar).append(text_.substr(from + 1, size - 1));
  }

  void metavar() {
    const std::size_t size = metavar_size(at_);
    const char before = last_written();
    if (style_.variable_sigil == "$" && stands_for_type(size)) {
      out_.append(placeholder::metavar).append(text_.substr(at_ + 1, size - 1));
      at_ += size;
      return;
    }
    out_ += metavar_name(at_, size);
    at_ += size;
    const bool among_parameters = !brackets_.empty() && brackets_.back() == Inside::Parameters && (before == '(' || before == ',');
    if (const char after = next_char(at_); among_parameters && style_.typed_parameters && (after == ',' || after == ')'))
      out_ += style_.gap_parameter;
    // C#, where a name alone is no statement.
    const bool declares = style_.gap_statement.size() > 1 && style_.gap_statement.ends_with(';');
    if (declares && peek() == ';' && (begins_statement(before) || before == ')') &&
        (brackets_.empty() || brackets_.back() == Inside::Statements || brackets_.back() == Inside::Cases))
      out_ += style_.gap_statement.substr(0, style_.gap_statement.size() - 1);
  }

  // PHP's `$T $X` among parameters and `): $T {` behind them, where no variable may stand.
  bool stands_for_type(std::size_t size) const {
    const std::size_t next = text_.find_first_not_of(' ', at_ + size);
    if (next == std::string_view::npos || next == at_ + size) return false;
    if (text_[next] == '{') return last_written() == ':';
    return text_[next] == '$' && next + 1 < text_.size() &&
           (last_written() == '(' || last_written() == ',' || last_written() == '?');
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

  void gap(const std::string& name) {
    const Inside inside = brackets_.empty() ? Inside::Statements : brackets_.back();
    const char before = last_written();
    if (inside != Inside::Statements && in_brackets_of("import")) {  // Go's, which holds texts only
      out_.append("\"").append(name).append("\"");
      return;
    }
    out_ += name;
    if (before == '(' && next_char(at_) == ')' && in_brackets_of("catch")) {
      out_ += style_.gap_parameter;
      return;
    }
    if (before == '{' && next_char(at_) == '}' && in_brackets_of("for", '{') && !style_.gap_loop.empty()) {
      out_ += style_.gap_loop;  // Scala's `for { ... } yield e`
      return;
    }
    if (before == '(' && next_char(at_) == ')' && in_brackets_of("for") &&
        (style_.gap_statement == ";" || !style_.gap_loop.empty())) {
      out_ += style_.gap_loop.empty() ? ";;" : style_.gap_loop;  // the word's three parts
      return;
    }
    const bool whole_dict = !style_.gap_pair_word.empty() && before == '{' && next_char(at_) == '}' && opens_value(name.size());
    const bool argument = inside == Inside::Values && !style_.gap_pair_word.empty() && innermost_bracket() == '{';
    if ((inside == Inside::Statements || argument) && !brackets_.empty() &&
        (before == ',' || next_char(at_) == ',' || whole_dict)) {
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
    // `if (x) ...`, where the grammar wants a statement that a name alone is none of.
    const bool is_body = style_.gap_statement.size() > 1 && style_.gap_statement.ends_with(';') && next_char(at_) == '\0' &&
                         brackets_.empty() && begins_with_head();
    if (is_body && (before == ')' || last_written_word_is(name, "else"))) {
      out_ += style_.gap_statement;
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
      const bool goes_on_here = at_ + 1 < text_.size() && peek() == ' ' && peek(1) == '$';  // Kotlin's `{ ... $X; ... }`
      if (style_.gap_statement.empty() && style_.block_is_argument && goes_on_here) out_ += ';';
    }
  }

  bool begins_with_head() const {
    std::size_t end = 0;
    while (end < text_.size() && is_word(text_[end])) ++end;
    const std::string_view word = text_.substr(0, end);
    return word == "if" || word == "for" || word == "foreach" || word == "while" || word == "using" || word == "lock";
  }

  // The word before what was written last.
  bool last_written_word_is(std::string_view written, std::string_view word) const {
    const std::string_view before = trim(std::string_view(out_).substr(0, out_.size() - written.size()));
    return before.ends_with(word);
  }

  // Does the bracket before the last `size` letters stand where a value does, `x = {` and not `f {`?
  bool opens_value(std::size_t size) const {
    const std::string_view before = trim(std::string_view(out_).substr(0, out_.find_last_of('{', out_.size() - size)));
    return before.empty() || before.ends_with("=>") || word_at_end(before) == "return" ||
           std::string_view("=(,[:").find(before.back()) != std::string_view::npos;
  }

  // `($X : T)` and `(T $X)`.
  bool typed_metavar() {
    if (!out_.empty() && (is_word(out_.back()) || out_.back() == '>' || is_operator_name())) return false;
    if (out_.ends_with(']') && closes_captures()) return false;  // C++'s `[=](int $X) {…}`
    for (const std::string_view word : {"catch", "for", "foreach", "returns", "delegate"}) {
      if (last_word() == word) return false;
    }
    if (in_function_header() || is_function_word(last_word()) || (style_.typed_parameters && in_definition())) return false;
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
      const bool has_arguments = type.find('<') < type.find('>') && type.find('>') != std::string_view::npos;
      const std::string_view signs = may_be_nullable() && type.ends_with('?') ? "+-/%=<>!|" : "+-/%=<>!|?";
      if (type.find_first_of(signs) != std::string_view::npos && !has_arguments) return false;
    }
    const std::size_t from = name.empty() ? 0 : static_cast<std::size_t>(name.data() - text_.data());
    if (name.empty() || name.front() != '$' || metavar_size(from) != name.size()) return false;
    while (!type.empty() && is_space(type.front())) type.remove_prefix(1);
    while (!type.empty() && is_space(type.back())) type.remove_suffix(1);
    if (type.empty() || type == "return" || type == "new" || type.ends_with(" instanceof") ||
        type.find(" instanceof ") != std::string_view::npos)
      return false;
    if (!is_type(type) || (style_.words_for_types && multiplies(type, inner, name))) return false;
    const bool joins = type.ends_with(" &&") || (!style_.words_for_types && (type.ends_with('*') || type.ends_with('&')));
    if (joins) return false;  // `(a && $X)`: only C's types end so
    if (write_with_type(type, metavar_name(from, name.size()), is_assigned(close + 1))) {
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

  // C#'s `(T? $X)`: what stands for the type is one.
  bool may_be_nullable() const { return !style_.type_before.empty() && !style_.words_for_types; }

  // `(T $X) = …`
  bool is_assigned(std::size_t after) const {
    while (after < text_.size() && is_space(text_[after])) ++after;
    return text_.substr(after).starts_with("=") && !text_.substr(after).starts_with("==");
  }

  // What is assigned to must be written as an item: grammars take no call there.
  // `x <` and `o is string` are none.
  static bool is_type(std::string_view type) {
    if (std::count(type.begin(), type.end(), '<') != std::count(type.begin(), type.end(), '>')) return false;
    for (const std::string_view word : split(type, ' ')) {
      if (word == "is" || word == "as" || word == "in" || word == "and" || word == "or" || word == "not") return false;
    }
    return true;
  }

  // C's `(a * $X)`, written with blanks around the sign and no type that is a word of the language, computes.
  static bool multiplies(std::string_view type, std::string_view inner, std::string_view name) {
    if (!type.ends_with(" *") && !type.ends_with(" &")) return false;
    const std::size_t at = static_cast<std::size_t>(name.data() - inner.data());
    if (at == 0 || !is_space(inner[at - 1])) return false;
    const std::string_view word = trim(type.substr(0, type.size() - 1));
    if (word.find(' ') != std::string_view::npos || word.ends_with("_t")) return false;
    for (const std::string_view built_in :
         {"char", "int", "long", "short", "unsigned", "signed", "float", "double", "void", "bool", "auto"}) {
      if (word == built_in) return false;
    }
    return true;
  }

  bool write_with_type(std::string_view type, const std::string& name, bool assigned) {
    using Typed = syntax::PatternStyle::Typed;
    if (style_.typed == Typed::Argument) return false;
    const std::string written = StyledWriter(type, style_).write();
    const bool item = assigned && style_.typed == Typed::Cast;
    out_.append(placeholder::typed).append(item ? "[" : "(");
    if (style_.typed == Typed::Cast) out_.append("(").append(written).append(") ").append(name);
    if (style_.typed == Typed::As) out_.append(name).append(" as ").append(written);
    if (style_.typed == Typed::Assertion) out_.append(name).append(".(").append(written).append(")");
    out_ += item ? ']' : ')';
    return true;
  }

  // A type where a value must stand: without what it is made of, and without pointers, which only say how it is reached.
  std::string as_value(std::string_view type) const {
    if (style_.words_for_types) return StyledWriter(type, style_).write();
    if (may_be_nullable() && type.ends_with('?')) return as_value(type.substr(0, type.size() - 1)) + "?";
    if (may_be_nullable() && type.ends_with('>') && type.find("...") == std::string_view::npos &&
        type.find('(') == std::string_view::npos)
      return StyledWriter(type, style_).write();  // with its arguments
    type = type.substr(0, type.find_first_of("<["));
    while (!type.empty() && (type.front() == '*' || type.front() == '&' || type.front() == '?')) type.remove_prefix(1);
    while (!type.empty() && (type.back() == '*' || type.back() == '&' || type.back() == ' ' || type.back() == '?'))
      type.remove_suffix(1);
    if (type.empty()) return std::string(style_.variable_sigil).append(placeholder::metavar) + "_";
    if (type.front() == '$') return metavar_name(static_cast<std::size_t>(type.data() - text_.data()), type.size());
    return std::string(type);
  }

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
