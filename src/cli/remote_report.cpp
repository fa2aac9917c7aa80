#include "cli/remote_report.h"

#include <fmt/format.h>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <utility>

#include "base/error.h"

namespace insight::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t kPage = 200;

const json::value* find(const json::value& object, std::string_view name) {
  return object.is_object() ? object.get_object().if_contains(name) : nullptr;
}

std::string text_of(const json::value& object, std::string_view name) {
  const auto* value = find(object, name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

std::uint32_t place_of(const json::value& object, std::string_view name, std::uint32_t otherwise) {
  const auto number = number_member(object, name);
  return number == 0 || number > UINT32_MAX ? otherwise : static_cast<std::uint32_t>(number);
}

std::vector<std::string> texts_of(const json::value& object, std::string_view name) {
  std::vector<std::string> texts;
  if (const auto* list = find(object, name); list != nullptr && list->is_array()) {
    for (const auto& text : list->get_array()) {
      if (text.is_string()) texts.emplace_back(text.get_string());
    }
  }
  return texts;
}

engine::Place read_place(const json::value& object) {
  engine::Place place;
  place.line = place_of(object, "line", 1);
  place.column = place_of(object, "column", 1);
  place.end_line = place_of(object, "endLine", place.line);
  place.end_column = place_of(object, "endColumn", place.column);
  return place;
}

engine::RunStatus status_of(std::string_view word) {
  auto status = engine::RunStatus::FAILED;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<engine::RunStatus>>([&](auto enumerator) {
    if (word == enumerator.name) status = enumerator.value;
  });
  return status;
}

void read_coverage(const json::value& analysis, engine::Coverage& coverage) {
  const auto* from = find(analysis, "coverage");
  if (from == nullptr) return;
  coverage.files = number_member(*from, "files");
  coverage.bytes = number_member(*from, "bytes");
  coverage.lines = number_member(*from, "lines");
  const auto* skipped = find(*from, "skipped");
  if (skipped == nullptr || !skipped->is_array()) return;
  for (const auto& file : skipped->get_array()) coverage.skipped.push_back({text_of(file, "path"), text_of(file, "reason")});
}

void read_runs(const json::value& analysis, std::vector<engine::DetectorRun>& runs) {
  const auto* list = find(analysis, "detectorRuns");
  if (list == nullptr || !list->is_array()) return;
  for (const auto& run : list->get_array()) {
    runs.push_back({text_of(run, "detector"), status_of(text_of(run, "status")), text_of(run, "reason"),
                    static_cast<std::int64_t>(number_member(run, "durationMs")), number_member(run, "issues")});
  }
}

std::vector<engine::RelatedPlace> places_of(const json::value& metadata, std::string_view name) {
  std::vector<engine::RelatedPlace> places;
  const auto* list = find(metadata, name);
  if (list == nullptr || !list->is_array()) return places;
  for (const auto& place : list->get_array()) {
    auto file = text_of(place, "filePath");
    places.push_back({std::move(file), read_place(place), text_of(place, "message")});
  }
  return places;
}

}  // namespace

engine::Finding finding_of(const json::value& issue) {
  engine::Finding finding;
  finding.file = text_of(issue, "filePath");
  finding.place = read_place(issue);
  finding.severity = engine::parse_severity(text_of(issue, "severity")).value_or(engine::Severity::MEDIUM);
  finding.detector = text_of(issue, "detector");
  finding.rule = text_of(issue, "ruleId");
  finding.message = text_of(issue, "message");
  finding.category = text_of(issue, "category");
  finding.code = text_of(issue, "code");
  finding.pattern = text_of(issue, "pattern");
  finding.suggestion = text_of(issue, "suggestion");
  if (const auto* fixable = find(issue, "autoFixable")) finding.auto_fixable = fixable->is_bool() && fixable->get_bool();
  if (const auto* confidence = find(issue, "confidence"))
    finding.confidence = confidence->is_number() ? confidence->to_number<double>() : 0.8;
  finding.fingerprint = text_of(issue, "fingerprint");
  if (const auto* metadata = find(issue, "metadata")) {
    if (find(*metadata, "fix") != nullptr) finding.fix = text_of(*metadata, "fix");
    finding.cwe = texts_of(*metadata, "cwe");
    finding.owasp = texts_of(*metadata, "owasp");
    finding.references = texts_of(*metadata, "references");
    finding.related = places_of(*metadata, "related");
    finding.trace = places_of(*metadata, "trace");
  }
  return finding;
}

engine::Report fetch_report(ApiClient& api, const std::string& analysis_id) {
  engine::Report report;
  for (std::size_t page = 1;; ++page) {
    const auto analysis = api.get(fmt::format("/api/insight/analysis/{}?limit={}&page={}", http::escape(analysis_id), kPage, page));
    if (page == 1) {
      read_coverage(analysis, report.coverage);
      read_runs(analysis, report.detector_runs);
    }
    const auto& issues = member(analysis, "issues");
    if (!issues.is_array() || issues.get_array().empty()) break;
    for (const auto& issue : issues.get_array()) report.findings.push_back(finding_of(issue));
    if (issues.get_array().size() < kPage) break;
  }
  return report;
}

}  // namespace insight::cli
