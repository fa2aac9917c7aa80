// KnownRun: what an earlier run gave for the very same files, flows through several of them and cycles included. Then neither rules
// nor the import graph are asked for anything. Between the cache on disk and analyze; one thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/analyze.h"
#include "engine/cache/findings_cache.h"
#include "engine/file_result.h"
#include "engine/known_files.h"
#include "engine/project_files.h"

namespace insight::engine {

class KnownRun {
 public:
  // `entries` and `skipped` are what the walk gave.
  KnownRun(cache::FindingsCache& cache, std::span<const files::FileEntry> entries, std::span<const Skipped> skipped)
      : cache_(cache), entries_(entries), skipped_(skipped) {}

  // The report, if all files are known and all of them together, and the project's files are as they were.
  std::optional<Report> recall(const KnownFiles& files, ProjectFiles& project) const;

  // To be told what each file gave before a run takes that apart, and then what came of it all.
  void describe(std::span<const FileResult> results);
  void keep(const Report& report, const ProjectFiles& project);

 private:
  template <class StateOf>
  std::optional<cache::Key> key(StateOf state_of) const;

  cache::FindingsCache& cache_;
  std::span<const files::FileEntry> entries_;
  std::span<const Skipped> skipped_;
  std::optional<cache::Key> key_;  // once it has been described
};

}  // namespace insight::engine
