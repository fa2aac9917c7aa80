// The small readers of base that everything hostile goes through: hexadecimal, Base64, UTF-8, times, JSON's spelling of a text.
// What is read is written as it was.
#include <string>

#include "base/text.h"
#include "base/time_text.h"
#include "fuzz.h"
#include "json/parse.h"

namespace {

using namespace insight;

void require_cut(std::string_view text, std::size_t most) {
  const auto cut = shorten(text, most);
  fuzz::require(cut.size() <= std::max(most, std::string_view("…").size()) && (!is_utf8(text) || is_utf8(cut)));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  if (const auto bytes = from_hex(text)) fuzz::require(to_hex(*bytes) == lower(text));
  if (const auto bytes = from_base64(text)) fuzz::require(to_base64(*bytes) == text);
  if (const auto bytes = from_base64url(text)) fuzz::require(to_base64url(*bytes) == text);
  fuzz::require(from_base64url(to_base64url(bytes_of(text))).value() == from_base64(to_base64(bytes_of(text))).value());
  if (const auto time = from_iso8601(text)) fuzz::require(from_iso8601(to_iso8601(*time)) == time);
  require_cut(text, 10);
  require_cut(text, 60);

  std::string spelled;
  append_json_string(spelled, text);
  fuzz::refusing([&] {
    const auto again = json::parse(spelled);
    if (is_utf8(text)) fuzz::require(std::string_view(again.as_string()) == text);
  });
  fuzz::require(is_utf8(spelled) && count_code_points(text) <= text.size());
  return 0;
}
