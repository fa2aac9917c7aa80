// WordFinder: which of many words occur in a text, in one pass over it. Two machines say the same: Hyperscan's automaton, which
// takes longer to make the more words there are, and a portable one, ready at once and slower to read. Immutable and shared;
// every thread brings its own Scratch. Used by Prefilter alone.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace insight::engine::match {

struct Word {
  std::string text;
  bool any_case = false;  // else exactly these letters
  bool whole = false;     // no letter, digit or _ stands before or behind it; where it begins or ends in another sign anything may

  Word(const char* letters) : text(letters) {}
  Word(std::string letters, bool in_any_case = false, bool is_whole = false)
      : text(std::move(letters)), any_case(in_any_case), whole(is_whole) {}
  auto operator<=>(const Word&) const = default;
};
using WordNumbers = std::map<Word, std::uint32_t>;  // from 0, without gaps

class WordFinder {
 public:
  virtual ~WordFinder() = default;

  struct Scratch {
    virtual ~Scratch() = default;
  };
  virtual std::unique_ptr<Scratch> make_scratch() const = 0;
  // Sets `seen` of the number of each word that occurs; it has room for all and holds nothing but 0.
  virtual void look(std::string_view text, Scratch& scratch, std::vector<char>& seen) const = 0;
};

std::unique_ptr<const WordFinder> portable_finder(const WordNumbers& numbers);
std::unique_ptr<const WordFinder> hyperscan_finder(
    const WordNumbers& numbers);  // where the build has no Hyperscan: the portable one

// Is the word that stands at [begin, end) of the text one by itself?
bool is_whole(std::string_view text, std::size_t begin, std::size_t end);
constexpr bool is_word_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
constexpr char in_small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
// Does the text begin with `word`, which is in small letters where the case doesn't count?
bool begins_with(std::string_view text, std::string_view word, bool any_case);

}  // namespace insight::engine::match
