#include "engine/rule/regex_words.h"

#include <algorithm>
#include <iterator>

namespace insight::engine {
namespace {

using match::Alternatives;
using match::RequiredWords;
using match::Word;

constexpr std::size_t shortest_word = 2;
constexpr int max_depth = 40;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct NotUnderstood {};

class RegexWords {
 public:
  explicit RegexWords(std::string_view text) : text_(text), any_case_(ignores_case(text)) {}

  RequiredWords read() {
    RequiredWords words = choice(0);
    if (!at_end()) throw NotUnderstood();
    return words;
  }

 private:
  enum class Count : std::uint8_t { Once, AtLeastOnce, OnceOrNot, Maybe };

  bool at_end() const { return at_ >= text_.size(); }
  bool next_is(std::string_view what) const { return text_.substr(at_).starts_with(what); }
  bool take(std::string_view what) {
    if (!next_is(what)) return false;
    at_ += what.size();
    return true;
  }
  char take_one() {
    if (at_end()) throw NotUnderstood();
    return text_[at_++];
  }

  // a|b|c: one word of each branch, when each has one.
  RequiredWords choice(int depth) {
    if (depth > max_depth) throw NotUnderstood();
    RequiredWords first = sequence(depth);
    if (!next_is("|")) return first;
    std::vector<RequiredWords> branches{std::move(first)};
    while (take("|")) branches.push_back(sequence(depth));
    Alternatives any;
    for (const RequiredWords& branch : branches) {
      if (branch.empty()) return {};
      const Alternatives& words = hardest(branch);
      any.insert(any.end(), words.begin(), words.end());
    }
    return {any};
  }

  // Letters one behind the other, in the several forms that optional ones among them give.
  class Run {
   public:
    void add(char letter) {
      for (std::string& form : forms_) form += letter;
    }
    bool add_optional(char letter) {
      if (forms_.size() >= most_forms || is_empty()) return false;
      for (std::size_t i = 0, known = forms_.size(); i < known; ++i) forms_.push_back(forms_[i] + letter);
      return true;
    }
    bool is_empty() const { return forms_.front().empty(); }
    Alternatives take(bool any_case) {
      Alternatives words;
      for (std::string& form : forms_) words.emplace_back(std::move(form), any_case);
      forms_ = {""};
      return words;
    }

   private:
    static constexpr std::size_t most_forms = 4;
    std::vector<std::string> forms_{""};
  };

  RequiredWords sequence(int depth) {
    RequiredWords required;
    Run run;
    const auto cut = [&] {
      Alternatives words = run.take(any_case_);
      if (words.front().text.size() >= shortest_word) required.push_back(std::move(words));
    };
    while (!at_end() && text_[at_] != '|' && text_[at_] != ')') {
      if (const char literal = literal_or_nul(); literal != 0) {
        const Count count = quantifier();
        if (count == Count::OnceOrNot && run.add_optional(literal)) continue;
        if (count == Count::Maybe || count == Count::OnceOrNot) {
          cut();
          continue;
        }
        run.add(literal);
        if (count == Count::AtLeastOnce) cut();
        continue;
      }
      cut();
      RequiredWords inner = other(depth);
      const Count count = quantifier();
      if (count == Count::Once || count == Count::AtLeastOnce) std::move(inner.begin(), inner.end(), std::back_inserter(required));
    }
    cut();
    return required;
  }

  // A character that stands for itself, or 0 and nothing is taken.
  char literal_or_nul() {
    const char c = text_[at_];
    if (c == '\0' || (c == '\\' && text_.substr(at_ + 1).starts_with('\0'))) throw NotUnderstood();
    if (c == '\\') {
      if (at_ + 1 >= text_.size()) throw NotUnderstood();
      const char escaped = text_[at_ + 1];
      if (is_letter(escaped) || is_digit(escaped) || static_cast<unsigned char>(escaped) >= 0x80) return 0;
      at_ += 2;
      return escaped;
    }
    if (static_cast<unsigned char>(c) >= 0x80 || std::string_view(".^$[](){}?*+").find(c) != std::string_view::npos) return 0;
    ++at_;
    return c;
  }

