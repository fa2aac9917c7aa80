#include "s3/answer.h"

#include <time.h>

#include "base/error.h"
#include "base/text.h"
#include "base/time_text.h"

namespace insight::s3 {
namespace {

constexpr std::size_t kMostMessage = 200;

std::string without_entities(std::string_view text) {
  struct Entity {
    std::string_view name;
    char means;
  };
  constexpr Entity known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}};
  std::string out;
  while (!text.empty()) {
    std::size_t used = 1;
    char c = text.front();
    for (const auto& entity : known) {
      if (!text.starts_with(entity.name)) continue;
      c = entity.means;
      used = entity.name.size();
    }
    out += c;
    text.remove_prefix(used);
  }
  return out;
}

// What stands between <name> and </name>, from `at` on, which moves behind it.
std::optional<std::string_view> inside(std::string_view xml, const std::string& name, std::size_t& at) {
  const auto open = xml.find("<" + name + ">", at);
  if (open == std::string_view::npos) return std::nullopt;
  const auto begin = open + name.size() + 2;
  const auto end = xml.find("</" + name + ">", begin);
  if (end == std::string_view::npos) return std::nullopt;
  at = end + name.size() + 3;
  return xml.substr(begin, end - begin);
}

std::string text_of(std::string_view xml, const std::string& name) {
  std::size_t at = 0;
  return without_entities(inside(xml, name, at).value_or(""));
}

}  // namespace

Listing read_listing(std::string_view xml) {
  if (xml.find("<ListBucketResult") == std::string_view::npos)
    throw Error{ErrorCode::unavailable,
                "What answers at `s3_endpoint` gives no listing of a bucket; is it a server that speaks S3?"};
  Listing listing;
  std::size_t at = 0;
  while (const auto object = inside(xml, "Contents", at)) {
    const auto changed = from_iso8601(text_of(*object, "LastModified"));
    if (!changed) throw Error{ErrorCode::unavailable, "The listing of the bucket names an object without a readable time"};
    listing.objects.push_back({text_of(*object, "Key"), *changed});
  }
  if (text_of(xml, "IsTruncated") == "true") listing.next = text_of(xml, "NextContinuationToken");
  return listing;
}

Refusal read_refusal(std::string_view xml) {
  return {text_of(xml, "Code"), shorten(text_of(xml, "Message"), kMostMessage)};
}

std::optional<Millis> read_http_date(std::string_view text) {
  struct tm utc{};
  const std::string copy(text);
  const char* const end = ::strptime(copy.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  if (end == nullptr || *end != '\0') return std::nullopt;
  return static_cast<Millis>(::timegm(&utc)) * 1000;
}

}  // namespace insight::s3
