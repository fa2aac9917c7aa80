// Analysis: one run over one source, and the issues kept under it. Plain values; the members' names are the columns' names.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "engine/finding.h"
#include "json/bounds.h"
#include "queue/job.h"

namespace insight::analysis {

using AnalysisId = Id<struct AnalysisTag>;
using Status = queue::JobState;  // the job of the same id moves it

inline constexpr std::string_view kJobKind = "ANALYSIS";
inline queue::JobId job_of(const AnalysisId& id) {
  return queue::JobId{id.text()};
}
inline AnalysisId analysis_of(const queue::JobId& id) {
  return AnalysisId{id.text()};
}

// The body of a submit.
struct Submit {
  std::string project_id;
  std::optional<std::vector<std::string>> detectors;
  std::optional<std::string> language;
  std::optional<std::string> path;
  std::optional<std::string> source_id;
  std::optional<std::string> branch;  // by default the project's
  std::optional<bool>
      supersede;  // older ones of the same project and branch that have not ended are cancelled; by default as the project wants
};
BOOST_DESCRIBE_STRUCT(Submit, (), (project_id, detectors, language, path, source_id, branch, supersede))
inline constexpr std::size_t kMostProjectId = 200;
inline constexpr std::size_t kMostDetectors = 50;
inline constexpr std::size_t kMostSubmitText = 1'024;
inline json::Bounds bounds(const Submit*) {
  return {{"projectId", 1, kMostProjectId}, {"detectors", 1, kMostDetectors}, {"language", 1, kMostSubmitText},
          {"path", 1, kMostSubmitText},     {"sourceId", 1, kMostSubmitText}, {"branch", 1, kMostSubmitText}};
}

// What a new analysis is made of, once everything is checked.
struct NewAnalysis {
  AnalysisId id;
  std::string project_key;
  std::string project_id;
  std::string user_id;
  std::string detectors;      // JSON
  std::string detector_runs;  // JSON: those that the plan leaves out
  std::optional<std::string> language;
  std::optional<std::string> path;
  std::optional<std::string> source_id;
  std::optional<AnalysisId> retry_of;
  std::optional<std::string> branch;
  std::optional<Millis> scheduled_for;  // the time of the project's schedule
  std::string root;                     // the folder that is read; issues' paths are relative to it
  Status status = Status::QUEUED;
  Millis created_at = 0;
  Millis updated_at = 0;
};
BOOST_DESCRIBE_STRUCT(NewAnalysis, (),
                      (id, project_key, project_id, user_id, detectors, detector_runs, language, path, source_id, retry_of, branch,
                       scheduled_for, root, status, created_at, updated_at))

struct Counts {
  std::int64_t total_issues = 0;
  std::int64_t critical = 0;
  std::int64_t high = 0;
  std::int64_t medium = 0;
  std::int64_t low = 0;
  std::int64_t info = 0;
  bool operator==(const Counts&) const = default;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (total_issues, critical, high, medium, low, info))
void count(Counts& counts, engine::Severity severity);

struct Analysis : Counts {
  AnalysisId id;
  std::string project_id;
  std::string project_name;
  std::string user_id;
  std::string detectors;  // JSON
  std::optional<std::string> language;
  std::optional<std::string> path;
  std::optional<std::string> source_id;
  std::optional<AnalysisId> retry_of;
  std::optional<std::string> branch;
  std::optional<Millis> scheduled_for;
  std::string root;
  Status status = Status::QUEUED;
  int progress = 0;
  std::string detector_runs;  // JSON
  std::string coverage;       // JSON
  std::optional<std::string> error;
  std::optional<std::string> error_code;
  std::int64_t epoch = 0;  // whose issues are shown: the result's, else the live one's
  std::optional<Millis> started_at;
  std::optional<Millis> finished_at;
  Millis created_at = 0;
  Millis updated_at = 0;

  bool is_final() const { return finished_at.has_value(); }
  std::optional<Millis> duration() const {
    if (!started_at || !finished_at) return std::nullopt;
    return *finished_at - *started_at;
  }
};
BOOST_DESCRIBE_STRUCT(Analysis, (Counts),
                      (id, project_id, project_name, user_id, detectors, language, path, source_id, retry_of, branch, scheduled_for,
                       root, status, progress, detector_runs, coverage, error, error_code, epoch, started_at, finished_at,
                       created_at, updated_at))

inline constexpr std::int64_t kLongestWait = 60;  // seconds of a long poll

// What is needed of an analysis to tell whether a page of it that was made before still holds.
struct Stamp {
  std::string project_name;
  std::int64_t epoch = 0;
  std::optional<Millis> finished_at;
  Millis updated_at = 0;
};
BOOST_DESCRIBE_STRUCT(Stamp, (), (project_name, epoch, finished_at, updated_at))

// What changes while an analysis waits and runs.
struct News {
  Status status = Status::QUEUED;
  std::int64_t epoch = 0;
  int progress = 0;
  std::optional<std::int64_t> last_ordinal;  // of the epoch's issues
  std::optional<std::int64_t> last_found;    // of its log
  std::optional<std::int64_t> ahead;         // filled in by who asks the queue
  bool operator==(const News&) const = default;
};
BOOST_DESCRIBE_STRUCT(News, (), (status, epoch, progress, last_ordinal, last_found, ahead))

struct Issue {
  std::string id;
  std::int64_t ordinal = 0;
  std::string file_path;
  std::uint32_t line = 1;
  std::uint32_t col = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_col = 1;
  engine::Severity severity = engine::Severity::MEDIUM;
  std::string detector;
  std::string message;
  std::string rule_id;
  std::string category;
  std::string code;
  std::string pattern;
  std::string suggestion;
  bool auto_fixable = false;
  double confidence = 0;
  std::string metadata;  // JSON
  std::string fingerprint;
};
BOOST_DESCRIBE_STRUCT(Issue, (),
                      (id, ordinal, file_path, line, col, end_line, end_col, severity, detector, message, rule_id, category, code,
                       pattern, suggestion, auto_fixable, confidence, metadata, fingerprint))

}  // namespace insight::analysis
