// What one file gave a run: filled by analyze_file, kept by KnownFiles, added to by analyze_across, gathered by analyze.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/cache/findings_cache.h"
#include "engine/coverage.h"
#include "engine/finding.h"
#include "engine/graph/imports.h"
#include "engine/join/match_row.h"
#include "engine/loaded_file.h"
#include "engine/match/scan.h"
#include "engine/syntax/language.h"

namespace insight::engine {

struct FileResult {
  std::vector<Finding> findings;  // in order of place, suppressed ones among them
  std::vector<Skipped> skipped;   // a file with syntax errors is analysed and mentioned here all the same
  std::vector<MatchRow> rows;     // for joins, by rule and place
  graph::FileImports imports;
  std::vector<match::FlowEnds> flow_ends;  // for flows that go through other files
  cache::Key key;                          // of path and content, where there is a cache
  std::optional<syntax::Language> language;
  std::uint64_t bytes = 0;
  std::uint64_t lines = 0;
  bool analysed = false;
  SharedFile loaded;  // where flows through other files may go through it, and memory allows; not kept on disk
};
BOOST_DESCRIBE_STRUCT(FileResult, (), (findings, skipped, rows, imports, flow_ends, key, language, bytes, lines, analysed))

}  // namespace insight::engine
