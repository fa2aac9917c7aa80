#include "engine/match/prefilter.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

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
  enum class Answer : std::uint8_t { NotAsked, Yes, No };
  std::vector<Answer> any;  // of each of the alternatives
};

Prefilter::Prefilter(const std::vector<RequiredWords>& rules, const std::vector<Leaf>& leaves, std::uint64_t text_bytes) {
  WordNumbers numbers;
  std::map<std::vector<std::uint32_t>, std::uint32_t> known;
  const auto number_of = [&](const Alternatives& alternatives) {
    std::vector<std::uint32_t> words;
    for (const Word& word : alternatives)
      words.push_back(numbers.try_emplace(word, static_cast<std::uint32_t>(numbers.size())).first->second);
    const auto [at, is_new] = known.try_emplace(std::move(words), static_cast<std::uint32_t>(alternatives_.size()));
    if (is_new) {
      const auto begin = static_cast<std::uint32_t>(numbers_.size());
      numbers_.insert(numbers_.end(), at->first.begin(), at->first.end());
      alternatives_.push_back({begin, static_cast<std::uint32_t>(numbers_.size())});
    }
    return at->second;
  };
  const auto numbered = [&](const RequiredWords& required) {
    const auto begin = static_cast<std::uint32_t>(required_.size());
    for (const Alternatives& alternatives : required) required_.push_back(number_of(alternatives));
    return Part{begin, static_cast<std::uint32_t>(required_.size())};
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
  scratch.any.assign(alternatives_.size(), Scratch::Answer::NotAsked);
  if (words_ == 0) return;
  finder_->look(text, *scratch.of_finder, scratch.seen);
  if (std::ranges::any_of(signs_, [&](std::uint32_t sign) { return scratch.seen[sign] != 0; })) {
    for (const std::uint32_t word : with_k_or_s_) scratch.seen[word] = 1;
  }
}

bool Prefilter::occur(Part required, Scratch& scratch) const {
  const auto all = std::span(required_).subspan(required.begin, required.end - required.begin);
  return std::ranges::all_of(all, [&](std::uint32_t alternatives) { return any_occurs(alternatives, scratch); });
}

bool Prefilter::any_occurs(std::uint32_t alternatives, Scratch& scratch) const {
  Scratch::Answer& answer = scratch.any[alternatives];
  if (answer == Scratch::Answer::NotAsked) {
    const Part part = alternatives_[alternatives];
    const auto words = std::span(numbers_).subspan(part.begin, part.end - part.begin);
    const bool any = std::ranges::any_of(words, [&](std::uint32_t word) { return scratch.seen[word] != 0; });
    answer = any ? Scratch::Answer::Yes : Scratch::Answer::No;
  }
  return answer == Scratch::Answer::Yes;
}

}  // namespace insight::engine::match
