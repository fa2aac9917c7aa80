#include "engine/match/comparison.h"

#include <cctype>
#include <charconv>
#include <cmath>
#include <ctime>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/text.h"
#include "engine/match/conditions.h"

namespace insight::engine::match {
namespace {

// What makes a comparison impossible: an unbound or unknown metavariable, a wrong type, a syntax error.
struct NoAnswer : std::exception {};

struct Operand {
  enum class Kind : std::uint8_t { Truth, Number, Text, List } kind = Kind::Truth;
  bool truth = false;
  double number = 0;
  bool is_whole = false;  // no float: what it is divided by another such number is cut
  std::string text;
  std::vector<Operand> items;

  static Operand of(bool value) { return {.kind = Kind::Truth, .truth = value}; }
  static Operand of(double value, bool is_whole = false) { return {.kind = Kind::Number, .number = value, .is_whole = is_whole}; }
  static Operand of(std::string value) { return {.kind = Kind::Text, .text = std::move(value)}; }
  bool holds() const {
    return kind == Kind::Truth ? truth : kind == Kind::Number ? number != 0 : kind == Kind::Text ? !text.empty() : !items.empty();
  }
  double as_number() const {
    if (kind == Kind::Number) return number;
    throw NoAnswer{};  // `True + 1` too
  }
  bool operator==(const Operand& other) const {
    if (kind != other.kind) return false;
    return kind == Kind::Text    ? text == other.text
           : kind == Kind::List  ? items == other.items
           : kind == Kind::Truth ? truth == other.truth
                                 : number == other.number;
  }
};

// 12, 0x1F, 0o17, 1.5; `base` for digits without a prefix.
double read_number(std::string_view text, int base) {
  text = trim(text);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.size() > 2 && text[0] == '0') {
    const char mark = static_cast<char>(text[1] | 0x20);
    const int prefixed = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
    if (prefixed != 0) {
      base = prefixed;
      text.remove_prefix(2);
    }
  }
  std::int64_t whole = 0;
  double value = 0;
  if (const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), whole, base);
      error == std::errc() && stop == text.data() + text.size()) {
    value = static_cast<double>(whole);
  } else {
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (wrong != std::errc() || end != text.data() + text.size()) throw NoAnswer{};
  }
  return negative ? -value : value;
}

class Expression {
 public:
  Expression(const Condition& condition, const Environment& environment, Millis now)
      : text_(condition.text), condition_(condition), environment_(environment), now_(now) {}

  bool holds() { return all().holds(); }

