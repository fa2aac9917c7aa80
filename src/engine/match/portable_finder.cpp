#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "engine/match/word_finder.h"

namespace insight::engine::match {
namespace {

constexpr std::size_t block = 64;  // letters that are looked at together, without a branch for each

// A bit for each of the 64 letters that is a word sign.
std::uint64_t signs_of(const char* letters) {
  std::array<std::uint8_t, block> is_sign;
  for (std::size_t i = 0; i < block; ++i) {
    const auto letter = static_cast<std::uint8_t>(letters[i]);
    const bool is_letter = static_cast<std::uint8_t>((letter | 0x20u) - 'a') < 26;
    const bool is_digit = static_cast<std::uint8_t>(letter - '0') < 10;
    is_sign[i] = static_cast<std::uint8_t>(is_letter | is_digit | (letter == '_'));
  }
  std::uint64_t signs = 0;
  for (std::size_t i = 0; i < block; i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, is_sign.data() + i, sizeof eight);
    signs |= (eight * 0x0102040810204080 >> 56) << i;  // the lowest bits of eight bytes, side by side
  }
  return signs;
}

template <class Number>
Number letters_at(std::string_view text, std::size_t at) {
  Number letters;
  std::memcpy(&letters, text.data() + at, sizeof letters);
  return letters;
}

// Of a run's beginning, end and length, the same for small and big letters.
std::uint64_t hash_of(std::string_view run) {
  constexpr std::uint64_t small = 0x2020202020202020;
  const std::size_t size = run.size();
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  if (size >= 8) {
    first = letters_at<std::uint64_t>(run, 0);
    last = letters_at<std::uint64_t>(run, size - 8);
  } else if (size >= 4) {
    first = letters_at<std::uint32_t>(run, 0);
    last = letters_at<std::uint32_t>(run, size - 4);
  } else {
    for (const char letter : run) first = first << 8 | static_cast<unsigned char>(letter);
  }
  const std::uint64_t mixed = ((first | small) ^ size) * 0x9E3779B97F4A7C15 + (last | small) * 0xC2B2AE3D27D4EB4F;
  return mixed ^ mixed >> 29;
}

struct Known {
  std::string text;  // in small letters with any_case
  std::uint32_t number;
  bool any_case;
  bool whole;
};

bool stands_at(std::string_view text, std::size_t at, const Known& word) {
  return begins_with(text.substr(at), word.text, word.any_case) && (!word.whole || is_whole(text, at, at + word.text.size()));
}

// Words of three letters or more that may begin anywhere, by the hash of their first three.
class Beginnings {
 public:
  static constexpr std::size_t size = 3;

  void add(Known word) { words_.push_back(std::move(word)); }

  void index() {
    if (words_.empty()) return;
    std::ranges::stable_sort(words_, {}, [](const Known& word) { return bucket_of(word.text); });
    first_.assign(buckets + 1, 0);
    is_some_.assign(buckets, 0);
    for (const Known& word : words_) {
      const std::size_t bucket = bucket_of(word.text);
      is_some_[bucket] = 1;
      ++first_[bucket + 1];
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  }

  void look(std::string_view text, std::vector<char>& seen) const {
    if (words_.empty() || text.size() < size) return;
    const std::size_t last = text.size() - size;  // where one may begin; all before have a fourth letter to read
    for (std::size_t begin = 0; begin < last; begin += block) {
      const std::size_t count = std::min(block, last - begin);
      std::uint64_t hits = 0;
      for (std::size_t i = 0; i < count; ++i)
        hits = hits >> 1 | std::uint64_t{is_some_[bucket_of(letters_at<std::uint32_t>(text, begin + i))]} << 63;
      hits >>= block - count;
      for (; hits != 0; hits &= hits - 1) compare_at(text, begin + static_cast<std::size_t>(std::countr_zero(hits)), seen);
    }
    compare_at(text, last, seen);
  }

 private:
  static constexpr int bits = 13;
  static constexpr std::size_t buckets = std::size_t{1} << bits;

  // The fourth letter is shifted out.
  static std::size_t bucket_of(std::uint32_t letters) { return ((letters | 0x20202020u) << 8) * 0x9E3779B1u >> (32 - bits); }
  static std::size_t bucket_of(std::string_view text) {
    std::uint32_t letters = 0;
    std::memcpy(&letters, text.data(), size);
    return bucket_of(letters);
  }

  void compare_at(std::string_view text, std::size_t at, std::vector<char>& seen) const {
    const std::size_t bucket = bucket_of(text.substr(at));
    for (std::uint32_t i = first_[bucket]; i < first_[bucket + 1]; ++i) {
      const Known& word = words_[i];
      if (seen[word.number] == 0 && stands_at(text, at, word)) seen[word.number] = 1;
    }
  }

  std::vector<Known> words_;
  std::vector<std::uint32_t> first_;  // of each bucket
  std::vector<std::uint8_t> is_some_;
};

// Whole words made of word signs, nearly all there are, are runs of such signs in the text: each run is looked up in a hash table.
// Others may begin anywhere: where letters stand with which some of them begin, these are compared. The few that are shorter are
// searched for one by one: they stand near the beginning of most texts.
class PortableFinder : public WordFinder {
 public:
  explicit PortableFinder(const WordNumbers& numbers) {
    for (const auto& [word, number] : numbers) add(word, number);
    index_runs();
    beginnings_.index();
  }