  // Whatever else one item may be; the words it asks for.
  RequiredWords other(int depth) {
    const char c = take_one();
    if (c == '(') return group(depth);
    if (c == '[') {
      skip_set();
    } else if (c == '\\') {
      if (std::string_view("bBAzZGdDwWsShHvVRNXntrf").find(take_one()) == std::string_view::npos) throw NotUnderstood();
    } else if (c == '?' || c == '*' || c == '+') {
      throw NotUnderstood();
    }
    return {};
  }

  RequiredWords group(int depth) {
    bool counts = true;
    if (next_is("*")) throw NotUnderstood();
    if (take("?")) {
      if (take("!") || take("<!")) {
        counts = false;
      } else if (take("=") || take("<=")) {
        // what is looked at must stand in the text, too
      } else if (take("P<") || take("<")) {
        while (take_one() != '>') {
        }
      } else if (!take(":") && !take(">")) {
        char c = take_one();
        for (; c == 'i' || c == 's' || c == 'm' || c == '-'; c = take_one()) {
        }
        if (c == ')') return {};
        if (c != ':') throw NotUnderstood();
      }
    }
    RequiredWords inner = choice(depth + 1);
    if (!take(")")) throw NotUnderstood();
    return counts ? inner : RequiredWords{};
  }

  void skip_set() {
    take("^");
    take("]");
    for (char c = take_one(); c != ']'; c = take_one()) {
      if (c == '\\' && take_one() == 'Q') throw NotUnderstood();
      if (c == '[' && (next_is(":") || next_is(".") || next_is("="))) throw NotUnderstood();
    }
  }

  Count quantifier() {
    Count count = Count::Once;
    if (take("?")) {
      count = Count::OnceOrNot;
    } else if (take("*")) {
      count = Count::Maybe;
    } else if (take("+")) {
      count = Count::AtLeastOnce;
    } else if (next_is("{")) {
      const auto end = text_.find('}', at_);
      const std::string_view inside = text_.substr(at_ + 1, end == std::string_view::npos ? 0 : end - at_ - 1);
      const bool counted =
          !inside.empty() && std::all_of(inside.begin(), inside.end(), [](char c) { return is_digit(c) || c == ','; });
      if (!counted) return count;
      at_ = end + 1;
      count = inside[0] >= '1' && inside[0] <= '9' ? Count::AtLeastOnce : Count::Maybe;
    }
    if (count != Count::Once && !take("?")) take("+");
    return count;
  }

  // Some `(?i…` anywhere; then all of it is taken to be so.
  static bool ignores_case(std::string_view text) {
    for (auto at = text.find("(?"); at != std::string_view::npos; at = text.find("(?", at + 2)) {
      const auto flags = text.substr(at + 2, text.find_first_not_of("imsxUJn-^", at + 2) - (at + 2));
      if (flags.find('i') != std::string_view::npos) return true;
    }
    return false;
  }

  std::string_view text_;
  bool any_case_;
  std::size_t at_ = 0;
};

}  // namespace

const Alternatives& hardest(const RequiredWords& required) {
  // About how often one of them occurs: each letter makes a word rarer, until it's as good as never.
  const auto frequency = [](const Alternatives& alternatives) {
    constexpr std::size_t enough = 8;
    std::size_t sum = 0;
    for (const Word& word : alternatives) sum += std::size_t{1} << (2 * (enough - std::min(enough, word.text.size())));
    return sum;
  };
  return *std::ranges::min_element(required, {}, frequency);
}

RequiredWords words_of_regex(std::string_view regex) {
  try {
    return RegexWords(regex).read();
  } catch (const NotUnderstood&) {
    return {};
  }
}

}  // namespace insight::engine
