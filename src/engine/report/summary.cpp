#include "engine/report/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace insight::engine::report {

Summary summarize(std::span<const Finding> findings) {
  Summary summary;
  for (const auto& finding : findings) {
    ++summary.total_issues;
    switch (finding.severity) {
      case Severity::CRITICAL:
        ++summary.critical;
        break;
      case Severity::HIGH:
        ++summary.high;
        break;
      case Severity::MEDIUM:
        ++summary.medium;
        break;
      case Severity::LOW:
        ++summary.low;
        break;
      case Severity::INFO:
        ++summary.info;
        break;
    }
  }
  return summary;
}

std::string in_words(const Summary& summary) {
  std::string words;
  const auto add = [&](std::uint64_t number, std::string_view name) {
    if (number != 0) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", number, name);
  };
  add(summary.critical, "critical");
  add(summary.high, "high");
  add(summary.medium, "medium");
  add(summary.low, "low");
  add(summary.info, "info");
  return words;
}

std::vector<std::pair<std::string, std::uint64_t>> skipped_by_reason(std::span<const Skipped> skipped) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& file : skipped) {
    auto word = file.reason.substr(0, file.reason.find_first_of("(:"));
    while (word.ends_with(' ')) word.pop_back();
    ++counts[word];
  }
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

}  // namespace insight::engine::report
