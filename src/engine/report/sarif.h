// The report as SARIF 2.1.0, for code hosts and editors. Called by the command line and by exports of stored analyses, so it asks
// for plain facts about rules and not for compiled ones.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/analyze.h"
#include "engine/report/output.h"

namespace insight::engine::report {

// What SARIF tells about a rule besides its findings. Texts may be empty.
struct RuleFacts {
  std::string id;
  std::string detector;
  Severity severity = Severity::MEDIUM;
  std::string message;
  std::string why;
  std::string fix;
  std::string category;
  double confidence = 0.8;
  std::vector<std::string> cwe;
  std::vector<std::string> owasp;
  std::vector<std::string> references;
};

// What one finding tells about its rule.
RuleFacts facts_of(const Finding& finding);

// A report whose findings never stand in memory together: begin, each result, end. One thread.
class SarifStream {
 public:
  // `rules` must name the rule of every result.
  SarifStream(std::span<const RuleFacts> rules, Output& out);
  ~SarifStream();
  SarifStream(const SarifStream&) = delete;
  SarifStream& operator=(const SarifStream&) = delete;

  void begin(std::string_view version, std::span<const DetectorRun> runs, const Coverage& coverage);
  void result(const Finding& finding);
  void end();

 private:
  class Pen;
  std::unique_ptr<Pen> pen_;
};

// `rules` are all that ran; one that only appears in a finding (a native detector's) is described by that finding.
void write_sarif(const Report& report, std::span<const RuleFacts> rules, std::string_view version, Output& out);

}  // namespace insight::engine::report
