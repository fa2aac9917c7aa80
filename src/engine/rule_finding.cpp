#include "engine/rule_finding.h"

#include <fmt/format.h>

#include "engine/finish.h"

namespace insight::engine {
namespace {

constexpr std::size_t max_pattern = 200;
constexpr std::size_t max_step = 60;

std::string_view code_of(const ReadFile& file, const match::Span& span) {
  return file.text.substr(span.begin, span.end - span.begin);
}

}  // namespace

Finding finding_of(const Rule& rule, const match::RuleMatch& match, const ReadFile& file) {
  Finding finding;
  finding.file = file.path;
  finding.place = file.lines.place(match.range.begin, match.range.end);
  finding.severity = rule.severity;
  finding.detector = rule.detector;
  finding.rule = rule.id;
  finding.message = match.message;
  finding.category = rule.category;
  finding.pattern = shown_code(code_of(file, match.range), max_pattern);
  finding.suggestion = rule.fix_advice;
  finding.auto_fixable = match.fix.has_value();
  finding.fix = match.fix;
  finding.confidence = rule.confidence;
  finding.cwe = rule.cwe;
  finding.owasp = rule.owasp;
  finding.references = rule.references;
  return finding;
}

void add_step(std::vector<RelatedPlace>& trace, const ReadFile& file, const match::Span& step) {
  const auto words =
      trace.empty() ? "comes from here" : fmt::format("goes through `{}`", shown_code(code_of(file, step), max_step));
  trace.push_back({std::string(file.path), file.lines.place(step.begin, step.end), words});
}

void name_last_step(std::vector<RelatedPlace>& trace) {
  if (trace.size() > 1) trace.back().message = "arrives here";
}

}  // namespace insight::engine
