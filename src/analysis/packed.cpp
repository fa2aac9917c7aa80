#include "analysis/packed.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/error.h"
#include "base/text.h"

namespace insight::analysis {
namespace {

constexpr std::size_t kRealBytes = 8;
constexpr unsigned kMostShift = 63;

[[noreturn]] void refuse(const char* what) {
  throw Error{ErrorCode::invalid, std::string("the analyser's child sent findings that can't be read: ") + what};
}

// U+FFFD for each byte that belongs to no character.
std::string repaired(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto size = utf8_sequence(text);
    out += size == 0 ? std::string_view("\xef\xbf\xbd") : text.substr(0, size);
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return out;
}

}  // namespace

// Seven bits a byte, the lowest first; the highest bit says that more follow.
void pack_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

void pack_real(std::string& out, double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number);
  for (std::size_t i = 0; i < kRealBytes; ++i) out += static_cast<char>(bits >> (8 * i));
}

void pack_text(std::string& out, std::string_view text) {
  if (!is_utf8(text)) return pack_text(out, repaired(text));
  pack_number(out, text.size());
  out += text;
}

std::uint64_t PackedReader::number(std::uint64_t most) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift <= kMostShift; shift += 7) {
    const auto byte = static_cast<unsigned char>(take(1).front());
    number |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
    if (byte >= 0x80) continue;
    if (number > most) refuse("a number is out of its range");
    return number;
  }
  refuse("a number does not end");
}

double PackedReader::real() {
  std::uint64_t bits = 0;
  const auto bytes = take(kRealBytes);
  for (std::size_t i = 0; i < kRealBytes; ++i) bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  const auto number = std::bit_cast<double>(bits);
  if (!std::isfinite(number)) refuse("a number is not finite");
  return number;
}

std::string_view PackedReader::text() {
  const auto text = take(static_cast<std::size_t>(number(rest_.size())));
  if (!is_utf8(text)) refuse("a text is not UTF-8");
  if (text.find('\0') != std::string_view::npos) refuse("a text has a NUL character, which can't be stored");
  return text;
}

void PackedReader::end() const {
  if (!rest_.empty()) refuse("more follows the last one");
}

std::string_view PackedReader::take(std::size_t size) {
  if (size > rest_.size()) refuse("they end early");
  const auto taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

}  // namespace insight::analysis
