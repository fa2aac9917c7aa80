#include "engine/match/prefilter.h"

#include <hs.h>

#include <algorithm>
#include <map>

#include "base/error.h"
#include "engine/match/leaf.h"

namespace insight::engine::match {

struct Prefilter::Automaton {
  hs_database_t* database = nullptr;
  ~Automaton() { hs_free_database(database); }
};

struct Prefilter::Scratch {
  hs_scratch_t* scratch = nullptr;
  std::vector<char> seen;
  ~Scratch() { hs_free_scratch(scratch); }
};

Prefilter::Prefilter(const std::vector<RequiredWords>& rules, const std::vector<Leaf>& leaves)
    : automaton_(std::make_unique<Automaton>()) {
  std::map<Word, std::uint32_t> numbers;
  const auto numbered = [&](const RequiredWords& required) {
    Numbers all;
    for (const Alternatives& alternatives : required) {
      auto& words = all.emplace_back();
      for (const Word& word : alternatives) {
        words.push_back(numbers.try_emplace(word, static_cast<std::uint32_t>(numbers.size())).first->second);
      }
    }
    return all;
  };
  for (const RequiredWords& required : rules) rules_.push_back(numbered(required));
  for (const Leaf& leaf : leaves) leaves_.push_back(numbered(leaf.words));
  words_ = numbers.size();
  if (words_ == 0) return;

  std::vector<const char*> texts;
  std::vector<std::size_t> sizes;
  std::vector<unsigned> ids;
  std::vector<unsigned> flags;
  for (const auto& [word, number] : numbers) {
    texts.push_back(word.text.data());
    sizes.push_back(word.text.size());
    ids.push_back(number);
    flags.push_back(HS_FLAG_SINGLEMATCH | (word.any_case ? HS_FLAG_CASELESS : 0));
  }
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), sizes.data(), static_cast<unsigned>(texts.size()), HS_MODE_BLOCK,
                           nullptr, &automaton_->database, &error) != HS_SUCCESS) {
    const std::string why = error != nullptr && error->message != nullptr ? error->message : "no reason given";
    hs_free_compile_error(error);
    throw Error{ErrorCode::internal, "the words of the rules can't be compiled: " + why};
  }
}

Prefilter::~Prefilter() = default;

std::shared_ptr<Prefilter::Scratch> Prefilter::make_scratch() const {
  auto scratch = std::make_shared<Scratch>();
  if (automaton_->database != nullptr && hs_alloc_scratch(automaton_->database, &scratch->scratch) != HS_SUCCESS)
    throw Error{ErrorCode::internal, "no memory for the scan of the rules' words"};
  return scratch;
}

void Prefilter::look(std::string_view text, Scratch& scratch) const {
  scratch.seen.assign(words_, 0);
  if (words_ == 0) return;
  const auto note = [](unsigned id, unsigned long long, unsigned long long, unsigned, void* seen) {
    static_cast<char*>(seen)[id] = 1;
    return 0;
  };
  hs_scan(automaton_->database, text.data(), static_cast<unsigned>(text.size()), 0, scratch.scratch, note, scratch.seen.data());
}

bool Prefilter::occur(const Numbers& required, const Scratch& scratch) {
  return std::all_of(required.begin(), required.end(), [&](const auto& words) {
    return std::any_of(words.begin(), words.end(), [&](std::uint32_t word) { return scratch.seen[word] != 0; });
  });
}

}  // namespace insight::engine::match
