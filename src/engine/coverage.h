// Coverage: what a run looked at and what it did not, with the reason. Nothing is left out in silence.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace insight::engine {

// Reasons are sentences for people that begin with a fixed word: "binary", "too large (2.1 MB; the limit is 1 MB)", "minified",
// "unreadable: …", "syntax errors (3, first at line 12)", "nested too deeply", "crashed the analyser (signal 11)".
struct Skipped {
  std::string path;
  std::string reason;
  bool operator==(const Skipped&) const = default;
};
BOOST_DESCRIBE_STRUCT(Skipped, (), (path, reason))

struct Coverage {
  std::uint64_t files = 0;  // analysed, those with syntax errors included
  std::uint64_t bytes = 0;
  std::uint64_t lines = 0;
  std::vector<Skipped> skipped;
  bool operator==(const Coverage&) const = default;
};
BOOST_DESCRIBE_STRUCT(Coverage, (), (files, bytes, lines, skipped))

enum class RunStatus : std::uint8_t { OK, SKIPPED, FAILED, TIMEOUT, UNAVAILABLE };
BOOST_DESCRIBE_ENUM(RunStatus, OK, SKIPPED, FAILED, TIMEOUT, UNAVAILABLE)

// How one detector ended. Anything but OK has a reason.
struct DetectorRun {
  std::string detector;
  RunStatus status = RunStatus::OK;
  std::string reason;
  std::int64_t duration_ms = 0;
  std::uint64_t issues = 0;
  bool operator==(const DetectorRun&) const = default;
};
BOOST_DESCRIBE_STRUCT(DetectorRun, (), (detector, status, reason, duration_ms, issues))

}  // namespace insight::engine
