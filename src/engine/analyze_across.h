// analyze_across: the second look that flows of taint need, after every file has been looked at by itself: a value may come from
// one file and arrive in another. Which files are worth it is told from their imports and their words; only these are read once
// more. Called by analyze. The same input gives the same findings for any number of threads.
#pragma once

#include <vector>

#include "engine/analyze.h"
#include "engine/analyze_file.h"
#include "engine/cache/findings_cache.h"
#include "engine/files_of_run.h"

namespace insight::engine {

// Changes the findings of `results`, which stand beside the entries of `files`: those of a taint rule in a file from which calls
// lead into others are found anew, and those that only then show are added. `cache` may be missing.
void analyze_across(const AnalyzeOptions& options, const RuleSet& rules, const Observer& observer, const RunFiles& files,
                    std::vector<FileResult>& results, cache::FindingsCache* cache);

}  // namespace insight::engine
