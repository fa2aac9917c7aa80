#include "cli/fixes.h"

#include <fmt/format.h>

#include <cstdio>

#include "engine/fix/diff.h"
#include "engine/fix/edits.h"
#include "engine/fix/write.h"
#include "engine/report/summary.h"

namespace insight::cli {
namespace {

using engine::report::counted;

constexpr std::size_t kMostLeft = 40;

void print_left(const std::vector<engine::fix::Left>& left) {
  for (std::size_t i = 0; i < left.size() && i < kMostLeft; ++i)
    fmt::print(stderr, "left: {}:{} {}: {}\n", left[i].file, left[i].line, left[i].rule, left[i].reason);
  if (left.size() > kMostLeft) fmt::print(stderr, "and {} more left\n", left.size() - kMostLeft);
}

}  // namespace

bool fix(const engine::Report& report, const engine::AnalyzeOptions& options, FixMode mode, bool show_diff) {
  const auto plan = engine::fix::plan(options.root, report.findings, options.max_file_bytes);
  std::size_t files = 0;
  std::size_t fixes = 0;
  bool all_written = true;
  for (const auto& file : plan.files) {
    if (show_diff) fmt::print("{}", engine::fix::unified_diff(file));
    if (mode == FixMode::APPLY) {
      if (const auto reason = engine::fix::write(options.root, file)) {
        fmt::print(stderr, "error: `{}` is not fixed: {}\n", file.path, *reason);
        all_written = false;
        continue;
      }
    }
    ++files;
    fixes += file.fixes;
  }
  print_left(plan.left);
  const auto numbers = fmt::format("{} in {}, {} left", fixes == 1 ? "1 fix" : fmt::format("{} fixes", fixes),
                                   counted(files, "file"), plan.left.size());
  if (fixes == 0)
    fmt::print(stderr, "{}\n", numbers);
  else if (mode == FixMode::APPLY)
    fmt::print(stderr, "{}: written\n", numbers);
  else
    fmt::print(stderr, "{}: nothing is written; --fix --apply writes\n", numbers);
  return all_written;
}

}  // namespace insight::cli
