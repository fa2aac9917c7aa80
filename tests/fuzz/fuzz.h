// What every fuzz target here is made of: one function that is given hostile bytes and must come back. libFuzzer calls it, or
// replay.cpp with the files of corpus/. An Error is an answer; a crash, a sanitizer's word, another exception or a failed
// require() is a bug.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string_view>

#include "base/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace insight::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return size == 0 ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(data), size);
}

// A property that must hold for every input. Says where, since a compiler makes one call of all that abort.
inline void require(bool holds, const std::source_location& at = std::source_location::current()) {
  if (holds) return;
  std::fprintf(stderr, "%s:%u: this must hold\n", at.file_name(), static_cast<unsigned>(at.line()));
  std::abort();
}

// Runs `call`; a refusal by Error is fine.
template <class F>
void refusing(F&& call) {
  try {
    call();
  } catch (const Error&) {
    return;  // the input was refused, as it may be
  }
}

// Cuts the first line off `rest`.
inline std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  const auto line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return line;
}

}  // namespace insight::fuzz
