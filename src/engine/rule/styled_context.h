// StyledContext: what stands around the place in a pattern's text that is being written anew, for languages that say by their spec
// how patterns are written (syntax/languages/spec.h): which bracket is open, whether a statement begins, what a word is there. It
// answers and changes nothing; StyledWriter (styled_text.cpp), its only user, moves on through the text.
#pragma once

#include <cctype>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/syntax/languages/spec.h"

namespace insight::engine {

// What a bracket encloses, as far as it matters for a gap in it.
enum class Inside : std::uint8_t { Values, Pairs, Parameters, Statements, Members, Cases, Options };

class StyledContext {
 protected:
  StyledContext(std::string_view text, const syntax::PatternStyle& style) : text_(text), style_(style) {}

  static bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
  static bool is_metavar_char(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }
  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

  bool starts(std::string_view word) const { return !word.empty() && text_.substr(at_).starts_with(word); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  // C#'s `$"…"` and `$@"…"`.
  bool begins_with_mark(std::size_t quotes) const;
  // `"$X"`, whose content it is, and no variable in it.
  bool is_metavar_alone(std::string_view end) const;
  std::size_t metavar_size(std::size_t from) const;
  // Any number of parameters of a type, `String... $X` and `$X ...string`; Go's argument `$X...`.
  bool is_spread() const;
  // How a placeholder must begin here, after what is written.
  std::string_view sigil() const;
  // Did a case begin since the switch's bracket? What follows are its statements.
  bool in_case() const;
  // The bracket that what is written next stands in; '\0' outside of all.
  char innermost_bracket() const;

  // Does this word stand right before the innermost open brace?
  bool opened_by(std::string_view word) const;
  // Was the bracket that a gap follows the one of this word?
  bool in_brackets_of(std::string_view word, char bracket = '(') const;
  // The last character written that is no blank; a line's end counts as one.
  char last_written() const;
  char next_char(std::size_t from) const;
  static bool begins_statement(char before) { return before == '{' || before == '}' || before == ';' || before == '\n'; }
  // By an operator, a member or a list behind it.
  bool is_continued() const;
  // `...` and on the next line `.foo()`.
  bool goes_on(std::size_t from) const;
  Inside inside_of(char bracket) const;
  // C++'s `T{…}`.
  bool makes_value() const;
  // C#'s `new T(…) {` and `new {`, wherever it stands.
  bool follows_new() const;
  // Do the braces that open here close before a call's brackets? `f({…})` has them within.
  bool has_arguments_behind() const;
  // C++'s `operator=(…)`.
  bool is_operator_name() const;
  // C++'s `[&] { … }`, where the brackets stand behind nothing that they could belong to.
  bool closes_captures() const;
  bool is_annotation() const;
  // `name(…) {`, `name(…) throws X {`, `func (…)`: the parameters of a function, not the arguments of a call or a condition.
  bool opens_parameters() const;
  // `func ($R $T) $F(...) ($A, $B) {`: all brackets up to the body.
  bool in_function_header() const;
  // Go's `if f(...) {`
  bool in_condition() const;
  // Since the last statement there was a word that defines something with parameters.
  bool in_definition() const;
  static bool is_function_word(std::string_view word);
  // `$RET $F(...)`, `func $F(...)`: a type or keyword before the name.
  bool is_declared(std::string_view word) const;
  bool after_new() const;
  static std::string_view word_at_end(std::string_view text);
  std::string_view last_word() const;
  // What opens the block that begins here: the words since the last statement or block.
  Inside header_of_block() const;
  bool header_ends_with(std::string_view word) const { return last_word() == word; }
  // The innermost of the classes around is an impl or a trait.
  bool holds_methods() const;
  // The first character that no type and no name has; a comma between `<>` is one of a type.
  std::size_t end_of_typed(std::size_t from) const;
  bool is_lambda(std::size_t after) const;

  std::string_view text_;
  const syntax::PatternStyle& style_;
  std::size_t at_ = 0;            // in the text
  std::string out_;               // written so far
  std::vector<Inside> brackets_;  // open ones
};

}  // namespace insight::engine
