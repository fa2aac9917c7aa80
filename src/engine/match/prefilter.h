// Prefilter: which rules, and which of their leaves, can match a text at all? Each asks for words (a conjunction of alternatives,
// rule/required_words.h); a WordFinder finds all of them in one pass. Immutable and shared; every thread brings its own Scratch.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/match/word_finder.h"

namespace insight::engine::match {

using Alternatives = std::vector<Word>;           // one of these must occur
using RequiredWords = std::vector<Alternatives>;  // all of these; none: always a candidate

struct Leaf;

class Prefilter {
 public:
  // `text_bytes`: about as much will be looked at; it decides which machine is worth making.
  Prefilter(const std::vector<RequiredWords>& rules, const std::vector<Leaf>& leaves, std::uint64_t text_bytes = UINT64_MAX);
  ~Prefilter();
  Prefilter(const Prefilter&) = delete;
  Prefilter& operator=(const Prefilter&) = delete;

  struct Scratch;
  std::shared_ptr<Scratch> make_scratch() const;

  // Finds the words that occur in a text; the questions below are then about that text.
  void look(std::string_view text, Scratch& scratch) const;
  bool rule_may_match(std::size_t rule, Scratch& scratch) const { return occur(rules_[rule], scratch); }
  bool leaf_may_match(std::size_t leaf, Scratch& scratch) const { return occur(leaves_[leaf], scratch); }

 private:
  struct Part {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  bool occur(Part required, Scratch& scratch) const;
  bool any_occurs(std::uint32_t alternatives, Scratch& scratch) const;

  std::unique_ptr<const WordFinder> finder_;
  std::size_t words_ = 0;
  std::vector<std::uint32_t> numbers_;  // of words
  std::vector<Part> alternatives_;      // in numbers_; equal ones, which many rules have, are one
  std::vector<std::uint32_t> required_;
  std::vector<Part> rules_;  // in required_: numbers of alternatives
  std::vector<Part> leaves_;
  std::vector<std::uint32_t> signs_;  // words that are a letter outside ASCII which stands for k or s where case doesn't count
  std::vector<std::uint32_t> with_k_or_s_;  // words in any case that may be written with these
};

}  // namespace insight::engine::match
