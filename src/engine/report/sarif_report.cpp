// A whole report as SARIF.
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/report/sarif.h"

namespace insight::engine::report {

RuleFacts facts_of(const Finding& finding) {
  RuleFacts facts;
  facts.id = finding.rule;
  facts.detector = finding.detector;
  facts.severity = finding.severity;
  facts.fix = finding.suggestion;
  facts.category = finding.category;
  facts.confidence = finding.confidence;
  facts.cwe = finding.cwe;
  facts.owasp = finding.owasp;
  facts.references = finding.references;
  return facts;
}

void write_sarif(const Report& report, std::span<const RuleFacts> rules, std::string_view version, Output& out) {
  std::vector<RuleFacts> all(rules.begin(), rules.end());
  std::unordered_set<std::string_view> known;
  for (const auto& rule : rules) known.insert(rule.id);
  const auto describe = [&](const Finding& finding) {
    if (known.insert(finding.rule).second) all.push_back(facts_of(finding));
  };
  for (const auto& finding : report.findings) describe(finding);
  for (const auto& finding : report.suppressed) describe(finding);
  SarifStream sarif{all, out};
  sarif.begin(version, report.detector_runs, report.coverage);
  for (const auto& finding : report.findings) sarif.result(finding);
  for (const auto& finding : report.suppressed) sarif.result(finding);
  sarif.end();
}

}  // namespace insight::engine::report
