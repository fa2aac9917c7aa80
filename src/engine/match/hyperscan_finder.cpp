#include "engine/match/word_finder.h"

#ifdef INSIGHT_HYPERSCAN
#include <hs.h>

#include <algorithm>

#include "base/error.h"

namespace insight::engine::match {
namespace {

// Of a long word the automaton holds the beginning alone, and the rest is compared where that occurs: literals beyond eight bytes
// need another, slower machine of Hyperscan's, which takes ten times as long to compile.
class HyperscanFinder : public WordFinder {
 public:
  explicit HyperscanFinder(const WordNumbers& numbers);
  ~HyperscanFinder() override { hs_free_database(database_); }
  HyperscanFinder(const HyperscanFinder&) = delete;
  HyperscanFinder& operator=(const HyperscanFinder&) = delete;

  std::unique_ptr<Scratch> make_scratch() const override;
  void look(std::string_view text, Scratch& scratch, std::vector<char>& seen) const override;

 private:
  struct OwnScratch : Scratch {
    hs_scratch_t* scratch = nullptr;
    ~OwnScratch() override { hs_free_scratch(scratch); }
  };
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
  std::vector<Literal> literals_;
  hs_database_t* database_ = nullptr;
};

HyperscanFinder::HyperscanFinder(const WordNumbers& numbers) {
  std::map<Word, std::vector<Rest>> by_beginning;
  for (const auto& [word, number] : numbers) {
    std::string rest = word.text.substr(std::min(longest, word.text.size()));
    if (word.any_case) std::transform(rest.begin(), rest.end(), rest.begin(), in_small);
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
    ids.push_back(static_cast<unsigned>(literals_.size()));
    flags.push_back((once ? HS_FLAG_SINGLEMATCH : 0) | (beginning.any_case ? HS_FLAG_CASELESS : 0));
    literals_.push_back({std::move(rests), beginning.text.size(), beginning.any_case});
  }
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), sizes.data(), static_cast<unsigned>(texts.size()), HS_MODE_BLOCK,
                           nullptr, &database_, &error) != HS_SUCCESS) {
    const std::string why = error != nullptr && error->message != nullptr ? error->message : "no reason given";
    hs_free_compile_error(error);
    throw Error{ErrorCode::internal, "the words of the rules can't be compiled: " + why};
  }
}

std::unique_ptr<WordFinder::Scratch> HyperscanFinder::make_scratch() const {
  auto own = std::make_unique<OwnScratch>();
  if (database_ != nullptr && hs_alloc_scratch(database_, &own->scratch) != HS_SUCCESS)
    throw Error{ErrorCode::internal, "no memory for the scan of the rules' words"};
  return own;
}

void HyperscanFinder::look(std::string_view text, Scratch& scratch, std::vector<char>& seen) const {
  if (database_ == nullptr) return;
  struct Look {
    const std::vector<Literal>& literals;
    std::string_view text;
    std::vector<char>& seen;
  } state{literals_, text, seen};
  const auto note = [](unsigned literal, unsigned long long, unsigned long long end, unsigned, void* context) {
    const Look& at = *static_cast<Look*>(context);
    const Literal& found = at.literals[literal];
    for (const Rest& rest : found.rests) {
      char& is_seen = at.seen[rest.word];
      if (is_seen == 0 && begins_with(at.text.substr(end), rest.text, found.any_case) &&
          (!rest.whole || is_whole(at.text, end - found.size, end + rest.text.size())))
        is_seen = 1;
    }
    return 0;
  };
  hs_scan(database_, text.data(), static_cast<unsigned>(text.size()), 0, static_cast<OwnScratch&>(scratch).scratch, note, &state);
}

}  // namespace

std::unique_ptr<const WordFinder> hyperscan_finder(const WordNumbers& numbers) {
  return std::make_unique<HyperscanFinder>(numbers);
}

}  // namespace insight::engine::match

#else

namespace insight::engine::match {

std::unique_ptr<const WordFinder> hyperscan_finder(const WordNumbers& numbers) {
  return portable_finder(numbers);
}

}  // namespace insight::engine::match
#endif
