#include "mutate.h"

#include <algorithm>
#include <array>

namespace insight::mutants {
namespace {

constexpr auto kPieces = std::to_array<std::string_view>({"(",
                                                          ")",
                                                          "{",
                                                          "}",
                                                          "[",
                                                          "]",
                                                          "<",
                                                          ">",
                                                          "\"",
                                                          "'",
                                                          "`",
                                                          "\\",
                                                          "/*",
                                                          "*/",
                                                          "//",
                                                          "#",
                                                          "\n",
                                                          "\r",
                                                          "\t",
                                                          "    ",
                                                          "${",
                                                          "#{",
                                                          "<%",
                                                          "%>",
                                                          "<?php",
                                                          "?>",
                                                          "=>",
                                                          "->",
                                                          ":",
                                                          ";",
                                                          ",",
                                                          "...",
                                                          "$X",
                                                          "=",
                                                          "==",
                                                          "!",
                                                          "@",
                                                          "::",
                                                          "|",
                                                          "&&",
                                                          "if",
                                                          "else",
                                                          "class",
                                                          "def",
                                                          "function",
                                                          "return",
                                                          "import",
                                                          "from",
                                                          "for",
                                                          "while",
                                                          "try",
                                                          "match",
                                                          "case",
                                                          "0x",
                                                          "1e999",
                                                          "<<EOF\n",
                                                          "\xff",
                                                          "\xf0\x9f\x98\x80",
                                                          "\xe2\x80\xae",
                                                          "\0"});
constexpr auto kNests =
    std::to_array<std::string_view>({"(", "[", "{", "f(", "a[", "if(a){", "!", "-", "a.", "a?b:", "\"${", "<a>", "x=", "- "});

class Mutation {
 public:
  Mutation(std::string text, std::string_view other, std::mt19937_64& dice) : text_(std::move(text)), other_(other), dice_(dice) {}

  void step() {
    switch (below(9)) {
      case 0:
        text_.erase(place(), length());
        return;
      case 1: {
        const std::string piece = text_.substr(place(), length());
        text_.insert(place(), piece);
        return;
      }
      case 2: {
        const std::string piece = text_.substr(place(), length());
        const std::size_t at = place();
        text_.replace(at, std::min(length(), text_.size() - at), piece);
        return;
      }
      case 3:
        text_.insert(place(), kPieces[below(kPieces.size())]);
        return;
      case 4:
        if (!text_.empty()) text_[std::min(place(), text_.size() - 1)] = static_cast<char>(below(256));
        return;
      case 5:
        if (!other_.empty()) text_.insert(place(), other_.substr(below(other_.size()), length()));
        return;
      case 6:
        text_.resize(place());
        return;
      case 7: {
        const std::string_view nest = kNests[below(kNests.size())];
        const std::size_t times = std::size_t{1} << below(11);
        std::string all;
        for (std::size_t i = 0; i < times; ++i) all += nest;
        text_.insert(place(), all);
        return;
      }
      default: {
        const std::size_t at = place();
        text_.replace(at, std::min<std::size_t>(1 + below(3), text_.size() - at), kPieces[below(kPieces.size())]);
        return;
      }
    }
  }

  std::string take() { return std::move(text_); }

 private:
  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(dice_); }
  std::size_t place() { return below(text_.size() + 1); }
  // Mostly short, now and then a good part of the text.
  std::size_t length() { return 1 + below(std::size_t{1} << below(12)); }

  std::string text_;
  std::string_view other_;
  std::mt19937_64& dice_;
};

}  // namespace

std::string mutate(std::string_view text, std::string_view other, std::mt19937_64& dice, std::size_t max_bytes) {
  Mutation mutation(std::string(text.substr(0, max_bytes)), other, dice);
  const int steps = 1 << std::uniform_int_distribution(0, 4)(dice);
  for (int i = 0; i < steps; ++i) mutation.step();
  std::string mutant = mutation.take();
  mutant.resize(std::min(mutant.size(), max_bytes));
  return mutant;
}

}  // namespace insight::mutants
