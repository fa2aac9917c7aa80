// A pattern for plain text and the text, parted by a zero byte. Bits of the first byte are options.
#include "base/error.h"
#include "engine/generic/one_regex.h"
#include "engine/generic/search.h"
#include "engine/match/regex.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight::engine;
  if (size == 0) return 0;
  const std::string_view input(insight::fuzz::text_of(data + 1, size - 1));
  const std::size_t zero = std::min(input.find('\0'), input.size());
  const std::string_view pattern = input.substr(0, zero);
  const std::string_view text = input.substr(std::min(zero + 1, input.size()));
  generic::Options options{.comments = static_cast<generic::Comments>(data[0] & 3),
                           .max_span = static_cast<std::uint32_t>(data[0]) >> 5U};
  options.multiline = (data[0] & 4) != 0;
  options.any_case = (data[0] & 8) != 0;

  std::string reason;
  if (const auto read = generic::read_pattern(pattern, reason)) {
    const auto document = generic::read_document(text, options.comments);
    for (const auto& match : generic::search(*read, document, options.max_span)) {
      insight::fuzz::require(match.range.begin <= match.range.end && match.range.end <= text.size());
      for (const auto& [name, piece] : match.bound) insight::fuzz::require(piece.begin <= piece.end && piece.end <= text.size());
    }
  }
  try {
    const auto made = generic::one_regex(pattern, options);
    const match::Regex regex(made.text, match::Regex::Mode::Extended);
    regex.each(text,
               [&](const match::Regex::Found& found) { insight::fuzz::require(found.captures.size() == made.groups.size()); });
  } catch (const insight::Error&) {
    return 0;  // not UTF-8, or too large
  }
  return 0;
}
