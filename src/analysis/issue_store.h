// Reading issues by filter and order, for listings and exports. The rows are written by store.h; every function works in the
// caller's transaction.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "analysis/issue_query.h"
#include "db/database.h"

namespace insight::analysis {

// How many issues share all four; what facets and totals are added up from.
struct IssueGroup {
  engine::Severity severity = engine::Severity::MEDIUM;
  std::string detector;
  std::string category;
  std::string rule_id;
  std::int64_t issues = 0;
};
BOOST_DESCRIBE_STRUCT(IssueGroup, (), (severity, detector, category, rule_id, issues))

// One issue by its own id, with what it belongs to.
struct OwnedIssue : Issue {
  std::string analysis_id;
  std::string project_id;
  std::string project_name;
};
BOOST_DESCRIBE_STRUCT(OwnedIssue, (Issue), (analysis_id, project_id, project_name))

// Which epoch's issues of which analysis.
struct IssueSet {
  AnalysisId analysis;
  std::int64_t epoch = 0;
};

// After an issue, or so many from the start.
struct IssueStart {
  std::optional<std::int64_t> after_ordinal;
  std::int64_t offset = 0;
};

// What the caller knows of how many issues pass the filters; decides how they are found, never what.
enum class Matches : std::uint8_t { MANY, FEW };

std::vector<IssueGroup> group_issues(db::Transaction& tx, const IssueSet& set, const IssueFilter& filter);
// Throws Error(invalid) for a start after an issue that is not there any more.
void each_matching_issue(db::Transaction& tx, const IssueSet& set, const IssueFilter& filter, const IssueOrder& order,
                         const IssueStart& start, std::int64_t limit, Matches matches,
                         const std::function<void(const Issue&)>& sink);
// In the order of their ordinals, from the one after `ordinal` on; that one need not exist.
void each_issue_after(db::Transaction& tx, const IssueSet& set, const IssueFilter& filter, std::int64_t ordinal, std::int64_t limit,
                      const std::function<void(const Issue&)>& sink);
// An issue of every rule that has one in the set, by rule.
std::vector<Issue> one_issue_per_rule(db::Transaction& tx, const IssueSet& set, const IssueFilter& filter);
// Of the user's own analyses, and only while the issue is shown: of a result, or of the attempt that runs.
std::optional<OwnedIssue> find_owned_issue(db::Transaction& tx, std::string_view issue_id, std::string_view user_id);

}  // namespace insight::analysis
