#include "engine/finding.h"

#include <array>
#include <tuple>
#include <utility>

namespace insight::engine {
namespace {

constexpr auto words = std::to_array<std::pair<std::string_view, Severity>>({
    {"CRITICAL", Severity::CRITICAL},
    {"HIGH", Severity::HIGH},
    {"ERROR", Severity::HIGH},
    {"MEDIUM", Severity::MEDIUM},
    {"WARNING", Severity::MEDIUM},
    {"LOW", Severity::LOW},
    {"INFO", Severity::INFO},
    {"INVENTORY", Severity::INFO},
    {"EXPERIMENT", Severity::INFO},
});

}  // namespace

std::optional<Severity> parse_severity(std::string_view word) {
  for (const auto& [known, severity] : words) {
    if (known == word) return severity;
  }
  return {};
}

std::string_view name_of(Severity severity) {
  constexpr std::array<std::string_view, 5> names{"CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"};
  return names[static_cast<std::size_t>(severity)];
}

bool listed_before(const Finding& a, const Finding& b) {
  const auto key = [](const Finding& f) {
    return std::tie(f.severity, f.file, f.place.line, f.place.column, f.rule, f.place.end_line, f.place.end_column, f.message);
  };
  return key(a) < key(b);
}

}  // namespace insight::engine
