// Pack: what a fuzzer has learned, many small inputs in one file, each behind its length (32 bits, little endian). Read by
// replay.cpp, written by pack.cpp.
#pragma once

#include <cstddef>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace insight::fuzz {

inline std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Nothing for a pack that isn't there.
inline std::vector<std::string> read_pack(const std::string& path) {
  const auto bytes = content_of(path);
  std::vector<std::string> inputs;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length |= static_cast<std::size_t>(static_cast<unsigned char>(bytes.at(at + i))) << (8 * i);
    if (length > bytes.size() - at - 4) throw std::runtime_error(path + " ends early");
    inputs.push_back(bytes.substr(at + 4, length));
    at += 4 + length;
  }
  return inputs;
}

inline void append_to_pack(std::string& pack, const std::string& input) {
  for (std::size_t i = 0; i < 4; ++i) pack += static_cast<char>(input.size() >> (8 * i) & 0xff);
  pack += input;
}

}  // namespace insight::fuzz
