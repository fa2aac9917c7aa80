// Summary: a report in numbers, the same in every format. Pure functions.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/coverage.h"
#include "engine/finding.h"

namespace insight::engine::report {

// Spelled as in the API's `summary`.
struct Summary {
  std::uint64_t total_issues = 0;
  std::uint64_t critical = 0;
  std::uint64_t high = 0;
  std::uint64_t medium = 0;
  std::uint64_t low = 0;
  std::uint64_t info = 0;
  bool operator==(const Summary&) const = default;
};
BOOST_DESCRIBE_STRUCT(Summary, (), (total_issues, critical, high, medium, low, info))

Summary summarize(std::span<const Finding> findings);
// "1 critical, 2 high"; "" for none.
std::string in_words(const Summary& summary);

// Skipped files by the fixed word that begins their reason, most frequent first: {"binary", 3}, {"too large", 1}.
std::vector<std::pair<std::string, std::uint64_t>> skipped_by_reason(std::span<const Skipped> skipped);

// "1 file", "2 files".
std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace insight::engine::report
