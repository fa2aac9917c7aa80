#include "crypto/jwk.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "json/parse.h"

namespace insight::crypto {
namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* thing) const {
    Free(thing);
  }
};
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;
using Key = std::shared_ptr<EVP_PKEY>;

constexpr std::size_t most_set_bytes = 256 * 1024;
constexpr std::size_t most_keys = 32;
constexpr std::size_t coordinate_bytes = 32;

Key shared(EVP_PKEY* key) {
  return key == nullptr ? Key{} : Key(key, EVP_PKEY_free);
}

Number number(std::span<const std::uint8_t> bytes) {
  return Number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

std::string_view text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  return value->get_string();
}

std::vector<std::uint8_t> bytes_at(const boost::json::object& jwk, std::string_view name) {
  return from_base64url(text_of(jwk, name)).value_or(std::vector<std::uint8_t>{});
}

Key key_from(const char* kind, const OSSL_PARAM* parameters) {
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* key = nullptr;
  if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, const_cast<OSSL_PARAM*>(parameters)) != 1) {
    return nullptr;
  }
  return shared(key);
}

Key rsa_key(const boost::json::object& jwk) {
  const auto modulus = number(bytes_at(jwk, "n"));
  const auto exponent = number(bytes_at(jwk, "e"));
  if (!modulus || !exponent) return nullptr;
  const auto bits = BN_num_bits(modulus.get());
  // A huge exponent or modulus makes each check as slow as its maker likes.
  if (bits < 2048 || bits > 8192 || BN_num_bits(exponent.get()) > 33) return nullptr;
  if (!BN_is_odd(modulus.get()) || !BN_is_odd(exponent.get()) || BN_is_one(exponent.get())) return nullptr;
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1) {
    return nullptr;
  }
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  return key_from("RSA", parameters.get());
}

Key p256_key(const boost::json::object& jwk) {
  const auto x = bytes_at(jwk, "x");
  const auto y = bytes_at(jwk, "y");
  if (text_of(jwk, "crv") != "P-256" || x.size() != coordinate_bytes || y.size() != coordinate_bytes) return nullptr;
  std::vector<std::uint8_t> point{4};  // uncompressed
  point.insert(point.end(), x.begin(), x.end());
  point.insert(point.end(), y.begin(), y.end());
  std::string group = "prime256v1";
  const std::array<OSSL_PARAM, 3> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size()),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()), OSSL_PARAM_construct_end()};
  auto key = key_from("EC", parameters.data());
  if (!key) return nullptr;
  const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
  return check && EVP_PKEY_public_check(check.get()) == 1 ? key : nullptr;
}

Key ed25519_raw(std::span<const std::uint8_t> bytes) {
  return shared(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes.data(), bytes.size()));
}

Key ed25519_of(const boost::json::object& jwk) {
  const auto x = bytes_at(jwk, "x");
  if (text_of(jwk, "crv") != "Ed25519" || x.size() != 32) return nullptr;
  return ed25519_raw(x);
}

std::optional<Algorithm> algorithm_of_kind(std::string_view kty) {
  if (kty == "RSA") return Algorithm::RS256;
  if (kty == "EC") return Algorithm::ES256;
  if (kty == "OKP") return Algorithm::EdDSA;
  return std::nullopt;
}

Key key_of(Algorithm algorithm, const boost::json::object& jwk) {
  switch (algorithm) {
    case Algorithm::RS256:
      return rsa_key(jwk);
    case Algorithm::ES256:
      return p256_key(jwk);
    case Algorithm::EdDSA:
      return ed25519_of(jwk);
  }
  return nullptr;
}

// What the key says about its own use leaves room for checking signatures with this algorithm.
bool may_verify(const boost::json::object& jwk, Algorithm algorithm) {
  if (jwk.contains("use") && text_of(jwk, "use") != "sig") return false;
  if (jwk.contains("alg") && parse_algorithm(text_of(jwk, "alg")) != algorithm) return false;
  const auto* operations = jwk.if_contains("key_ops");
  if (operations == nullptr) return true;
  return operations->is_array() &&
         std::ranges::find(operations->get_array(), boost::json::value("verify")) != operations->get_array().end();
}

// OpenSSL wants the two numbers as DER; JOSE has them side by side.
std::vector<std::uint8_t> der_of(std::span<const std::uint8_t> sides) {
  if (sides.size() != 2 * coordinate_bytes) return {};
  auto r = number(sides.first(coordinate_bytes));
  auto s = number(sides.last(coordinate_bytes));
  const Signature signature(ECDSA_SIG_new());
  if (!r || !s || !signature || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1) return {};
  static_cast<void>(r.release());
  static_cast<void>(s.release());
  std::uint8_t* der = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &der);
  if (size <= 0) return {};
  std::vector<std::uint8_t> bytes(der, der + size);
  OPENSSL_free(der);
  return bytes;
}

}  // namespace

std::optional<Algorithm> parse_algorithm(std::string_view alg) {
  if (alg == "RS256") return Algorithm::RS256;
  if (alg == "ES256") return Algorithm::ES256;
  if (alg == "EdDSA" || alg == "Ed25519") return Algorithm::EdDSA;
  return std::nullopt;
}

bool PublicKey::verifies(std::string_view text, std::span<const std::uint8_t> signature) const {
  std::vector<std::uint8_t> der;
  if (algorithm_ == Algorithm::ES256) {
    der = der_of(signature);
    signature = der;
  }
  if (signature.empty()) return false;
  const DigestContext context(EVP_MD_CTX_new());
  const auto* digest = algorithm_ == Algorithm::EdDSA ? nullptr : EVP_sha256();
  const auto bytes = bytes_of(text);
  return context && EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes.data(), bytes.size()) == 1;
}

PublicKey ed25519_key(std::string id, std::span<const std::uint8_t, 32> public_part) {
  return {std::move(id), Algorithm::EdDSA, ed25519_raw(public_part)};
}

std::optional<PublicKey> parse_jwk(const boost::json::object& jwk) {
  const auto id = text_of(jwk, "kid");
  const auto algorithm = algorithm_of_kind(text_of(jwk, "kty"));
  if (id.empty() || id.size() > 500 || jwk.contains("d") || !algorithm || !may_verify(jwk, *algorithm)) return std::nullopt;
  auto key = key_of(*algorithm, jwk);
  if (!key) return std::nullopt;
  return PublicKey{std::string(id), *algorithm, std::move(key)};
}

std::vector<PublicKey> parse_jwks(std::string_view text) {
  const auto set = json::parse(text, {.bytes = most_set_bytes, .depth = 16});
  const auto* list = set.is_object() ? set.get_object().if_contains("keys") : nullptr;
  if (list == nullptr || !list->is_array())
    throw Error{ErrorCode::invalid, "This is no set of keys; expected is {\"keys\": [...]}, a JWKS"};
  if (list->get_array().size() > most_keys) {
    throw Error{ErrorCode::invalid, "The set has " + std::to_string(list->get_array().size()) + " keys; at most " +
                                        std::to_string(most_keys) + " are taken"};
  }
  std::vector<PublicKey> keys;
  std::vector<std::string> names;  // of all members, also those that are left out: a name means one key or none
  for (const auto& member : list->get_array()) {
    if (!member.is_object()) continue;
    names.emplace_back(text_of(member.get_object(), "kid"));
    if (auto key = parse_jwk(member.get_object())) keys.push_back(*std::move(key));
  }
  std::erase_if(keys, [&](const PublicKey& key) { return std::ranges::count(names, key.id()) > 1; });
  return keys;
}

}  // namespace insight::crypto
