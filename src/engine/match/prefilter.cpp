#include "engine/match/prefilter.h"

#include <algorithm>
#include <span>

#include "engine/match/leaf.h"

namespace insight::engine::match {
namespace {

// What a word adds to the time in which Hyperscan's automaton is made, in bytes that it reads quicker than the portable machine
// does by as much.
constexpr std::uint64_t bytes_for_a_word = 12u << 10;

}  // namespace

struct Prefilter::Scratch {
  std::unique_ptr<WordFinder::Scratch> of_finder;
  std::vector<char> seen;
};

Prefilter::Prefilter(const std::vector<RequiredWords>& rules, const std::vector<Leaf>& leaves, std::uint64_t text_bytes) {
  WordNumbers numbers;
  const auto numbered = [&](const RequiredWords& required) {
    Part part{.begin = static_cast<std::uint32_t>(numbers_.size())};
    for (const Alternatives& alternatives : required) {
      numbers_.push_back(static_cast<std::uint32_t>(alternatives.size()));
      for (const Word& word : alternatives)
        numbers_.push_back(numbers.try_emplace(word, static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    part.end = static_cast<std::uint32_t>(numbers_.size());
    return part;
  };
  for (const RequiredWords& required : rules) rules_.push_back(numbered(required));
  for (const Leaf& leaf : leaves) leaves_.push_back(numbered(leaf.words));
  for (const auto& [word, number] : numbers) {
    if (word.any_case && word.text.find_first_of("kKsS") != std::string::npos) with_k_or_s_.push_back(number);
  }
  if (!with_k_or_s_.empty()) {
    for (const char* sign : {"\u212A", "\u017F"})
      signs_.push_back(numbers.try_emplace(Word(sign), static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  words_ = numbers.size();
  finder_ = text_bytes < words_ * bytes_for_a_word ? portable_finder(numbers) : hyperscan_finder(numbers);
}

Prefilter::~Prefilter() = default;

std::shared_ptr<Prefilter::Scratch> Prefilter::make_scratch() const {
  auto scratch = std::make_shared<Scratch>();
  scratch->of_finder = finder_->make_scratch();
  return scratch;
}

void Prefilter::look(std::string_view text, Scratch& scratch) const {
  scratch.seen.assign(words_, 0);
  if (words_ == 0) return;
  finder_->look(text, *scratch.of_finder, scratch.seen);
  if (std::ranges::any_of(signs_, [&](std::uint32_t sign) { return scratch.seen[sign] != 0; })) {
    for (const std::uint32_t word : with_k_or_s_) scratch.seen[word] = 1;
  }
}

bool Prefilter::occur(Part required, const Scratch& scratch) const {
  for (std::uint32_t at = required.begin; at < required.end;) {
    const auto words = std::span(numbers_).subspan(at + 1, numbers_[at]);
    if (std::ranges::none_of(words, [&](std::uint32_t word) { return scratch.seen[word] != 0; })) return false;
    at += 1 + numbers_[at];
  }
  return true;
}

}  // namespace insight::engine::match
