#include "analysis/detectors.h"

#include <algorithm>

#include "analysis/types.h"
#include "base/error.h"
#include "base/text.h"
#include "engine/analyze.h"

namespace insight::analysis {
const std::vector<std::string>& default_detectors() {
  static const std::vector<std::string> names{"typescript", "eslint",   "import",  "package",     "runtime",    "build",
                                              "security",   "circular", "network", "performance", "complexity", "isolation"};
  return names;
}

std::vector<std::string> known_detectors() {
  auto names = default_detectors();
  names.insert(names.end(), engine::native_detectors().begin(), engine::native_detectors().end());
  names.emplace_back(kRulesDetector);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

bool is_installed(std::string_view detector) {
  return detector == kRulesDetector || std::ranges::find(engine::native_detectors(), detector) != engine::native_detectors().end();
}

void check_detectors(std::span<const std::string> names) {
  const auto known = known_detectors();
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  std::vector<FieldError> problems;
  if (names.empty() || names.size() > kMostDetectors)
    problems.push_back({"/detectors", "must hold 1 to 50 names; leave it out for the default detectors"});
  for (std::size_t i = 0; i < names.size() && i < kMostDetectors; ++i) {
    const auto pointer = "/detectors/" + std::to_string(i);
    if (!std::ranges::binary_search(known, names[i]))
      problems.push_back({pointer, "'" + shorten(names[i], 100) + "' is no detector" + did_you_mean(names[i], candidates) +
                                       "; known are: " + join(known, ", ")});
    else if (std::ranges::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
             names.begin() + static_cast<std::ptrdiff_t>(i))
      problems.push_back({pointer, "'" + names[i] + "' is there twice"});
  }
  if (problems.empty()) return;
  const auto text = problems.front().detail;
  throw Error{ErrorCode::invalid, "The detectors can't be run: " + text, std::move(problems)};
}

}  // namespace insight::analysis
