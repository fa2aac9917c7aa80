#include "webhook/signature.h"

#include <array>

#include "base/text.h"
#include "crypto/hash.h"

namespace insight::webhook {
namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t most_signatures = 16;  // of one header; more are nobody's honest rotation

}  // namespace

std::string draw_secret(Random& random) {
  std::array<std::uint8_t, 32> bytes{};
  random.fill(bytes);
  return std::string(prefix) + to_base64(bytes);
}

std::optional<std::string> key_of(std::string_view secret) {
  if (secret.starts_with(prefix)) secret.remove_prefix(prefix.size());
  const auto bytes = from_base64(secret);
  if (!bytes || bytes->size() < 16) return std::nullopt;
  return std::string(bytes->begin(), bytes->end());
}

std::string sign(std::string_view key, std::string_view id, std::int64_t timestamp, std::string_view body) {
  std::string signed_text(id);
  signed_text += '.';
  signed_text += std::to_string(timestamp);
  signed_text += '.';
  signed_text += body;
  return "v1," + to_base64(crypto::hmac_sha256(key, signed_text));
}

bool is_signed(std::span<const std::string> keys, std::string_view id, std::int64_t timestamp, std::string_view body,
               std::string_view header) {
  const auto given = split(header, ' ');
  if (given.size() > most_signatures) return false;
  bool right = false;
  for (const auto& key : keys) {
    const auto expected = sign(key, id, timestamp, body);
    for (const auto signature : given) right = crypto::equal_in_constant_time(signature, expected) || right;
  }
  return right;
}

}  // namespace insight::webhook
