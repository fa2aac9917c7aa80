// ForeignResult: what a worker outside of this process found, as it reports it, and the same as findings of ours: in order, with
// fingerprints, without control characters. Nothing in it is believed that can be counted here. Pure.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/coverage.h"
#include "engine/finding.h"
#include "json/decode.h"

namespace insight::analysis {

struct ForeignIssue {
  std::string file_path;
  std::uint32_t line = 1;
  std::optional<std::uint32_t> column, end_line, end_column;
  engine::Severity severity = engine::Severity::MEDIUM;
  std::string detector;
  std::string message;
  std::string rule_id;
  std::optional<std::string> category, code, pattern, suggestion;
  std::optional<bool> auto_fixable;
  std::optional<double> confidence;
  std::optional<std::vector<std::string>> cwe, owasp, references;
  std::optional<std::string> fingerprint;
};
BOOST_DESCRIBE_STRUCT(ForeignIssue, (),
                      (file_path, line, column, end_line, end_column, severity, detector, message, rule_id, category, code, pattern,
                       suggestion, auto_fixable, confidence, cwe, owasp, references, fingerprint))
void validate(const ForeignIssue& issue, json::Problems& problems);

struct ForeignResult {
  std::string analysis_id;
  std::int64_t epoch = 0;
  std::optional<std::vector<ForeignIssue>> issues;
  std::optional<std::string> issues_blob;  // or the SHA-256 of the same list, sent as a content by the analysis's account
  std::optional<std::vector<engine::DetectorRun>> detector_runs;
  std::optional<engine::Coverage> coverage;
};
BOOST_DESCRIBE_STRUCT(ForeignResult, (), (analysis_id, epoch, issues, issues_blob, detector_runs, coverage))
void validate(const ForeignResult& result, json::Problems& problems);

struct ForeignFailure {
  std::string analysis_id;
  std::int64_t epoch = 0;
  std::string error;
};
BOOST_DESCRIBE_STRUCT(ForeignFailure, (), (analysis_id, epoch, error))

// As they are listed.
std::vector<engine::Finding> findings_of(const ForeignResult& result);
// How each of the `wanted` detectors ended, with the issues counted. One that the worker says nothing of and that found nothing is
// UNAVAILABLE, never OK.
std::vector<engine::DetectorRun> runs_of(const ForeignResult& result, const std::vector<engine::Finding>& findings,
                                         const std::vector<std::string>& wanted);

}  // namespace insight::analysis
