// JWT: access tokens in compact form, signed with Ed25519. What RFC 8725 asks for is not optional here: the key that `kid` names
// fixes the algorithm, the signature is checked before any claim is read, repeated member names and `crit` are refused, `jku` and
// the like are never looked at. Pure but for the keys; any thread.
#pragma once

#include <array>
#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"

namespace insight::crypto {

using Seed = std::array<std::uint8_t, 32>;

// A key pair and its name. Copyable; holds the private part, so keep it where it is needed.
struct SigningKey {
  std::string id;
  Seed seed{};
  std::array<std::uint8_t, 32> public_key{};
};
SigningKey signing_key(std::string id, const Seed& seed);
Seed draw_seed(Random& random);

// The key as it is published under /.well-known/jwks.json.
boost::json::object public_jwk(const SigningKey& key);

// What a token must say to be one of ours.
struct Expected {
  std::string issuer;
  std::string audience;
  std::string type = "at+jwt";  // the header's `typ`, when it has one
};

// Claims must hold iss, sub, aud, exp, iat, in seconds.
std::string sign_jwt(const SigningKey& key, std::string_view type, const boost::json::object& claims);

// The claims of a token that holds now. Throws Error(unauthenticated, INVALID_TOKEN); `what()` says why, and tells no secret.
boost::json::object verify_jwt(std::string_view token, const std::vector<SigningKey>& keys, const Expected& expected, Millis now);

}  // namespace insight::crypto