 private:
  Operand all() {
    Operand result = either();
    skip();
    if (at_ != text_.size()) throw NoAnswer{};
    return result;
  }
  void skip() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }
  bool take(std::string_view token) {
    skip();
    if (!text_.substr(at_).starts_with(token)) return false;
    const bool word = std::isalpha(static_cast<unsigned char>(token.back())) != 0;
    const char next = at_ + token.size() < text_.size() ? text_[at_ + token.size()] : ' ';
    if (word && (std::isalnum(static_cast<unsigned char>(next)) != 0 || next == '_')) return false;
    at_ += token.size();
    return true;
  }
  void expect(std::string_view token) {
    if (!take(token)) throw NoAnswer{};
  }

  Operand either() {
    Operand left = both();
    while (take("or")) {
      const Operand right = both();
      left = Operand::of(left.holds() || right.holds());
    }
    return left;
  }
  Operand both() {
    Operand left = negation();
    while (take("and")) {
      const Operand right = negation();
      left = Operand::of(left.holds() && right.holds());
    }
    return left;
  }
  Operand negation() {
    if (take("not")) return Operand::of(!negation().holds());
    return compared();
  }
  Operand compared() {
    Operand left = bits();
    if (take("==")) return Operand::of(left == bits());
    if (take("!=")) return Operand::of(!(left == bits()));
    if (take("<=")) return Operand::of(order(left, bits()) <= 0);
    if (take(">=")) return Operand::of(order(left, bits()) >= 0);
    if (take("<")) return Operand::of(order(left, bits()) < 0);
    if (take(">")) return Operand::of(order(left, bits()) > 0);
    if (take("not")) {
      expect("in");
      return Operand::of(!contains(bits(), left));
    }
    if (take("in")) return Operand::of(contains(bits(), left));
    return left;
  }
  static int order(const Operand& a, const Operand& b) {
    if (a.kind == Operand::Kind::Text && b.kind == Operand::Kind::Text) return a.text.compare(b.text);
    const double x = a.as_number();
    const double y = b.as_number();
    return x < y ? -1 : x > y ? 1 : 0;
  }
  static bool contains(const Operand& all, const Operand& one) {
    if (all.kind == Operand::Kind::Text && one.kind == Operand::Kind::Text) return all.text.find(one.text) != std::string::npos;
    if (all.kind != Operand::Kind::List) throw NoAnswer{};
    for (const Operand& item : all.items) {
      if (item.kind == one.kind && item == one) return true;
    }
    return false;
  }

  static std::int64_t whole(const Operand& value) {
    const double number = value.as_number();
    if (number != std::trunc(number) || std::abs(number) > 9e15) throw NoAnswer{};
    return static_cast<std::int64_t>(number);
  }
  // | binds less than ^, ^ less than &, & less than a shift.
  Operand bits(int level = 0) {
    constexpr std::string_view operators = "|^&";
    if (level == 3) return shifted();
    Operand left = bits(level + 1);
    while (take(operators.substr(static_cast<std::size_t>(level), 1))) {
      const std::int64_t a = whole(left);
      const std::int64_t b = whole(bits(level + 1));
      left = Operand::of(static_cast<double>(level == 0 ? a | b : level == 1 ? a ^ b : a & b));
    }
    return left;
  }
  Operand shifted() {
    Operand left = sum();
    for (;;) {
      const bool up = take("<<");
      if (!up && !take(">>")) return left;
      const std::int64_t by = whole(sum());
      if (by < 0 || by > 52) throw NoAnswer{};
      left = Operand::of(up ? std::ldexp(static_cast<double>(whole(left)), static_cast<int>(by))
                            : std::floor(std::ldexp(static_cast<double>(whole(left)), -static_cast<int>(by))));
    }
  }
  static bool are_whole(const Operand& a, const Operand& b) { return a.is_whole && b.is_whole; }
  Operand sum() {
    Operand left = product();
    for (;;) {
      const bool plus = take("+");
      if (!plus && !take("-")) return left;
      const Operand right = product();
      if (plus && left.kind == Operand::Kind::Text && right.kind == Operand::Kind::Text) {
        left = Operand::of(left.text + right.text);
      } else {
        const double by = plus ? right.as_number() : -right.as_number();
        left = Operand::of(left.as_number() + by, are_whole(left, right));
      }
    }
  }
  Operand product() {
    Operand left = power();
    for (;;) {
      const std::string_view sign = take("*") ? "*" : take("//") ? "//" : take("/") ? "/" : take("%") ? "%" : "";
      if (sign.empty()) return left;
      const Operand right = power();
      left = Operand::of(multiplied(sign, left, right), are_whole(left, right));
    }
  }
  // As OCaml has it: 5 / 2 is 2, -5 % 2 is -1.
  static double multiplied(std::string_view sign, const Operand& left, const Operand& right) {
    const double a = left.as_number();
    const double b = right.as_number();
    if (sign == "*") return a * b;
    if (b == 0) throw NoAnswer{};
    if (sign == "%") return std::fmod(a, b);
    return sign == "//" ? std::floor(a / b) : are_whole(left, right) ? std::trunc(a / b) : a / b;
  }
  Operand power() {
    Operand base = unary();
    if (!take("**")) return base;
    const Operand exponent = power();
    return Operand::of(std::pow(base.as_number(), exponent.as_number()), are_whole(base, exponent));
  }
  Operand unary() {
    if (++depth_ > 200) throw NoAnswer{};
    if (take("-")) {
      const Operand inner = unary();
      return Operand::of(-inner.as_number(), inner.is_whole);
    }
    if (take("+")) return unary();
    if (take("~")) return Operand::of(static_cast<double>(~whole(unary())));
    return atom();
  }

  Operand atom() {
    skip();
    if (at_ >= text_.size()) throw NoAnswer{};
    const char c = text_[at_];
    if (take("(")) {
      Operand inner = either();
      expect(")");
      return inner;
    }
    if (take("[")) return list("]");
    if (c == '"' || c == '\'') return Operand::of(quoted(c));
    if (c == '$') return metavariable();
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) return number();
    if (take("True") || take("true")) return Operand::of(true);
    if (take("False") || take("false")) return Operand::of(false);
    return call();
  }

  Operand list(std::string_view end) {
    Operand all{.kind = Operand::Kind::List};
    while (!take(end)) {
      all.items.push_back(either());
      if (!take(",")) {
        expect(end);
        break;
      }
    }
    return all;
  }

  std::string quoted(char quote) {
    std::string out;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == quote || text_[at_ + 1] == '\\')) ++at_;
      out += text_[at_];
    }
    if (at_ >= text_.size()) throw NoAnswer{};
    ++at_;
    return out;
  }

  Operand number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '.' || text_[at_] == '_'))
      ++at_;
    std::string digits(text_.substr(begin, at_ - begin));
    std::erase(digits, '_');
    const bool is_float =
        digits.find('.') != std::string::npos || (digits.find_first_of("eE") != std::string::npos && !digits.starts_with("0x"));
    return Operand::of(read_number(digits, 10), !is_float);
  }

  // What code like `1 << 10` or `int("8")` comes to: it is read as the comparison is, but names no metavariables.
  Operand computed(const Value& value) const {
    static const Environment nothing_bound;
    const Condition plain;
    Expression code(plain, nothing_bound, now_);
    code.text_ = value.tree->span(value.first);
    code.code_ = &value;
    Operand result = code.all();
    if (result.kind == Operand::Kind::Text || result.kind == Operand::Kind::List) throw NoAnswer{};  // `t + "x"`, `'a'`, `[1]`
    return result;
  }
  // A name within such code.
  Operand named(std::string_view name) const {
    if (code_ == nullptr) throw NoAnswer{};
    for (syntax::NodeId id = code_->first; id <= (*code_->tree)[code_->first].last; ++id) {
      if ((*code_->tree)[id].kind != syntax::Kind::Identifier || code_->tree->text(id) != name) continue;
      const auto constant = constant_of({.tree = code_->tree, .names = code_->names, .first = id, .last = id});
      if (constant) return of_constant(*constant);
    }
    throw NoAnswer{};
  }
  Operand of_constant(const syntax::Constant& constant) const {
    if (const auto* text = std::get_if<std::string>(&constant)) {
      return condition_.strip ? Operand::of(read_number(*text, condition_.base)) : Operand::of(*text);
    }
    if (const auto* truth = std::get_if<bool>(&constant)) return Operand::of(*truth);
    if (const auto* whole = std::get_if<std::int64_t>(&constant)) return Operand::of(static_cast<double>(*whole), !floats_only_);
    return Operand::of(std::get<double>(constant));
  }

  Operand metavariable() {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_')) ++at_;
    const Value* value = find(environment_, syntax::symbol_of(text_.substr(begin, at_ - begin)));
    if (value == nullptr) throw NoAnswer{};
    auto constant = constant_of(*value);
    if (constant && std::holds_alternative<std::string>(*constant) && !has_value(*value)) constant.reset();
    floats_only_ = value->is_node() && syntax::family_of(value->tree->language()) == syntax::Language::JavaScript;
    if (!constant && !code_too_ && value->is_node()) return computed(*value);
    if (!constant && code_too_ && !value->text.empty()) return Operand::of(std::string(value->text));
    if (!constant || is_long(*value)) throw NoAnswer{};
    return of_constant(*constant);
  }

  Operand call() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_' || text_[at_] == '.'))
      ++at_;
    const std::string name(text_.substr(begin, at_ - begin));
    if (!take("(")) return named(name);
    const bool around = std::exchange(code_too_, name == "str");
    const std::vector<Operand> given = list(")").items;
    code_too_ = around;
    if (name == "today" && given.empty()) return Operand::of(static_cast<double>(now_) / 1000);
    if (given.empty()) throw NoAnswer{};
    const Operand& first = given.front();
    if (name == "str") return first.kind == Operand::Kind::Text ? first : Operand::of(as_text(first));
    if (name == "int" || name == "float") {
      const double value = first.kind == Operand::Kind::Text ? read_number(first.text, 10) : first.as_number();
      return name == "int" ? Operand::of(std::trunc(value), true) : Operand::of(value);
    }
    if (name == "len" && first.kind == Operand::Kind::Text) return Operand::of(static_cast<double>(count_code_points(first.text)));
    if (name == "strptime" && first.kind == Operand::Kind::Text)
      return Operand::of(date(first.text, given.size() > 1 ? given[1].text : "%Y-%m-%d"));
    if (name == "re.match" && given.size() == 2) {
      if (first.kind != Operand::Kind::Text || given[1].kind != Operand::Kind::Text) throw NoAnswer{};
      return Operand::of(Regex(first.text, Regex::Mode::Plain).matches_start(given[1].text));
    }
    throw NoAnswer{};
  }

  static std::string as_text(const Operand& value) {
    if (value.kind == Operand::Kind::Truth) return value.truth ? "True" : "False";
    const double number = value.as_number();
    return number == std::trunc(number) ? std::to_string(static_cast<std::int64_t>(number)) : std::to_string(number);
  }

  static double date(const std::string& text, const std::string& format) {
    std::tm parts{};
    if (strptime(text.c_str(), format.c_str(), &parts) == nullptr) throw NoAnswer{};
    return static_cast<double>(timegm(&parts));
  }

  std::string_view text_;
  const Condition& condition_;
  const Environment& environment_;
  Millis now_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool floats_only_ = false;     // the numbers of JavaScript
  const Value* code_ = nullptr;  // the code that is computed, if the text isn't the rule's
  bool code_too_ = false;        // within `str(…)`, which is the code itself of what has no value
};

}  // namespace

bool comparison_holds(const Condition& condition, const Environment& environment, Millis now) {
  try {
    return Expression(condition, environment, now).holds();
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace insight::engine::match
