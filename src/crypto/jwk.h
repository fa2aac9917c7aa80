// PublicKey: a key that verifies signatures, and the JWK it comes from. The kind of key fixes the one algorithm it is good for:
// RSA of 2048 to 8192 bits RS256, P-256 ES256, Ed25519 EdDSA. Everything else has no key here, so no header can ask for it.
// Public parts only. Pure, over OpenSSL; copies share one key; any thread.
#pragma once

#include <array>
#include <boost/json/object.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct evp_pkey_st;

namespace insight::crypto {

enum class Algorithm : std::uint8_t { RS256, ES256, EdDSA };

// The algorithm a header's `alg` names, exactly as spelled; `Ed25519` is another name for EdDSA.
std::optional<Algorithm> parse_algorithm(std::string_view alg);

class PublicKey {
 public:
  PublicKey(std::string id, Algorithm algorithm, std::shared_ptr<evp_pkey_st> key)
      : id_(std::move(id)), algorithm_(algorithm), key_(std::move(key)) {}

  const std::string& id() const { return id_; }
  Algorithm algorithm() const { return algorithm_; }
  // `signature` as JOSE has it: for ES256 the two numbers of 32 bytes, one after the other.
  bool verifies(std::string_view text, std::span<const std::uint8_t> signature) const;

 private:
  std::string id_;
  Algorithm algorithm_;
  std::shared_ptr<evp_pkey_st> key_;
};

PublicKey ed25519_key(std::string id, std::span<const std::uint8_t, 32> public_part);

// Nothing for a key that is not to be used: of another kind or size, without a name, meant for encryption, at odds with its own
// `alg`, a point not on its curve, or holding a private part.
std::optional<PublicKey> parse_jwk(const boost::json::object& jwk);

// The keys of a set that may be used; names that occur twice name nothing. Throws Error(invalid) for what is no set, or has more
// than 32 keys.
std::vector<PublicKey> parse_jwks(std::string_view text);

}  // namespace insight::crypto
