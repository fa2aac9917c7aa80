#include "queue/bull/msgpack.h"

#include <limits>
#include <stdexcept>

namespace insight::queue::bull {
namespace {

char byte(unsigned value) {
  return static_cast<char>(static_cast<std::uint8_t>(value));
}

}  // namespace

Pack& Pack::map(std::size_t pairs) {
  if (pairs > 0xFFFF) throw std::logic_error("a map that large is never sent");
  if (pairs < 16) {
    bytes_ += byte(0x80u | static_cast<unsigned>(pairs));
  } else {
    bytes_ += byte(0xDE);
    big_endian(pairs, 2);
  }
  return *this;
}

Pack& Pack::array(std::size_t elements) {
  if (elements > std::numeric_limits<std::uint32_t>::max()) throw std::logic_error("an array that large is never sent");
  if (elements < 16) {
    bytes_ += byte(0x90u | static_cast<unsigned>(elements));
  } else if (elements <= 0xFFFF) {
    bytes_ += byte(0xDC);
    big_endian(elements, 2);
  } else {
    bytes_ += byte(0xDD);
    big_endian(elements, 4);
  }
  return *this;
}

Pack& Pack::text(std::string_view text) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) throw std::logic_error("a text that large is never sent");
  if (text.size() < 32) {
    bytes_ += byte(0xA0u | static_cast<unsigned>(text.size()));
  } else if (text.size() <= 0xFF) {
    bytes_ += byte(0xD9);
    big_endian(text.size(), 1);
  } else if (text.size() <= 0xFFFF) {
    bytes_ += byte(0xDA);
    big_endian(text.size(), 2);
  } else {
    bytes_ += byte(0xDB);
    big_endian(text.size(), 4);
  }
  bytes_ += text;
  return *this;
}

Pack& Pack::number(std::int64_t number) {
  if (number >= -32 && number < 128) {
    bytes_ += byte(static_cast<std::uint8_t>(number));
  } else if (number >= 0 && number <= 0xFFFF) {
    bytes_ += byte(0xCD);
    big_endian(static_cast<std::uint64_t>(number), 2);
  } else if (number >= 0 && number <= 0xFFFF'FFFF) {
    bytes_ += byte(0xCE);
    big_endian(static_cast<std::uint64_t>(number), 4);
  } else {
    bytes_ += byte(0xD3);
    big_endian(static_cast<std::uint64_t>(number), 8);
  }
  return *this;
}

Pack& Pack::boolean(bool value) {
  bytes_ += byte(value ? 0xC3 : 0xC2);
  return *this;
}

Pack& Pack::nil() {
  bytes_ += byte(0xC0);
  return *this;
}

void Pack::big_endian(std::uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) bytes_ += byte(static_cast<unsigned>(value >> shift) & 0xFFu);
}

}  // namespace insight::queue::bull
