// Limits of an upload. All of them are counted while inflating, never believed from a header.
#pragma once

#include <cstddef>
#include <cstdint>

namespace insight::source {

struct Limits {
  std::uint64_t packed_bytes = 100ull << 20;
  std::uint64_t unpacked_bytes = 1ull << 30;
  std::uint64_t files = 50'000;
  std::uint64_t folders = 100'000;
  std::uint64_t ratio = 200;                 // unpacked : packed
  std::uint64_t ratio_from_bytes = 1 << 20;  // below this much output a high ratio harms nobody
  std::size_t path_bytes = 1024;
  std::size_t path_parts = 100;
};

}  // namespace insight::source
