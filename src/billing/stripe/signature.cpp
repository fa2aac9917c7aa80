#include "billing/stripe/signature.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/text.h"
#include "crypto/hash.h"

namespace insight::billing::stripe {
namespace {

constexpr std::size_t kMostHeaderBytes = 4096;
constexpr std::size_t kMostItems = 32;
constexpr std::int64_t kTolerance = 300;  // seconds

struct Parsed {
  std::string_view timestamp;
  std::vector<std::string_view> signatures;
  Signature verdict = Signature::GOOD;
};

Parsed refused(Signature verdict) {
  return {.timestamp = {}, .signatures = {}, .verdict = verdict};
}

Parsed parse_header(std::string_view header) {
  if (header.size() > kMostHeaderBytes) return refused(Signature::MALFORMED);
  const auto items = split(header, ',');
  if (items.size() > kMostItems) return refused(Signature::MALFORMED);
  Parsed parsed;
  bool timed = false;
  for (const std::string_view item : items) {
    const auto equals = item.find('=');
    if (equals == std::string_view::npos || equals == 0) return refused(Signature::MALFORMED);
    const auto name = item.substr(0, equals);
    const auto value = item.substr(equals + 1);
    if (name == "t") {
      if (timed) return refused(Signature::SECOND_TIMESTAMP);
      timed = true;
      parsed.timestamp = value;
    } else if (name == "v1") {
      if (value.empty()) return refused(Signature::MALFORMED);
      parsed.signatures.push_back(value);
    }
  }
  if (!timed) return refused(Signature::NO_TIMESTAMP);
  if (parsed.signatures.empty()) return refused(Signature::NO_SIGNATURE);
  return parsed;
}

// Digits alone, no zero in front: the text that is signed is the number's only spelling.
std::optional<std::int64_t> seconds_of(std::string_view text) {
  if (text.empty() || text.size() > 12 || (text[0] == '0' && text.size() > 1)) return std::nullopt;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0) return std::nullopt;
  return seconds;
}

// All are compared, so that the time tells nothing of which one fits.
bool fits(const Parsed& parsed, std::string_view body, std::span<const std::string> secrets) {
  const auto signed_text = std::string(parsed.timestamp) + "." + std::string(body);
  bool found = false;
  for (const auto& secret : secrets) {
    if (secret.empty()) continue;
    const auto expected = to_hex(crypto::hmac_sha256(secret, signed_text));
    for (const auto signature : parsed.signatures) found = crypto::equal_in_constant_time(expected, signature) || found;
  }
  return found;
}

}  // namespace

Signature verify_signature(std::string_view header, std::string_view body, std::span<const std::string> secrets, Millis now) {
  if (header.empty() || body.empty()) return Signature::MISSING;
  const auto parsed = parse_header(header);
  if (parsed.verdict != Signature::GOOD) return parsed.verdict;
  const auto seconds = seconds_of(parsed.timestamp);
  if (!seconds) return Signature::BAD_TIMESTAMP;
  if (!is_utf8(body) || body.starts_with("\xEF\xBB\xBF")) return Signature::NOT_TEXT;
  if (!fits(parsed, body, secrets)) return Signature::WRONG;
  const auto age = now / 1000 - *seconds;
  if (age > kTolerance) return Signature::TOO_OLD;
  if (age < -kTolerance) return Signature::IN_THE_FUTURE;
  return Signature::GOOD;
}

}  // namespace insight::billing::stripe
