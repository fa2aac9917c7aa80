// Access tokens: the bytes as they are, and the bytes as header and claims under a true signature, so that the reader of claims is
// reached as well; and the bytes as somebody's set of keys, whose keys must bear being used.
#include <sodium.h>

#include <array>
#include <string>

#include "base/text.h"
#include "crypto/jwt.h"
#include "fuzz.h"

namespace {

using namespace insight;

constexpr Millis now = 1'700'000'000'000;
const crypto::SigningKey& key() {
  static const auto made = crypto::signing_key("k1", crypto::Seed{1, 2, 3});
  return made;
}

// "header \n claims", signed with our key.
std::string signed_token(std::string_view parts) {
  const auto header = fuzz::take_line(parts);
  auto token = to_base64url(bytes_of(header)) + "." + to_base64url(bytes_of(parts));
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> public_key{};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(public_key.data(), secret.data(), key().seed.data());
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, bytes_of(token).data(), token.size(), secret.data());
  return token += "." + to_base64url(signature);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const crypto::Expected expected{.issuer = "us", .audience = "them"};
  fuzz::refusing([&] {
    crypto::verify_jwt(text, {crypto::public_key(key())}, expected, now);
    fuzz::require(false);  // nobody guesses a signature
  });
  fuzz::refusing([&] {
    const auto claims = crypto::verify_jwt(signed_token(text), {crypto::public_key(key())}, expected, now);
    fuzz::require(claims.at("iss") == "us" && claims.contains("sub") && claims.contains("exp"));
  });
  fuzz::refusing([&] {
    const auto set = crypto::parse_jwks(text);
    fuzz::require(set.size() <= 32);
    for (const auto& known : set) fuzz::require(!known.id().empty() && !known.verifies("text", bytes_of(text.substr(0, 64))));
  });
  crypto::claimed_issuer(text);
  return 0;
}
