// Pack: writes MessagePack as BullMQ's scripts read it. Pure. A map or an array says its size first and is then followed by that
// many pairs or elements; nothing checks that they come.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace insight::queue::bull {

class Pack {
 public:
  Pack& map(std::size_t pairs);
  Pack& array(std::size_t elements);
  Pack& text(std::string_view text);
  Pack& number(std::int64_t number);
  Pack& boolean(bool value);
  Pack& nil();
  const std::string& bytes() const { return bytes_; }

 private:
  void big_endian(std::uint64_t value, int bytes);
  std::string bytes_;
};

}  // namespace insight::queue::bull
