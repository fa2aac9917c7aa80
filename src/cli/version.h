// The version, as CMakeLists.txt has it.
#pragma once

#include <string_view>

namespace insight::cli {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace insight::cli