  std::unique_ptr<Scratch> make_scratch() const override { return std::make_unique<Scratch>(); }

  void look(std::string_view text, Scratch&, std::vector<char>& seen) const override {
    look_for_runs(text, seen);
    beginnings_.look(text, seen);
    for (const Known& word : short_) {
      if (occurs(word, text)) seen[word.number] = 1;
    }
  }

 private:
  void add(const Word& word, std::uint32_t number) {
    Known known{word.text, number, word.any_case, word.whole};
    if (word.any_case) std::ranges::transform(known.text, known.text.begin(), in_small);
    const std::size_t size = known.text.size();
    if (word.whole && std::ranges::all_of(word.text, is_word_sign))
      runs_.push_back(std::move(known));
    else if (size >= Beginnings::size)
      beginnings_.add(std::move(known));
    else
      short_.push_back(std::move(known));
  }

  static bool occurs(const Known& word, std::string_view text) {
    const char small = word.text[0];
    const bool has_big = word.any_case && small >= 'a' && small <= 'z';
    const std::array<char, 2> first{small, static_cast<char>(small - 'a' + 'A')};
    const auto next = [&](std::size_t from) {
      return has_big ? text.find_first_of(std::string_view(first.data(), first.size()), from) : text.find(small, from);
    };
    for (std::size_t at = next(0); at != std::string_view::npos; at = next(at + 1)) {
      if (stands_at(text, at, word)) return true;
    }
    return false;
  }

  // Open addressing: 1 + the place in runs_; 0 ends a search.
  void index_runs() {
    slots_.assign(std::bit_ceil(4 * runs_.size() + 1), 0);
    for (std::uint32_t i = 0; i < runs_.size(); ++i) {
      std::size_t slot = hash_of(runs_[i].text) & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = i + 1;
    }
  }

  void look_for_runs(std::string_view text, std::vector<char>& seen) const {
    std::size_t run = std::string_view::npos;  // where one began
    for (std::size_t begin = 0; begin < text.size(); begin += block) {
      std::uint64_t signs = 0;
      if (text.size() - begin >= block) {
        signs = signs_of(text.data() + begin);
      } else {
        std::array<char, block> last{};
        std::ranges::copy(text.substr(begin), last.begin());
        signs = signs_of(last.data());
      }
      const std::uint64_t before = signs << 1 | (run != std::string_view::npos ? 1 : 0);
      for (std::uint64_t edges = signs ^ before; edges != 0; edges &= edges - 1) {
        const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(edges));
        if (run != std::string_view::npos) look_up(text.substr(run, at - run), seen);
        run = run != std::string_view::npos ? std::string_view::npos : at;
      }
    }
    if (run != std::string_view::npos) look_up(text.substr(run), seen);
  }

  void look_up(std::string_view run, std::vector<char>& seen) const {
    for (std::size_t slot = hash_of(run) & (slots_.size() - 1); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
      const Known& known = runs_[slots_[slot] - 1];
      if (known.text.size() == run.size() && begins_with(run, known.text, known.any_case)) seen[known.number] = 1;
    }
  }

  std::vector<Known> runs_;
  std::vector<std::uint32_t> slots_;
  Beginnings beginnings_;
  std::vector<Known> short_;
};

}  // namespace

std::unique_ptr<const WordFinder> portable_finder(const WordNumbers& numbers) {
  return std::make_unique<PortableFinder>(numbers);
}

}  // namespace insight::engine::match
