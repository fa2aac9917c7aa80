// What `insight analyze --fix` does with the fixes of a report: shows them as a diff, or with --apply writes them.
#pragma once

#include <cstdint>
#include <filesystem>

#include "engine/analyze.h"

namespace insight::cli {

enum class FixMode : std::uint8_t { SHOW, APPLY };

// The diff goes to standard output if `show_diff`, the numbers and what was left out to stderr. False when a file could not be
// written.
bool fix(const engine::Report& report, const engine::AnalyzeOptions& options, FixMode mode, bool show_diff);

}  // namespace insight::cli
