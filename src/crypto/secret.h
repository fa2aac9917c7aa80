// Secrets that are drawn: opaque tokens, of which only the hash is kept.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/text.h"
#include "crypto/hash.h"

namespace insight::crypto {

// 256 bits, base64url: 43 characters.
inline std::string draw_token(Random& random) {
  std::array<std::uint8_t, 32> bytes{};
  random.fill(bytes);
  return to_base64url(bytes);
}

// What is stored of a drawn token. A fast hash is right: there are 256 bits to guess.
inline std::string token_hash(std::string_view token) {
  return sha256_hex(token);
}

}  // namespace insight::crypto
