#include "engine/syntax/constant.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace insight::engine::syntax {
namespace {

// Where `0777` is 511.
bool has_octal_zeros(Language language) {
  return language == Language::C || language == Language::Cpp || language == Language::Java || language == Language::Go;
}

double real_of(const Constant& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nan("");
}

// Where `7 / 2` is 3.
bool divides_whole(Language language) {
  switch (language) {
    case Language::Java:
    case Language::C:
    case Language::Cpp:
    case Language::CSharp:
    case Language::Go:
    case Language::Kotlin:
    case Language::Scala:
    case Language::Rust:
    case Language::Swift:
    case Language::Ruby:
      return true;
    default:
      return false;
  }
}

// `a ** b` of whole numbers, as far as it is one.
std::optional<Constant> power(std::int64_t a, std::int64_t b) {
  std::int64_t result = 1;
  for (std::int64_t left = b; left > 0; --left) {
    if (left > 63 || __builtin_mul_overflow(result, a, &result)) return {};
  }
  return result;
}

std::optional<Constant> whole_result(std::string_view op, std::int64_t a, std::int64_t b, Language language) {
  std::int64_t result = 0;
  if (op == "+" && !__builtin_add_overflow(a, b, &result)) return result;
  if (op == "-" && !__builtin_sub_overflow(a, b, &result)) return result;
  if (op == "*" && !__builtin_mul_overflow(a, b, &result)) return result;
  if (b > 0 && a >= 0) {  // where all languages agree
    if (op == "%") return a % b;
    if (op == "//" || (op == "/" && (divides_whole(language) || a % b == 0))) return a / b;
    if (op == "/") return static_cast<double>(a) / static_cast<double>(b);
    if (op == "&") return a & b;
    if (op == "|") return a | b;
    if (op == ">>" && b < 63) return a >> b;
    if (op == "**") return power(a, b);
  }
  return {};
}

// Python's `"ab" * 3`
std::optional<Constant> repeated(std::string_view text, std::int64_t times) {
  constexpr std::int64_t most_times = 1'000;
  if (times > most_times || text.size() * static_cast<std::size_t>(std::max<std::int64_t>(times, 0)) > most_of_text) return {};
  std::string result;
  for (std::int64_t i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

std::optional<Constant> number(std::string_view text, Language language) {
  std::string digits;
  for (const char c : text) {
    if (c != '_' && c != '\'') digits += c;
  }
  if (!digits.empty() && (digits.back() == 'n' || digits.back() == 'l' || digits.back() == 'L')) digits.pop_back();
  int base = 10;
  std::size_t skip = 0;
  if (digits.size() > 2 && digits[0] == '0') {
    const char mark = static_cast<char>(digits[1] | 0x20);
    base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    skip = base == 10 ? 0 : 2;
    if (base == 10 && has_octal_zeros(language) && digits.find_first_not_of("01234567") == std::string::npos) base = 8;
  }
  if (digits.size() > 1 && digits[0] == '0' && digits.find_first_not_of("01234567") == std::string::npos) base = 8;
  const char* const end = digits.data() + digits.size();
  std::int64_t whole = 0;
  if (const auto [stop, error] = std::from_chars(digits.data() + skip, end, whole, base); error == std::errc() && stop == end)
    return whole;
  double real = 0;
  if (const auto [stop, error] = std::from_chars(digits.data(), end, real); error == std::errc() && stop == end) return real;
  return {};
}

std::optional<Constant> combined(std::string_view op, const Constant& left, const Constant& right, Language language) {
  const auto* text = std::get_if<std::string>(&left);
  const auto* more = std::get_if<std::string>(&right);
  if (text != nullptr && more != nullptr) {
    if ((op != "+" && op != ".") || language == Language::Scala || text->size() + more->size() > most_of_text) return {};
    return *text + *more;
  }
  const auto* a = std::get_if<std::int64_t>(&left);
  const auto* b = std::get_if<std::int64_t>(&right);
  if (language == Language::Java && op == "+" && text != nullptr && b != nullptr) return *text + std::to_string(*b);
  if (language == Language::Python && op == "*" && text != nullptr && b != nullptr) return repeated(*text, *b);
  if (a != nullptr && b != nullptr) return whole_result(op, *a, *b, language);
  const double x = real_of(left);
  const double y = real_of(right);
  if (std::isnan(x) || std::isnan(y)) return {};
  if (op == "+") return x + y;
  if (op == "-") return x - y;
  if (op == "*") return x * y;
  return {};
}

std::optional<std::string> shown(const Constant& value, Language language) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  const bool shows_numbers = language == Language::Python || family_of(language) == Language::JavaScript;
  const auto* whole = std::get_if<std::int64_t>(&value);
  return whole != nullptr && shows_numbers ? std::optional(std::to_string(*whole)) : std::nullopt;
}

}  // namespace insight::engine::syntax
