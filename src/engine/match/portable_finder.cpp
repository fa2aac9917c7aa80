#include <algorithm>
#include <array>
#include <bit>

#include "engine/match/word_finder.h"

namespace insight::engine::match {
namespace {

constexpr auto small_letters = [] {
  std::array<unsigned char, 256> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<unsigned char>(in_small(static_cast<char>(i)));
  return all;
}();
constexpr auto word_signs = [] {
  std::array<bool, 256> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = is_word_sign(static_cast<char>(i));
  return all;
}();

std::uint32_t mixed(std::uint32_t hash, unsigned char letter) {
  return (hash ^ small_letters[letter]) * 0x01000193u;  // FNV-1a over small letters
}

std::size_t pair_at(std::string_view text, std::size_t at) {
  return small_letters[static_cast<unsigned char>(text[at])] << 8 | small_letters[static_cast<unsigned char>(text[at + 1])];
}

// Whole words made of word signs, nearly all there are, are runs of such signs in the text: each run is looked up in a hash table.
// Others may begin anywhere: where two letters stand with which some of them begin, these are compared.
class PortableFinder : public WordFinder {
 public:
  explicit PortableFinder(const WordNumbers& numbers) {
    for (const auto& [word, number] : numbers) add(word, number);
    index_runs();
    index_pairs();
  }

  std::unique_ptr<Scratch> make_scratch() const override { return std::make_unique<Scratch>(); }

  void look(std::string_view text, Scratch&, std::vector<char>& seen) const override {
    std::uint32_t hash = empty;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (at + 1 < text.size() && is_first_pair_[pair_at(text, at)]) compare_at(text, at, seen);
      const auto letter = static_cast<unsigned char>(text[at]);
      if (word_signs[letter]) {
        hash = mixed(hash, letter);
        continue;
      }
      if (begin < at) look_up(text.substr(begin, at - begin), hash, seen);
      hash = empty;
      begin = at + 1;
    }
    if (begin < text.size()) look_up(text.substr(begin), hash, seen);
    for (const Known& one : single_) {
      if (std::ranges::any_of(text, [&](char c) { return (one.any_case ? in_small(c) : c) == one.text[0]; })) seen[one.number] = 1;
    }
  }

 private:
  static constexpr std::uint32_t empty = 0x811c9dc5u;
  static constexpr std::size_t pairs = 1u << 16;

  struct Known {
    std::string text;  // in small letters with any_case
    std::uint32_t number;
    bool any_case;
    bool whole;
  };

  void add(const Word& word, std::uint32_t number) {
    Known known{word.text, number, word.any_case, word.whole};
    if (word.any_case) std::ranges::transform(known.text, known.text.begin(), in_small);
    if (word.whole && std::ranges::all_of(word.text, is_word_sign))
      runs_.push_back(std::move(known));
    else
      (known.text.size() < 2 ? single_ : anywhere_).push_back(std::move(known));
  }

  static std::uint32_t hash_of(std::string_view word) {
    std::uint32_t hash = empty;
    for (const char letter : word) hash = mixed(hash, static_cast<unsigned char>(letter));
    return hash;
  }

  // Open addressing: 1 + the place in runs_; 0 ends a search.
  void index_runs() {
    slots_.assign(std::bit_ceil(2 * runs_.size() + 1), 0);
    for (std::uint32_t i = 0; i < runs_.size(); ++i) {
      std::size_t slot = hash_of(runs_[i].text) & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = i + 1;
    }
  }

  void look_up(std::string_view run, std::uint32_t hash, std::vector<char>& seen) const {
    for (std::size_t slot = hash & (slots_.size() - 1); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
      const Known& known = runs_[slots_[slot] - 1];
      if (known.text.size() == run.size() && begins_with(run, known.text, known.any_case)) seen[known.number] = 1;
    }
  }

  // Sorted by the pair that they begin with; first_ says where those of a pair begin.
  void index_pairs() {
    const auto pair_of = [](const Known& known) { return pair_at(known.text, 0); };
    std::ranges::stable_sort(anywhere_, {}, pair_of);
    is_first_pair_.assign(pairs, false);
    first_.assign(anywhere_.empty() ? 0 : pairs + 1, 0);
    for (const Known& known : anywhere_) {
      is_first_pair_[pair_of(known)] = true;
      ++first_[pair_of(known) + 1];
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  }

  void compare_at(std::string_view text, std::size_t at, std::vector<char>& seen) const {
    const std::size_t pair = pair_at(text, at);
    for (std::uint32_t i = first_[pair]; i < first_[pair + 1]; ++i) {
      const Known& known = anywhere_[i];
      if (seen[known.number] == 0 && begins_with(text.substr(at), known.text, known.any_case) &&
          (!known.whole || is_whole(text, at, at + known.text.size())))
        seen[known.number] = 1;
    }
  }

  std::vector<Known> runs_;
  std::vector<std::uint32_t> slots_;
  std::vector<Known> anywhere_;
  std::vector<bool> is_first_pair_;
  std::vector<std::uint32_t> first_;
  std::vector<Known> single_;  // a letter each
};

}  // namespace

std::unique_ptr<const WordFinder> portable_finder(const WordNumbers& numbers) {
  return std::make_unique<PortableFinder>(numbers);
}

}  // namespace insight::engine::match
