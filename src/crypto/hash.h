// SHA-256, HMAC and comparison in constant time, over OpenSSL. Pure functions; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace insight::crypto {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view text);
std::string sha256_hex(std::string_view text);
Digest hmac_sha256(std::string_view key, std::string_view text);

// Takes as long for a near miss as for a far one. Texts of different length differ at once.
bool equal_in_constant_time(std::string_view a, std::string_view b);

// For what arrives in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void update(std::span<const std::uint8_t> bytes);
  Digest finish();  // once

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace insight::crypto
