#include "engine/match/analyzers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <utility>

namespace insight::engine::match {
namespace {

// Half bits, a is none: of each letter at the beginning of a word, then after each letter from a to z. Counted in English prose.
constexpr std::string_view at_first = "imjjgmllirnjliikrihhknmpmt";
constexpr std::array<std::string_view, 26> after{
    "xkiitpkvjzmhjgukvgiglmqqjv", "huqseszljmsfmxgntjishzzzjv", "hwkwgxzfmziisyenzinhkzsznz", "hlrkduqzgpylnshnzkgvkruzkz",
    "ipjglmnrozvjkhrkoffiplnkox", "hwoqhjszdzzitufwwiqjhuzzow", "jssydzoigzwmshiszgioiszzzq", "frzudzzzgyzqpufzzjmjszzznz",
    "mmjijljzuzqikehltlhgrkznzp", "gnttdwvmozotvseussfqkxjywz", "ltxqcvzygvzrrimyzwfrnzzzvs", "gtvieouwfzqgqygpvqjllqrzjz",
    "fjwmdypzgrwnjnhgoyksluzzyw", "itiggmgwkumnpmioutgflnszmz", "nlkknnlznokjifjjzgjjhlhpyy", "fqrpfworixzhpzhirgkhkuzzlz",
    "swutqwrrpzxfpssuzqqsbxwswz", "hslkermzgylnmlhqzlhjkmqzkz", "jwjteryihzlopoilnoheiumsnz", "grlqerpggzznushozigklzmtlz",
    "kkkmgrmzlzzhjfoizghgvyztsq", "fzsxbszzhzzurulvzwqtszvzzz", "fzyrfzwfhzqszhguzihqzzqxzz", "gwiohqwpgsxpntteztqevxwmks",
    "kmlwhyxxpssoijhgzodgxzlzyj", "htrqcossiwulsnknwpkpsutvng"};

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

double bits_of(std::string_view text) {
  const double other = std::log2(62.0);
  double bits = 0;
  char before = '\0';
  for (const char written : text) {
    const char c = written >= 'A' && written <= 'Z' ? static_cast<char>(written - 'A' + 'a') : written;
    if (!is_letter(c)) {
      bits += other;
    } else {
      const std::string_view row = is_letter(before) ? after[static_cast<std::size_t>(before - 'a')] : at_first;
      bits += (row[static_cast<std::size_t>(c - 'a')] - 'a') / 2.0;
    }
    before = c;
  }
  return bits;
}

// A regular expression as far as repetitions go. What it can't read is a character like any other.
class RegexReader {
 public:
  explicit RegexReader(std::string_view text) : text_(text) {}

  bool is_dangerous() {
    while (at_ < text_.size()) {
      choice(0);
      ++at_;  // a bracket that closes nothing
    }
    return dangerous_;
  }

 private:
  struct Part {
    bool may_fail = false;       // there are texts that it doesn't match
    bool repeats = false;        // it holds a repetition of different lengths
    bool repeats_twice = false;  // it holds a repetition of such a one
  };
  static constexpr std::size_t max_depth = 200;

  Part choice(std::size_t depth) {
    Part all = sequence(depth);
    while (at_ < text_.size() && text_[at_] == '|') {
      ++at_;
      all = both(all, sequence(depth));
    }
    return all;
  }

  Part sequence(std::size_t depth) {
    Part all;
    while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')') {
      const Part next = repeated(depth);
      dangerous_ = dangerous_ || (all.repeats_twice && next.may_fail);
      all = both(all, next);
    }
    return all;
  }

  static Part both(const Part& a, const Part& b) {
    return {a.may_fail || b.may_fail, a.repeats || b.repeats, a.repeats_twice || b.repeats_twice};
  }

  Part repeated(std::size_t depth) {
    Part part = atom(depth);
    while (const auto times = read_times()) {
      const auto [least, most] = *times;
      const bool possessive = take('+');
      if (!possessive) take('?');
      if (possessive) continue;
      part.repeats_twice = part.repeats_twice || (most >= 4 && part.repeats);
      part.repeats = part.repeats || (most >= 2 && most > least);
    }
    return part;
  }

  Part atom(std::size_t depth) {
    const char c = text_[at_++];
    if (c == '\\' && at_ < text_.size()) ++at_;
    if (c == '[') skip_class();
    if (c != '(' || depth >= max_depth) return {.may_fail = true};
    if (take('?')) {  // (?:, (?=, (?<name>, (?i)
      while (at_ < text_.size() && text_[at_] != ':' && text_[at_] != '=' && text_[at_] != '!' && text_[at_] != '>' &&
             text_[at_] != ')')
        ++at_;
      if (at_ < text_.size() && text_[at_] != ')') ++at_;
    }
    const Part inner = choice(depth + 1);
    take(')');
    return inner;
  }

  void skip_class() {
    take('^');
    take(']');
    while (at_ < text_.size() && text_[at_] != ']') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
  }

  bool take(char c) {
    const bool there = at_ < text_.size() && text_[at_] == c;
    if (there) ++at_;
    return there;
  }

  using Times = std::pair<int, int>;
  static constexpr int endless = 1'000'000;
  std::optional<Times> read_times() {
    if (take('*')) return Times{0, endless};
    if (take('+')) return Times{1, endless};
    if (take('?')) return Times{0, 1};
    const std::size_t begin = at_;
    if (!take('{')) return {};
    const std::optional<int> least = number();
    std::optional<int> most = least;
    if (take(',')) most = at_ < text_.size() && text_[at_] == '}' ? endless : number();
    if (least && most && take('}')) return Times{*least, *most};
    at_ = begin;
    return {};
  }

  std::optional<int> number() {
    if (at_ >= text_.size() || std::isdigit(static_cast<unsigned char>(text_[at_])) == 0) return {};
    int value = 0;
    for (; at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0; ++at_)
      value = std::min(value * 10 + (text_[at_] - '0'), endless);
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool dangerous_ = false;
};

}  // namespace

bool looks_random(std::string_view text) {
  constexpr double least = 66;
  constexpr double least_each = 4.9;
  if (text.empty() || text.find_first_not_of(text[0]) == std::string_view::npos) return false;
  const double bits = bits_of(text);
  return bits > least && bits > least_each * static_cast<double>(text.size());
}

bool backtracks(std::string_view regex) {
  return RegexReader(regex).is_dangerous();
}

}  // namespace insight::engine::match
