#include "engine/covered.h"

#include <algorithm>
#include <tuple>

namespace insight::engine {
namespace {

constexpr std::string_view our_detector = "security";

bool share_flaw(const Finding& a, const Finding& b) {
  return std::ranges::any_of(a.cwe, [&](const std::string& cwe) { return std::ranges::find(b.cwe, cwe) != b.cwe.end(); });
}

bool overlap(const Place& a, const Place& b) {
  const auto begins_before_end = [](const Place& x, const Place& y) {
    return std::tie(x.line, x.column) < std::tie(y.end_line, y.end_column);
  };
  return begins_before_end(a, b) && begins_before_end(b, a);
}

}  // namespace

Covered::Covered(const RuleSet& rules) {
  for (const Rule& rule : rules.rules()) {
    if (rule.taint && rule.detector == our_detector) flaws_.insert(rule.cwe.begin(), rule.cwe.end());
  }
}

bool Covered::may_be(const Finding& finding) const {
  return finding.detector == our_detector && finding.trace.empty() &&
         std::ranges::any_of(finding.cwe, [&](const std::string& cwe) { return flaws_.contains(cwe); });
}

void Covered::drop(std::vector<Finding>& findings) const {
  const auto covers = [](const Finding& flow, const Finding& finding) {
    return flow.detector == our_detector && !flow.trace.empty() && flow.severity <= finding.severity && share_flaw(flow, finding) &&
           overlap(flow.place, finding.place);
  };
  std::vector<bool> covered;
  for (const Finding& finding : findings) {
    covered.push_back(may_be(finding) && std::ranges::any_of(findings, [&](const Finding& flow) { return covers(flow, finding); }));
  }
  std::size_t at = 0;
  std::erase_if(findings, [&](const Finding&) { return covered[at++]; });
}

}  // namespace insight::engine
