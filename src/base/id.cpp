#include "base/id.h"

#include <array>

#include "base/text.h"

namespace insight {

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
  }
  return true;
}

std::string IdMaker::uuid_v7() {
  std::array<std::uint8_t, 16> bytes{};
  random_.fill(bytes);
  Millis time = clock_.now();
  std::uint32_t counter = 0;
  {
    const std::lock_guard lock(mutex_);
    if (time > last_) {
      last_ = time;
      counter_ = bytes[6] & 0x07U;  // starts low, so that thousands more fit into the millisecond
    } else if (++counter_ > 0xfff) {
      ++last_;
      counter_ = 0;
    }
    time = last_;
    counter = counter_;
  }
  for (int i = 0; i < 6; ++i) bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(time >> (40 - 8 * i));
  bytes[6] = static_cast<std::uint8_t>(0x70U | (counter >> 8));
  bytes[7] = static_cast<std::uint8_t>(counter);
  bytes[8] = static_cast<std::uint8_t>(0x80U | (bytes[8] & 0x3fU));
  auto text = to_hex(bytes);
  for (const std::size_t at : {8, 13, 18, 23}) text.insert(at, 1, '-');
  return text;
}

}  // namespace insight
