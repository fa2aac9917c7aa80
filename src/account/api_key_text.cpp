#include "account/api_key_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace insight::account {
namespace {

constexpr std::string_view letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::size_t drawn_letters = 32;
constexpr std::size_t checksum_letters = 6;  // 62^6 is more than 2^32

// CRC-32 as in zip and PNG.
std::uint32_t crc32(std::string_view text) {
  std::uint32_t crc = 0xffffffff;
  for (const char c : text) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320U : 0U);
  }
  return ~crc;
}

std::string checksum_of(std::string_view text) {
  constexpr auto base = static_cast<std::uint32_t>(letters.size());
  std::string sum(checksum_letters, letters.front());
  auto rest = crc32(text);
  for (auto at = sum.rbegin(); at != sum.rend(); ++at, rest /= base) *at = letters[rest % base];
  return sum;
}

}  // namespace

std::string draw_api_key(Random& random) {
  std::string drawn;
  std::array<std::uint8_t, 64> bytes{};
  while (drawn.size() < drawn_letters) {
    random.fill(bytes);
    for (const auto byte : bytes) {
      const auto index = byte & 0x3fU;  // 62 and 63 are thrown away, so that every letter is as likely as any other
      if (index < letters.size() && drawn.size() < drawn_letters) drawn += letters[index];
    }
  }
  return std::string(api_key_prefix) + drawn + checksum_of(drawn);
}

bool is_api_key(std::string_view text) {
  if (!text.starts_with(api_key_prefix)) return false;
  text.remove_prefix(api_key_prefix.size());
  if (text.size() != drawn_letters + checksum_letters) return false;
  if (!std::ranges::all_of(text, [](char c) { return letters.find(c) != std::string_view::npos; })) return false;
  return checksum_of(text.substr(0, drawn_letters)) == text.substr(drawn_letters);
}

}  // namespace insight::account
