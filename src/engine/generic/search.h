// Search of a generic pattern in a document. A pattern without indentation matches text of any layout; an indented block of the
// pattern matches a whole block of the text. `...` passes over what it must, over a bounded number of lines, and at the end of the
// pattern takes the rest of the block. Pure; every step is counted, so no text can hang it.
#pragma once

#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/generic/text_tree.h"

namespace insight::engine::generic {

struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Match {
  Piece range;
  std::vector<std::pair<std::string_view, Piece>> bound;  // names with their $, borrowed from the pattern
};

// In the order of the text. Of those with the same end one alone: the shortest, or the longest for a pattern that ends in `...`.
std::vector<Match> search(const Pattern& pattern, const Document& document, std::uint32_t max_span);

}  // namespace insight::engine::generic
