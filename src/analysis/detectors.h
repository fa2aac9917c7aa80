// Detector names: what a caller may ask for, and what this installation can run. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insight::analysis {

// Rules that the analysed folder brings itself, in .insight/rules.
inline constexpr std::string_view kRulesDetector = "rules";

inline constexpr std::string_view kNotInstalled = "this installation does not have it; nothing was checked for it";

// Without a list in the request.
const std::vector<std::string>& default_detectors();
// The defaults, what the engine runs itself, and `rules`; sorted.
std::vector<std::string> known_detectors();
bool is_installed(std::string_view detector);

// Throws Error(invalid) with every name that is unknown, doubled or too many, and the list of those known.
void check_detectors(std::span<const std::string> names);

}  // namespace insight::analysis
