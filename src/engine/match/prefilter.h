// Prefilter: which rules can match a text at all? Each rule asks for words (a conjunction of alternatives, rule/required_words.h);
// one automaton finds the words of all rules in one pass. Immutable and shared; every thread brings its own Scratch.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace insight::engine::match {

struct Word {
  std::string text;
  bool any_case = false;  // else exactly these letters

  Word(const char* letters) : text(letters) {}
  Word(std::string letters, bool in_any_case = false) : text(std::move(letters)), any_case(in_any_case) {}
  auto operator<=>(const Word&) const = default;
};
using Alternatives = std::vector<Word>;           // one of these must occur
using RequiredWords = std::vector<Alternatives>;  // all of these; none: the rule is always a candidate

class Prefilter {
 public:
  explicit Prefilter(const std::vector<RequiredWords>& rules);
  ~Prefilter();
  Prefilter(const Prefilter&) = delete;
  Prefilter& operator=(const Prefilter&) = delete;

  struct Scratch;
  std::shared_ptr<Scratch> make_scratch() const;

  // Sets seen[word] for the words that occur; then asks rule by rule.
  void look(std::string_view text, Scratch& scratch) const;
  bool may_match(std::uint32_t rule, const Scratch& scratch) const;

 private:
  struct Automaton;
  std::unique_ptr<Automaton> automaton_;
  std::size_t words_ = 0;
  std::vector<std::vector<std::vector<std::uint32_t>>> rules_;  // rule → alternatives → words
};

}  // namespace insight::engine::match
