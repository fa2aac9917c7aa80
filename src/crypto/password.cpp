#include "crypto/password.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace insight::crypto {
namespace {

constexpr unsigned long long operations = 3;
constexpr std::size_t memory = 32U * 1024 * 1024;

void ready() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
}

}  // namespace

std::string hash_password(std::string_view password) {
  ready();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), operations, memory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::runtime_error("no memory to hash a password");
  }
  return hash.data();
}

bool password_matches(std::string_view password, const std::string& hash) {
  ready();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void waste_password_check(std::string_view password) {
  static const std::string nobodys = hash_password("nobody has this password");
  password_matches(password, nobodys);
}

}  // namespace insight::crypto
