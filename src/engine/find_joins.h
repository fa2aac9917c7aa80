// find_joins: the last look of a run, for rules of `mode: join`: what their rules found in all files is put together. Called by
// analyze when every file has been looked at; reads no file. The same rows give the same findings.
#pragma once

#include <vector>

#include "engine/analyze.h"
#include "engine/file_result.h"

namespace insight::engine {

// In the order of the rules, then of the files.
std::vector<Finding> find_joins(const AnalyzeOptions& options, const RuleSet& rules, const std::vector<FileResult>& results);

}  // namespace insight::engine
