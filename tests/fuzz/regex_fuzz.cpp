// A rule's regular expression, in the first line, over a text, the rest: no answer takes long, what matches lies in the text, and
// a text that lacks the words the expression is said to need has no match.
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "engine/match/regex.h"
#include "engine/rule/regex_words.h"
#include "fuzz.h"

namespace {

using namespace insight;
using namespace insight::engine;

bool has(std::string_view text, const match::Word& word) {
  return word.any_case ? contains_ignoring_case(text, word.text) : text.find(word.text) != std::string_view::npos;
}

bool has_words(std::string_view text, const match::RequiredWords& required) {
  return std::ranges::all_of(required, [&](const auto& alternatives) {
    return std::ranges::any_of(alternatives, [&](const auto& word) { return has(text, word); });
  });
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  const auto pattern = fuzz::take_line(text);
  const auto required = words_of_regex(pattern);
  fuzz::refusing([&] {
    const match::Regex regex(pattern);
    bool found = false;
    regex.each(text, [&](const match::Regex::Found& match) {
      found = true;
      fuzz::require(match.whole.begin <= match.whole.end && match.whole.end <= text.size());
      for (const auto& capture : match.captures)
        fuzz::require(!capture || (capture->begin <= capture->end && capture->end <= text.size()));
    });
    fuzz::require(found == regex.found_in(text));
    if (found) fuzz::require(has_words(text, required));
  });
  return 0;
}
