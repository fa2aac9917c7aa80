// Numbers: what a flow calls the sources and nodes of each file that it goes through. Files are numbered one behind the other, so
// one number tells both the file and what is in it. Given to Flow; read back by Verdict.
#pragma once

#include <cstdint>

namespace insight::engine::taint {

struct Numbers {  // of a file's first
  std::uint32_t source = 0;
  std::uint32_t node = 0;
};

}  // namespace insight::engine::taint
