#include "engine/match/word_finder.h"

#include <algorithm>

namespace insight::engine::match {

bool is_whole(std::string_view text, std::size_t begin, std::size_t end) {
  const bool goes_on_before = begin > 0 && is_word_sign(text[begin]) && is_word_sign(text[begin - 1]);
  const bool goes_on_behind = end < text.size() && is_word_sign(text[end - 1]) && is_word_sign(text[end]);
  return !goes_on_before && !goes_on_behind;
}

bool begins_with(std::string_view text, std::string_view word, bool any_case) {
  if (!any_case) return text.starts_with(word);
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == in_small(b); });
}

}  // namespace insight::engine::match
