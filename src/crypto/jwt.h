// JWT: access tokens in compact form; ours are signed with Ed25519, other issuers' may be RS256 or ES256 as well. What RFC 8725
// asks for is not optional here: the key that `kid` names fixes the algorithm, the signature is checked before any claim is read,
// repeated member names and `crit` are refused, `jku`, `jwk` and the like are never looked at. Pure but for the keys; any thread.
#pragma once

#include <array>
#include <boost/json/object.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "crypto/jwk.h"

namespace insight::crypto {

using Seed = std::array<std::uint8_t, 32>;

// A key pair and its name. Copyable; holds the private part, so keep it where it is needed.
struct SigningKey {
  std::string id;
  Seed seed{};
  std::array<std::uint8_t, 32> public_key{};
};
SigningKey signing_key(std::string id, const Seed& seed);
PublicKey public_key(const SigningKey& key);
Seed draw_seed(Random& random);

// The key as it is published under /.well-known/jwks.json.
boost::json::object public_jwk(const SigningKey& key);

// What a token must say to be taken.
struct Expected {
  std::string issuer;
  std::string audience;
  std::vector<std::string> types{"at+jwt"};  // the header's `typ`, when it has one: any of these, in any case
};

// Claims must hold iss, sub, aud, exp, iat, in seconds.
std::string sign_jwt(const SigningKey& key, std::string_view type, const boost::json::object& claims);

// The key of that name, if there is one.
using FindKey = std::function<std::optional<PublicKey>(std::string_view kid)>;

// The claims of a token that holds now. Throws Error(unauthenticated, INVALID_TOKEN); `what()` says why, and tells no secret.
// Times have a leeway of 60 s.
boost::json::object verify_jwt(std::string_view token, const FindKey& find, const Expected& expected, Millis now);
boost::json::object verify_jwt(std::string_view token, const std::vector<PublicKey>& keys, const Expected& expected, Millis now);

// Who the token says has made it, unproven: good for choosing whose keys to ask, for nothing else. Nothing for what is no token.
std::optional<std::string> claimed_issuer(std::string_view token);

}  // namespace insight::crypto
