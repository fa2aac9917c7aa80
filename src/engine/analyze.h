// analyze: files in, findings out; the engine's front door. Used by the command line in-process and by the worker's sandboxed
// child. It reads the files below `root` and nothing else, knows no database, HTTP or account, and is given the time.
// Deterministic: the same input gives the same findings, in the same order, for any number of threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "engine/coverage.h"
#include "engine/finding.h"
#include "engine/rule/rule_set.h"

namespace insight::engine {

struct AnalyzeOptions {
  std::filesystem::path root;                // findings' paths are relative to it
  std::filesystem::path repository;          // at root or above it: ignore files from there on count; empty: from root on
  std::vector<std::filesystem::path> paths;  // below root; a file named here is always analysed; empty: all of root
  std::vector<std::string> detectors;        // names; empty: every native detector
  std::vector<std::string> skip_files;       // relative paths to leave out, reported as crashed (the worker's second try)
  unsigned threads = 0;                      // 0: one per core
  bool honour_rule_paths = true;             // `paths:` of rules
  bool honour_suppressions = true;           // nosem / insight-ignore comments
  std::uint64_t max_file_bytes = 1'000'000;
  Millis now = 0;  // for today() in comparisons
  // What files gave before is taken from this folder and kept there; empty: no cache. `cache_key` must change with everything that
  // a result depends on besides the file and these options: the program and the rules' texts.
  std::filesystem::path cache_folder;
  std::string cache_key;
};

// What happens while it runs, so that progress is what is done, not a guess. Called from several threads; must be quick and
// thread-safe.
struct Progress {
  std::uint64_t files_done = 0;
  std::uint64_t files_total = 0;
};
struct Observer {
  std::function<void(const Progress&)> progress;
  std::function<void(const std::string& file, const std::string& detector)>
      entering;  // before a file is touched, for crash reports
  // What one file gave, in order of place, as soon as it is known; the suppressed ones not among them. Never empty.
  std::function<void(std::vector<Finding>)> found;
};

struct RuleStats {
  std::string rule;
  std::int64_t micros = 0;
  std::uint64_t files_tried = 0;
  std::uint64_t matches = 0;
};

struct Report {
  std::vector<Finding> findings;  // in listing order, suppressed ones in `suppressed`
  std::vector<Finding> suppressed;
  Coverage coverage;
  std::vector<DetectorRun> detector_runs;
  std::vector<RuleStats> rule_stats;  // one per rule that was tried
};

// `rules` holds the compiled built-in and user rules. Throws Error(invalid) for a root that does not exist or a detector nobody
// knows; never for anything a file holds.
Report analyze(const AnalyzeOptions& options, const RuleSet& rules, const Observer& observer = {});

// The names a user may ask for that this build runs itself.
const std::vector<std::string>& native_detectors();

}  // namespace insight::engine
