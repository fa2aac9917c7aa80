// The version, as CMakeLists.txt has it: for `insight version`, and for reports that name the tool that made them.
#pragma once

#include <string_view>

namespace insight {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace insight
