#include "analysis/foreign_result.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "engine/fingerprint.h"
#include "engine/finish.h"

namespace insight::analysis {
namespace {

constexpr std::size_t most_path = 1'024;
constexpr std::size_t most_text = 4'000;
constexpr std::size_t most_code = 500;

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

bool leads_out(std::string_view path) {
  return path.starts_with('/') || std::ranges::any_of(split(path, '/'), [](std::string_view part) { return part == ".."; });
}

void check_word(std::string_view pointer, const std::string& word, json::Problems& problems) {
  if (word.empty() || word.size() > 200 || has_control(word))
    problems.add(pointer, "must have 1 to 200 bytes and no control characters");
}

// Lines stay; other control characters go.
std::string shown(std::string_view text) {
  std::string kept;
  for (const char c : shorten(text, most_text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' || c == '\t' || (byte >= 0x20 && byte != 0x7f)) kept += c;
  }
  return kept;
}

engine::Finding finding_of(const ForeignIssue& issue) {
  engine::Finding finding;
  finding.file = issue.file_path;
  finding.place.line = issue.line;
  finding.place.column = issue.column.value_or(1);
  finding.place.end_line = issue.end_line.value_or(issue.line);
  finding.place.end_column = issue.end_column.value_or(finding.place.column);
  finding.severity = issue.severity;
  finding.detector = issue.detector;
  finding.rule = issue.rule_id;
  finding.message = shown(issue.message);
  finding.category = shown(issue.category.value_or(""));
  finding.code = engine::shown_code(issue.code.value_or(""), most_code);
  finding.pattern = engine::shown_code(issue.pattern.value_or(""), most_code);
  finding.suggestion = shown(issue.suggestion.value_or(""));
  finding.auto_fixable = issue.auto_fixable.value_or(false);
  finding.confidence = issue.confidence.value_or(finding.confidence);
  finding.cwe = issue.cwe.value_or(finding.cwe);
  finding.owasp = issue.owasp.value_or(finding.owasp);
  finding.references = issue.references.value_or(finding.references);
  finding.fingerprint = issue.fingerprint.value_or("");
  return finding;
}

void name_the_nameless(std::vector<engine::Finding>& findings) {
  std::map<std::string, engine::Fingerprints> by_file;
  for (auto& finding : findings) {
    if (!finding.fingerprint.empty()) continue;
    auto& file = by_file.try_emplace(finding.file, finding.file).first->second;
    finding.fingerprint = file.next(finding.rule, finding.code.empty() ? finding.message : finding.code, "");
  }
}

}  // namespace

void validate(const ForeignIssue& issue, json::Problems& problems) {
  if (issue.file_path.empty() || issue.file_path.size() > most_path || has_control(issue.file_path) || leads_out(issue.file_path))
    problems.add("/filePath", "must be relative to the analysed folder, without '..', 1 to 1024 bytes");
  if (issue.line == 0) problems.add("/line", "counts from 1");
  if (issue.column == 0u) problems.add("/column", "counts from 1");
  check_word("/detector", issue.detector, problems);
  check_word("/ruleId", issue.rule_id, problems);
  if (issue.confidence && !(*issue.confidence >= 0 && *issue.confidence <= 1)) problems.add("/confidence", "must be from 0 to 1");
  if (issue.fingerprint) check_word("/fingerprint", *issue.fingerprint, problems);
}

void validate(const ForeignResult& result, json::Problems& problems) {
  if (result.issues_blob && result.issues) problems.add("/issuesBlob", "goes in place of issues, not beside them");
}

std::vector<engine::Finding> findings_of(const ForeignResult& result) {
  std::vector<engine::Finding> findings;
  if (!result.issues) return findings;
  findings.reserve(result.issues->size());
  for (const auto& issue : *result.issues) findings.push_back(finding_of(issue));
  std::ranges::stable_sort(findings, engine::listed_before);
  name_the_nameless(findings);
  return findings;
}

std::vector<engine::DetectorRun> runs_of(const ForeignResult& result, const std::vector<engine::Finding>& findings,
                                         const std::vector<std::string>& wanted) {
  std::map<std::string, std::uint64_t> counted;
  for (const auto& finding : findings) ++counted[finding.detector];
  auto runs = result.detector_runs.value_or(std::vector<engine::DetectorRun>{});
  const auto told = [&](const std::string& name) {
    return std::ranges::find(runs, name, &engine::DetectorRun::detector) != runs.end();
  };
  for (const auto& [name, issues] : counted) {
    if (!told(name)) runs.push_back({name, engine::RunStatus::OK, "", 0, 0});
  }
  for (const auto& name : wanted) {
    if (!told(name)) runs.push_back({name, engine::RunStatus::UNAVAILABLE, "the foreign worker did not say how it ended", 0, 0});
  }
  for (auto& run : runs) {
    run.reason = shown(run.reason);
    const auto found = counted.find(run.detector);
    run.issues = found == counted.end() ? 0 : found->second;
  }
  return runs;
}

}  // namespace insight::analysis
