// KnownFiles: what files gave in an earlier run. A file whose entry in its folder is as it was (size, inode, times of its content
// and of the entry) needn't even be opened; of another the content decides. Between the cache on disk and the run; asked and told
// from the run's threads. Gives nothing it isn't sure of: the time of an entry is the kernel's own and moves with every change, but
// in steps, so it says nothing about a file that was changed within the last moments before it was looked at.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "engine/cache/findings_cache.h"
#include "engine/file_result.h"
#include "engine/files/walk.h"

namespace insight::engine {

class KnownFiles {
 public:
  // `now`: when the files' entries were read, or earlier. The cache must live as long.
  // `resources`: the number of what the code of some languages reads (syntax::Resources).
  KnownFiles(cache::FindingsCache& cache, std::chrono::system_clock::time_point now, std::uint64_t resources = 0)
      : cache_(cache), now_(now), resources_(resources) {}

  cache::Key key_of(const files::FileEntry& entry, std::string_view content) const;

  // What decides what a file gives: its content, or why it isn't analysed. Nothing: not known without opening it, and, of a result,
  // may be otherwise the next time.
  std::optional<std::string_view> state(const files::FileEntry& entry) const;
  static std::optional<std::string> state_of(const FileResult& result);

  std::optional<FileResult> recall(const files::FileEntry& entry) const;  // without opening it
  std::optional<FileResult> recall(const files::FileEntry& entry, const cache::Key& key);
  // With a key of content, or, for a file that isn't analysed, with why.
  void keep(const files::FileEntry& entry, const FileResult& result);

 private:
  cache::Key key_of_entry(const files::FileEntry& entry) const;
  std::uint64_t resources_for(const files::FileEntry& entry) const;
  void keep_entry(const files::FileEntry& entry, const FileResult& result);

  cache::FindingsCache& cache_;
  std::chrono::system_clock::time_point now_;
  std::uint64_t resources_;
};

}  // namespace insight::engine
