// Options of `generic` rules: how plain text is read and searched. Plain values from a rule's `options:`.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace insight::engine::generic {

enum class Comments : std::uint8_t { None, C, Cpp, Shell };

struct Options {
  Comments comments = Comments::None;  // taken for blanks
  std::uint32_t max_span = 10;         // line ends that one `...` may pass
  // `generic_engine: aliengrep`, and what only that one knows.
  bool as_one_regex = false;
  bool multiline = true;  // a line end is a blank like any other
  bool any_case = false;
  std::vector<std::pair<char, char>> more_brackets;
  std::string more_word_letters;

  auto operator<=>(const Options&) const = default;
};

}  // namespace insight::engine::generic
