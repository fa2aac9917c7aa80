#include "engine/covered.h"

#include <algorithm>
#include <tuple>

namespace insight::engine {
namespace {

constexpr std::string_view our_detector = "security";

bool share_flaw(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& cwe) { return std::ranges::find(b, cwe) != b.end(); });
}

bool overlap(const Place& a, const Place& b) {
  const auto begins_before_end = [](const Place& x, const Place& y) {
    return std::tie(x.line, x.column) < std::tie(y.end_line, y.end_column);
  };
  return begins_before_end(a, b) && begins_before_end(b, a);
}

}  // namespace

bool Covered::may_be(const Finding& finding, std::span<const match::FlowEnds> ends) const {
  if (finding.detector != our_detector || !finding.trace.empty()) return false;
  return std::ranges::any_of(ends, [&](const match::FlowEnds& end) {
    const Rule& rule = rules_.rules()[end.rule];
    return end.sink && rule.detector == our_detector && share_flaw(rule.cwe, finding.cwe);
  });
}

void Covered::drop(std::vector<Finding>& findings, std::span<const match::FlowEnds> ends) const {
  const auto covers = [](const Finding& flow, const Finding& finding) {
    return flow.detector == our_detector && !flow.trace.empty() && flow.severity <= finding.severity &&
           share_flaw(flow.cwe, finding.cwe) && overlap(flow.place, finding.place);
  };
  std::vector<bool> covered;
  for (const Finding& finding : findings) {
    covered.push_back(may_be(finding, ends) &&
                      std::ranges::any_of(findings, [&](const Finding& flow) { return covers(flow, finding); }));
  }
  std::size_t at = 0;
  std::erase_if(findings, [&](const Finding&) { return covered[at++]; });
}

}  // namespace insight::engine
