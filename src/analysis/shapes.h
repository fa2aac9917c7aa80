// The answers of wire.cpp as described structs, for /openapi.json alone: wire.cpp writes them by hand because a page is made of
// little else. They can't drift: the API suites hold every answer against the document that is made from them.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "analysis/issue_export.h"
#include "analysis/issue_query.h"
#include "analysis/types.h"
#include "base/page.h"
#include "engine/coverage.h"

namespace insight::analysis::shapes {

struct Accepted {
  bool success = true;
  AnalysisId id, analysis_id;
  std::string project_id;
  Status status = Status::QUEUED;
  int progress = 0;
  std::vector<std::string> detectors;
  std::string created_at, updated_at, polling_url, events_url;
  std::optional<AnalysisId> retry_of;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(Accepted, (),
                      (success, id, analysis_id, project_id, status, progress, detectors, created_at, updated_at, polling_url,
                       events_url, retry_of, message))

struct SeverityCounts {
  std::int64_t critical = 0, high = 0, medium = 0, low = 0, info = 0;
};
BOOST_DESCRIBE_STRUCT(SeverityCounts, (), (critical, high, medium, low, info))

struct Timing {
  std::optional<std::string> started_at, finished_at;
  std::optional<Millis> duration;
};
BOOST_DESCRIBE_STRUCT(Timing, (), (started_at, finished_at, duration))

struct Identity {
  AnalysisId id;
  std::string project_id, project_name;
  Status status = Status::QUEUED;
  int progress = 0;
};
BOOST_DESCRIBE_STRUCT(Identity, (), (id, project_id, project_name, status, progress))

struct NestedAnalysis : Identity {
  Counts summary;
  Timing timing;
  std::optional<std::string> error;
};
BOOST_DESCRIBE_STRUCT(NestedAnalysis, (Identity), (summary, timing, error))

struct QueuePlace {
  std::optional<std::int64_t> position, ahead;
  std::optional<AnalysisId> waits_for;
};
BOOST_DESCRIBE_STRUCT(QueuePlace, (), (position, ahead, waits_for))

struct AttemptView {
  std::string started_at;
  std::optional<std::string> finished_at;
  std::string worker;
  queue::Outcome outcome = queue::Outcome::RUNNING;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AttemptView, (), (started_at, finished_at, worker, outcome, reason))

struct IssueView {
  std::string id, file_path;
  std::uint32_t line = 1, column = 1, end_line = 1, end_column = 1;
  engine::Severity severity = engine::Severity::MEDIUM;
  std::string detector, message, rule_id, category, code, pattern, suggestion;
  bool auto_fixable = false;
  double confidence = 0;
  boost::json::value metadata;
  std::string fingerprint;
};
BOOST_DESCRIBE_STRUCT(IssueView, (),
                      (id, file_path, line, column, end_line, end_column, severity, detector, message, rule_id, category, code,
                       pattern, suggestion, auto_fixable, confidence, metadata, fingerprint))

struct AnalysisPage : Identity, Counts {
  bool success = true;
  std::vector<std::string> detectors;
  std::optional<std::string> language, path;
  std::optional<AnalysisId> retry_of;
  std::optional<std::string> branch, scheduled_for;
  std::string created_at, updated_at;
  std::optional<std::string> started_at, completed_at;
  std::optional<Millis> duration;
  std::optional<std::string> error, error_code;
  QueuePlace queue;
  std::vector<AttemptView> attempts;
  std::vector<engine::DetectorRun> detector_runs;
  engine::Coverage coverage;
  Counts summary;
  NestedAnalysis analysis;
  std::vector<IssueView> issues;
  Pagination pagination;
};
BOOST_DESCRIBE_STRUCT(AnalysisPage, (Identity, Counts),
                      (success, detectors, language, path, retry_of, branch, scheduled_for, created_at, updated_at, started_at,
                       completed_at, duration, error, error_code, queue, attempts, detector_runs, coverage, summary, analysis,
                       issues, pagination))

struct AnalysisRow : Identity, SeverityCounts {
  std::int64_t total_issues = 0;
  SeverityCounts severity;
  std::string created_at;
  std::optional<std::string> finished_at;
};
BOOST_DESCRIBE_STRUCT(AnalysisRow, (Identity, SeverityCounts), (total_issues, severity, created_at, finished_at))

struct AnalysisList {
  bool success = true;
  std::vector<AnalysisRow> analyses;
  Pagination pagination;
  std::int64_t total = 0, page = 1, page_size = 20;
};
BOOST_DESCRIBE_STRUCT(AnalysisList, (), (success, analyses, pagination, total, page, page_size))

struct FacetValue {
  std::string value;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(FacetValue, (), (value, count))

struct Facets {
  std::vector<FacetValue> severity, detector, category, rule_id;
};
BOOST_DESCRIBE_STRUCT(Facets, (), (severity, detector, category, rule_id))

struct IssueList {
  bool success = true;
  AnalysisId analysis_id;
  std::string project_id;
  Status status = Status::COMPLETED;
  std::vector<IssueView> issues;
  Facets facets;
  Pagination pagination;
  std::int64_t total = 0, page = 1, page_size = 50;
};
BOOST_DESCRIBE_STRUCT(IssueList, (), (success, analysis_id, project_id, status, issues, facets, pagination, total, page, page_size))

struct OneIssue : IssueView {
  bool success = true;
  AnalysisId analysis_id;
  std::string project_id, project_name;
  IssueView issue;
};
BOOST_DESCRIBE_STRUCT(OneIssue, (IssueView), (success, analysis_id, project_id, project_name, issue))

struct Cancelled : Identity {
  bool success = true;
  AnalysisId analysis_id;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(Cancelled, (Identity), (success, analysis_id, message))

// --- what is asked for in the query ---

struct SubmitQuery {
  std::optional<bool> create_project;
};
BOOST_DESCRIBE_STRUCT(SubmitQuery, (), (create_project))

struct IssuePageQuery {
  std::optional<std::int64_t> page, limit, page_size;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(IssuePageQuery, (), (page, limit, page_size, cursor))
inline json::Bounds bounds(const IssuePageQuery*) {
  return json::page_bounds(kIssuePages);
}

struct AnalysisQuery : IssuePageQuery {
  std::optional<std::int64_t> wait;
};
BOOST_DESCRIBE_STRUCT(AnalysisQuery, (IssuePageQuery), (wait))
inline json::Bounds bounds(const AnalysisQuery*) {
  return json::both(json::page_bounds(kIssuePages), {{"wait", 0, kLongestWait}});
}

struct IssueFilterQuery {
  std::optional<std::vector<engine::Severity>> severity;
  std::optional<std::vector<std::string>> detector, category, rule_id, path;
  std::optional<bool> auto_fixable;
  std::optional<std::string> q;
};
BOOST_DESCRIBE_STRUCT(IssueFilterQuery, (), (severity, detector, category, rule_id, path, auto_fixable, q))
inline json::Bounds bounds(const IssueFilterQuery*) {
  return {{"q", 0, kMostSearch}};
}

struct IssueListQuery : IssueFilterQuery {
  std::optional<IssueSort> sort;
  std::optional<SortOrder> order;
  std::optional<std::int64_t> page, limit, page_size;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(IssueListQuery, (IssueFilterQuery), (sort, order, page, limit, page_size, cursor))
inline json::Bounds bounds(const IssueListQuery* query) {
  return json::both(json::page_bounds(kIssuePages), bounds(static_cast<const IssueFilterQuery*>(query)));
}

struct ExportQuery : IssueFilterQuery {
  std::optional<ExportFormat> format;
};
BOOST_DESCRIBE_STRUCT(ExportQuery, (IssueFilterQuery), (format))

struct AnalysisListQuery {
  std::optional<std::int64_t> page, limit, page_size;
  std::optional<std::string> project_id;
  std::optional<Status> status;
};
BOOST_DESCRIBE_STRUCT(AnalysisListQuery, (), (page, limit, page_size, project_id, status))
inline json::Bounds bounds(const AnalysisListQuery*) {
  return json::page_bounds(kListPages);
}

}  // namespace insight::analysis::shapes
