#include "crypto/jwt.h"

#include <sodium.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "json/encode.h"
#include "json/parse.h"

namespace insight::crypto {
namespace {

constexpr std::size_t most_token_bytes = 8 * 1024;
constexpr double leeway_seconds = 60;

[[noreturn]] void refuse(const std::string& why) {
  throw Error{ErrorCode::unauthenticated, "The access token " + why + "; log in again"}.because("INVALID_TOKEN");
}

std::string part_text(std::string_view part) {
  const auto bytes = from_base64url(part);
  if (!bytes) refuse("is not base64url");
  return {bytes->begin(), bytes->end()};
}

// Objects only, without repeated names: two readers of one token must see the same claims.
boost::json::object part_object(std::string_view part) {
  try {
    auto value = json::parse(part_text(part), {.bytes = most_token_bytes, .depth = 16});
    if (value.is_object()) return value.get_object();
  } catch (const Error&) {
    // said below, without the parser's view of a token
  }
  refuse("is malformed");
}

std::string_view text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  return value->get_string();
}

double seconds_of(const boost::json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  if (value == nullptr) refuse("has no `" + std::string(name) + "`");
  constexpr double year_9999 = 253'402'300'799;
  const auto number = value->is_number() ? value->to_number<double>() : -1.0;
  if (!(number >= 0 && number <= year_9999)) refuse("has a bad `" + std::string(name) + "`");
  return number;
}

bool names_audience(const boost::json::object& claims, std::string_view wanted) {
  const auto* value = claims.if_contains("aud");
  if (value == nullptr) return false;
  if (value->is_string()) return value->get_string() == wanted;
  if (!value->is_array()) return false;
  const auto& list = value->get_array();
  return std::any_of(list.begin(), list.end(),
                     [&](const auto& entry) { return entry.is_string() && entry.get_string() == wanted; });
}

bool is_expected_type(const boost::json::value& type, const std::vector<std::string>& expected) {
  if (!type.is_string()) return false;
  std::string_view name = type.get_string();
  constexpr std::string_view prefix = "application/";  // RFC 7515, 4.1.9: mostly left out
  if (equal_ignoring_case(name.substr(0, prefix.size()), prefix)) name.remove_prefix(prefix.size());
  return std::ranges::any_of(expected, [&](const auto& known) { return equal_ignoring_case(name, known); });
}

PublicKey key_for(const boost::json::object& header, const FindKey& find, const Expected& expected) {
  if (header.contains("crit")) refuse("has critical extensions, of which none is known");
  if (header.contains("b64")) refuse("has a payload that is not base64url");
  if (const auto* type = header.if_contains("typ"); type != nullptr && !is_expected_type(*type, expected.types))
    refuse("is of another type");
  // Before the key is looked for: a strange algorithm must not make anybody fetch keys.
  const auto algorithm = parse_algorithm(text_of(header, "alg"));
  if (!algorithm) refuse("is signed in a way that is not taken");
  const auto id = text_of(header, "kid");
  auto key = id.empty() ? std::nullopt : find(id);
  if (!key) refuse("is signed with an unknown key");
  if (key->algorithm() != *algorithm) refuse("is signed in a way its key doesn't allow");
  return *std::move(key);
}

void check_claims(const boost::json::object& claims, const Expected& expected, Millis now) {
  const auto seconds = static_cast<double>(now) / 1000;
  if (text_of(claims, "iss") != expected.issuer) refuse("comes from another issuer");
  if (!names_audience(claims, expected.audience)) refuse("is meant for another audience");
  if (text_of(claims, "sub").empty()) refuse("has no `sub`");
  if (seconds_of(claims, "exp") + leeway_seconds <= seconds) refuse("has expired");
  if (seconds_of(claims, "iat") - leeway_seconds > seconds) refuse("comes from the future");
  if (claims.contains("nbf") && seconds_of(claims, "nbf") - leeway_seconds > seconds) refuse("is not valid yet");
}

}  // namespace

SigningKey signing_key(std::string id, const Seed& seed) {
  SigningKey key{std::move(id), seed, {}};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(key.public_key.data(), secret.data(), seed.data());
  sodium_memzero(secret.data(), secret.size());
  return key;
}

PublicKey public_key(const SigningKey& key) {
  return ed25519_key(key.id, key.public_key);
}

Seed draw_seed(Random& random) {
  Seed seed{};
  random.fill(seed);
  return seed;
}

boost::json::object public_jwk(const SigningKey& key) {
  return {{"kty", "OKP"},   {"crv", "Ed25519"}, {"use", "sig"},
          {"alg", "EdDSA"}, {"kid", key.id},    {"x", to_base64url(key.public_key)}};
}

std::string sign_jwt(const SigningKey& key, std::string_view type, const boost::json::object& claims) {
  const boost::json::object header{{"alg", "EdDSA"}, {"typ", type}, {"kid", key.id}};
  auto token = to_base64url(bytes_of(json::encode(header))) + "." + to_base64url(bytes_of(json::encode(claims)));
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> public_key{};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(public_key.data(), secret.data(), key.seed.data());
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  const auto signed_part = bytes_of(token);
  crypto_sign_detached(signature.data(), nullptr, signed_part.data(), signed_part.size(), secret.data());
  sodium_memzero(secret.data(), secret.size());
  return token += "." + to_base64url(signature);
}

boost::json::object verify_jwt(std::string_view token, const FindKey& find, const Expected& expected, Millis now) {
  if (token.size() > most_token_bytes) refuse("is longer than 8 KiB");
  const auto parts = split(token, '.');
  if (parts.size() != 3) refuse("is not a compact JWT");
  const auto key = key_for(part_object(parts[0]), find, expected);
  const auto signature = from_base64url(parts[2]);
  const auto signed_part = token.substr(0, parts[0].size() + 1 + parts[1].size());
  if (!signature || !key.verifies(signed_part, *signature)) refuse("has a wrong signature");
  auto claims = part_object(parts[1]);
  check_claims(claims, expected, now);
  return claims;
}

boost::json::object verify_jwt(std::string_view token, const std::vector<PublicKey>& keys, const Expected& expected, Millis now) {
  const auto find = [&](std::string_view id) -> std::optional<PublicKey> {
    const auto key = std::ranges::find(keys, id, &PublicKey::id);
    return key == keys.end() ? std::nullopt : std::optional(*key);
  };
  return verify_jwt(token, find, expected, now);
}

std::optional<std::string> claimed_issuer(std::string_view token) {
  const auto parts = split(token.substr(0, most_token_bytes + 1), '.');
  if (token.size() > most_token_bytes || parts.size() != 3) return std::nullopt;
  try {
    return std::string(text_of(part_object(parts[1]), "iss"));
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace insight::crypto
