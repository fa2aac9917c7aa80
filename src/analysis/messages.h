// What a worker and its sandboxed child say to each other: the request, and over the pipe one letter and a JSON text per message,
// but for the findings, which are packed (packed.h).
// Both sides are this program; the worker still believes nothing, because the child read hostile files.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "base/text.h"
#include "engine/coverage.h"
#include "engine/finding.h"

namespace insight::analysis {

struct ChildRequest {
  std::string root;
  std::vector<std::string> paths;
  std::vector<std::string> detectors;
  std::vector<std::string> skip_files;  // in hexadecimal: JSON can't hold names that are no text
  std::uint32_t threads = 1;
  std::int64_t now = 0;
  std::uint32_t quiet_ms = 0;    // for so long nothing is told but progress: most runs are over by then
  std::uint32_t between_ms = 0;  // then what was found, no oftener than this
};
BOOST_DESCRIBE_STRUCT(ChildRequest, (), (root, paths, detectors, skip_files, threads, now, quiet_ms, between_ms))

inline std::vector<std::string> names_in_hex(std::vector<std::string> names) {
  for (auto& name : names) name = to_hex(bytes_of(name));
  return names;
}
inline std::vector<std::string> names_from_hex(std::vector<std::string> names) {
  for (auto& name : names) {
    const auto bytes = from_hex(name).value_or(std::vector<std::uint8_t>{});
    name.assign(bytes.begin(), bytes.end());
  }
  return names;
}

inline constexpr char kFindings = 'F';  // a list of Finding, packed, in the listing's order
inline constexpr char kFound = 'S';     // the same as they are found, of runs that take long; all of them come again as kFindings
inline constexpr char kProgress = 'P';  // ChildProgress
inline constexpr char kEnd = 'E';       // ChildEnd, the last one

struct ChildProgress {
  std::uint64_t done = 0;
  std::uint64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(ChildProgress, (), (done, total))

struct ChildEnd {
  engine::Coverage coverage;
  std::vector<engine::DetectorRun> detector_runs;
};
BOOST_DESCRIBE_STRUCT(ChildEnd, (), (coverage, detector_runs))

// The exit code of a child that could not run at all; it then said why in a message of this kind.
inline constexpr char kRefused = 'R';
inline constexpr int kRefusedCode = 2;

}  // namespace insight::analysis
