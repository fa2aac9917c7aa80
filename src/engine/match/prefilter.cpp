#include "engine/match/prefilter.h"

#include <hs.h>

#include <algorithm>
#include <map>
#include <span>

#include "base/error.h"
#include "engine/match/leaf.h"

namespace insight::engine::match {

// Of a long word the automaton holds the beginning alone, and the rest is compared where that occurs: literals beyond eight bytes
// need another, slower machine of Hyperscan's, which takes ten times as long to compile.
struct Prefilter::Automaton {
  static constexpr std::size_t longest = 8;
  struct Rest {
    std::uint32_t word;
    std::string text;  // in small letters with any_case
    bool whole;
  };
  struct Literal {
    std::vector<Rest> rests;  // of the words that begin with it
    std::size_t size = 0;
    bool any_case = false;
  };
  std::vector<Literal> literals;
  hs_database_t* database = nullptr;

  void compile(const std::map<Word, std::uint32_t>& numbers);
  ~Automaton() { hs_free_database(database); }
};

struct Prefilter::Scratch {
  hs_scratch_t* scratch = nullptr;
  std::vector<char> seen;
  ~Scratch() { hs_free_scratch(scratch); }
};

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_word_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_whole(std::string_view text, std::size_t begin, std::size_t end) {
  const bool goes_on_before = begin > 0 && is_word_sign(text[begin]) && is_word_sign(text[begin - 1]);
  const bool goes_on_behind = end < text.size() && is_word_sign(text[end - 1]) && is_word_sign(text[end]);
  return !goes_on_before && !goes_on_behind;
}

bool begins_with(std::string_view text, std::string_view rest, bool any_case) {
  if (!any_case) return text.starts_with(rest);
  return text.size() >= rest.size() &&
         std::equal(rest.begin(), rest.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

}  // namespace

void Prefilter::Automaton::compile(const std::map<Word, std::uint32_t>& numbers) {
  std::map<Word, std::vector<Rest>> by_beginning;
  for (const auto& [word, number] : numbers) {
    std::string rest = word.text.substr(std::min(longest, word.text.size()));
    if (word.any_case) std::transform(rest.begin(), rest.end(), rest.begin(), lower);
    by_beginning[Word(word.text.substr(0, longest), word.any_case)].push_back({number, std::move(rest), word.whole});
  }
  if (by_beginning.empty()) return;

  std::vector<const char*> texts;
  std::vector<std::size_t> sizes;
  std::vector<unsigned> ids;
  std::vector<unsigned> flags;
  for (auto& [beginning, rests] : by_beginning) {
    const bool once = rests.size() == 1 && rests.front().text.empty() && !rests.front().whole;
    texts.push_back(beginning.text.data());
    sizes.push_back(beginning.text.size());
    ids.push_back(static_cast<unsigned>(literals.size()));
    flags.push_back((once ? HS_FLAG_SINGLEMATCH : 0) | (beginning.any_case ? HS_FLAG_CASELESS : 0));
    literals.push_back({std::move(rests), beginning.text.size(), beginning.any_case});
  }
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), sizes.data(), static_cast<unsigned>(texts.size()), HS_MODE_BLOCK,
                           nullptr, &database, &error) != HS_SUCCESS) {
    const std::string why = error != nullptr && error->message != nullptr ? error->message : "no reason given";
    hs_free_compile_error(error);
    throw Error{ErrorCode::internal, "the words of the rules can't be compiled: " + why};
  }
}

Prefilter::Prefilter(const std::vector<RequiredWords>& rules, const std::vector<Leaf>& leaves)
    : automaton_(std::make_unique<Automaton>()) {
  std::map<Word, std::uint32_t> numbers;
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
  automaton_->compile(numbers);
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
  struct Look {
    const Automaton& automaton;
    std::string_view text;
    std::vector<char>& seen;
  } state{*automaton_, text, scratch.seen};
  const auto note = [](unsigned literal, unsigned long long, unsigned long long end, unsigned, void* context) {
    const Look& at = *static_cast<Look*>(context);
    const Automaton::Literal& found = at.automaton.literals[literal];
    for (const Automaton::Rest& rest : found.rests) {
      char& seen = at.seen[rest.word];
      if (seen == 0 && begins_with(at.text.substr(end), rest.text, found.any_case) &&
          (!rest.whole || is_whole(at.text, end - found.size, end + rest.text.size())))
        seen = 1;
    }
    return 0;
  };
  hs_scan(automaton_->database, text.data(), static_cast<unsigned>(text.size()), 0, scratch.scratch, note, &state);
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
