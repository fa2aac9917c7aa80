#include "engine/match/basic_types.h"

#include <array>
#include <string>
#include <utility>

namespace insight::engine::match {

using syntax::Kind;
using syntax::Language;

namespace {

constexpr auto named = std::to_array<std::pair<std::string_view, Basic>>({
    {"str", Basic::Text},
    {"string", Basic::Text},
    {"String", Basic::Text},
    {"int", Basic::Whole},
    {"Int", Basic::Whole},
    {"Integer", Basic::Whole},
    {"long", Basic::Whole},
    {"Long", Basic::Whole},
    {"short", Basic::Whole},
    {"Short", Basic::Whole},
    {"float", Basic::Fraction},
    {"Float", Basic::Fraction},
    {"double", Basic::Fraction},
    {"Double", Basic::Fraction},
    {"number", Basic::Number},
    {"bool", Basic::Truth},
    {"boolean", Basic::Truth},
    {"Boolean", Basic::Truth},
});

// `1.5`, `1e3` and `1f`, but not `0xf`.
bool is_fraction(std::string_view number) {
  const bool hexadecimal = number.starts_with("0x") || number.starts_with("0X");
  return !hexadecimal && number.find_first_of(".eEfFdD") != std::string_view::npos;
}

// JavaScript has one type of numbers.
Basic type_of_number(Language language, bool fraction) {
  return fraction || syntax::family_of(language) == Language::JavaScript ? Basic::Fraction : Basic::Whole;
}

// Go's `true` is a name, of which nobody says what it is.
Basic type_of_truth(Language language) {
  return language == Language::Go ? Basic::None : Basic::Truth;
}

// Where the text of Python ends whose quote stands at `quote`.
std::size_t end_of_text(std::string_view written, std::size_t quote) {
  const std::string triple(3, written[quote]);
  const std::string_view mark = written.substr(quote, 3) == triple ? written.substr(quote, 3) : written.substr(quote, 1);
  std::size_t at = quote + mark.size();
  while (at < written.size() && written.substr(at, mark.size()) != mark) at += written[at] == '\\' ? 2 : 1;
  return at + mark.size();
}

// Python's `b"…"`, `f"…"` and texts of several pieces are no plain texts, nor are templates without holes.
bool is_plain_text(const syntax::Tree& tree, syntax::NodeId text) {
  const std::string_view written = tree.span(text);
  const Language language = tree.language();
  if (language == Language::CSharp) return !written.starts_with('$');
  if (language == Language::Scala) return text == 0 || tree[text].begin == 0 || tree.source()[tree[text].begin - 1] != 's';
  if (syntax::family_of(language) == Language::JavaScript) return !written.starts_with('`');
  if (language != Language::Python) return true;
  const std::size_t quote = written.find_first_of("\"'");
  if (quote == std::string_view::npos || written.substr(0, quote).find_first_of("bBfF") != std::string_view::npos) return false;
  return end_of_text(written, quote) == written.size();
}

}  // namespace

Basic basic_type(std::string_view name) {
  for (const auto& [known, type] : named)
    if (known == name) return type;
  return Basic::None;
}

Basic type_of_literal(const syntax::Tree& tree, syntax::NodeId literal) {
  switch (tree[literal].kind) {
    case Kind::String:
      return is_plain_text(tree, literal) ? Basic::Text : Basic::None;
    case Kind::Number:
      return type_of_number(tree.language(), is_fraction(tree.text(literal)));
    case Kind::Bool:
      return type_of_truth(tree.language());
    default:
      return Basic::None;
  }
}

Basic type_of_constant(Language language, const syntax::Constant& constant) {
  if (std::holds_alternative<std::string>(constant)) return Basic::Text;
  if (std::holds_alternative<bool>(constant)) return type_of_truth(language);
  return type_of_number(language, std::holds_alternative<double>(constant));
}

bool goes_for(Basic literal, Basic wanted) {
  if (literal == Basic::None) return false;
  return literal == wanted || (wanted == Basic::Number && (literal == Basic::Whole || literal == Basic::Fraction));
}

}  // namespace insight::engine::match
