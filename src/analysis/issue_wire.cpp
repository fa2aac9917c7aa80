#include "analysis/issue_wire.h"

#include <algorithm>
#include <map>

#include "analysis/wire.h"
#include "db/param.h"
#include "json/encode.h"

namespace insight::analysis {
namespace {

constexpr std::size_t kMostValues = 100;

using Counted = std::vector<std::pair<std::string, std::int64_t>>;

// The most frequent first; what comes last is cut off.
void facet(json::Writer& w, std::string_view name, Counted values) {
  std::ranges::stable_sort(values, std::greater<>{}, &Counted::value_type::second);
  if (values.size() > kMostValues) values.resize(kMostValues);
  w.key(name);
  w.begin_array();
  for (const auto& [value, count] : values) {
    w.begin_object();
    w.field("value", value);
    w.field("count", count);
    w.end_object();
  }
  w.end_array();
}

template <class Of>
Counted count_by(const std::vector<IssueGroup>& groups, Of&& of) {
  std::map<std::string, std::int64_t> sums;
  for (const auto& group : groups) sums[of(group)] += group.issues;
  return {sums.begin(), sums.end()};
}

}  // namespace

std::string facets_json(const std::vector<IssueGroup>& groups) {
  json::Writer w;
  w.begin_object();
  facet(w, "severity", count_by(groups, [](const IssueGroup& g) { return std::string(db::name_of_enumerator(g.severity)); }));
  facet(w, "detector", count_by(groups, [](const IssueGroup& g) { return g.detector; }));
  facet(w, "category", count_by(groups, [](const IssueGroup& g) { return g.category; }));
  facet(w, "ruleId", count_by(groups, [](const IssueGroup& g) { return g.rule_id; }));
  w.end_object();
  return w.take();
}

std::string issue_list_json(const IssueListing& listing, const Page& page) {
  auto pagination = Pagination::of(page, listing.total);
  pagination.next_cursor = listing.next_cursor;
  json::Writer w;
  w.reserve(1024 + listing.issues.size() + listing.facets.size());
  w.begin_object();
  w.field("success", true);
  w.field("analysisId", listing.analysis.id);
  w.field("projectId", listing.analysis.project_id);
  w.field("status", listing.analysis.status);
  w.key("issues");
  w.begin_array();
  w.out() += listing.issues;
  w.end_array();
  w.written_field("facets", listing.facets);
  w.field("pagination", pagination);
  w.field("total", listing.total);
  w.field("page", page.page);
  w.field("pageSize", page.size);
  w.end_object();
  return w.take();
}

std::string issue_json(const OwnedIssue& issue) {
  std::string fields;
  append_issue(fields, issue);
  json::Writer w;
  w.begin_object();
  w.field("success", true);
  w.field("analysisId", issue.analysis_id);
  w.field("projectId", issue.project_id);
  w.field("projectName", issue.project_name);
  w.written_field("issue", fields);
  w.out() += ',';
  w.out() += std::string_view(fields).substr(1);  // the same flat; its brace closes the object
  return w.take();
}

}  // namespace insight::analysis
