#include "s3/options.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"

namespace insight::s3 {
namespace {

constexpr std::string_view kScheme = "s3://";

[[noreturn]] void refuse(const std::string& what) {
  throw Error{ErrorCode::invalid, what};
}

bool is_bucket(std::string_view name) {
  const auto letter_or_digit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return name.size() >= 3 && name.size() <= 63 && letter_or_digit(name.front()) && letter_or_digit(name.back()) &&
         std::ranges::all_of(name, [&](char c) { return letter_or_digit(c) || c == '-' || c == '.'; });
}

// Parts that are spelled the same in a key, a path and a signature, and that nobody on the way takes for a step up.
bool is_prefix_part(std::string_view part) {
  return !part.empty() && part != "." && part != ".." && std::ranges::all_of(part, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

}  // namespace

void read_address(std::string_view text, Options& options) {
  options.bucket.clear();
  options.prefix.clear();
  if (text.empty()) return;
  if (!text.starts_with(kScheme)) refuse("expected s3://BUCKET or s3://BUCKET/PREFIX");
  text.remove_prefix(kScheme.size());
  while (text.ends_with('/')) text.remove_suffix(1);
  const auto slash = std::min(text.find('/'), text.size());
  const auto bucket = text.substr(0, slash);
  if (!is_bucket(bucket)) refuse("expected the name of a bucket after s3://: 3 to 63 small letters, digits, `-` and `.`");
  const auto prefix = text.substr(std::min(slash + 1, text.size()));
  if (!prefix.empty() && !std::ranges::all_of(split(prefix, '/'), is_prefix_part))
    refuse("expected a prefix of letters, digits, `-`, `_` and `.` between single slashes");
  options.bucket = bucket;
  options.prefix = prefix;
}

std::string address_of(const Options& options) {
  if (options.bucket.empty()) return "";
  return std::string(kScheme) + options.bucket + (options.prefix.empty() ? "" : "/" + options.prefix);
}

std::string checked_endpoint(std::string_view text) {
  while (text.ends_with('/')) text.remove_suffix(1);
  const auto begin = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : text.size();
  const auto host = text.substr(begin);
  if (host.empty() || host.find_first_of("/?#@ \t\r\n") != std::string_view::npos)
    refuse("expected https://HOST or https://HOST:PORT, without a path and without keys");
  return std::string(text);
}

}  // namespace insight::s3
