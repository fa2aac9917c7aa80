// walk: which files a run looks at. Goes through the folders below a root on several threads, honouring .gitignore and
// .insightignore, and returns the files in a fixed order whatever the threads did. Called once per run by analyze. It never follows
// a symbolic link, never leaves the root, never opens what isn't a regular file or a folder, and never throws for what it meets
// below the root: that goes to `skipped`.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/coverage.h"

namespace insight::engine::files {

// What a folder's entry says of a file's history. As long as it stays the same nothing has been written to the file.
struct Stamp {
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::int64_t changed = 0;
  std::uint64_t inode = 0;
  std::uint64_t device = 0;
  bool operator==(const Stamp&) const = default;
};
BOOST_DESCRIBE_STRUCT(Stamp, (), (modified, changed, inode, device))

struct FileEntry {
  std::string path;         // relative to the root, forward slashes
  std::uint64_t bytes = 0;  // when it was seen
  bool named = false;       // the caller named this very file: analysed whatever the ignore files say
  Stamp stamp{};
  bool operator==(const FileEntry&) const = default;
};

struct WalkOptions {
  unsigned threads = 0;  // 0: one per core
  bool honour_ignore_files = true;
  std::filesystem::path repository;  // at the root or above it: ignore files from there on count too; empty: from the root on
  std::function<bool(std::string_view path)>
      wanted;  // by relative path, from any thread; empty: every file. A file it refuses isn't reported
};

// `paths` are below the root (absolute, or relative to it); empty: all of the root. Ordered by path, each file once.
// Folders nobody keeps code of their own in (node_modules, .git, virtual environments …) are left out unless named, and reported
// once each. Throws Error(invalid) for a root that is no folder, and for a path that doesn't exist or lies outside the root.
std::vector<FileEntry> walk(const std::filesystem::path& root, const std::vector<std::filesystem::path>& paths,
                            const WalkOptions& options, std::vector<Skipped>& skipped);

}  // namespace insight::engine::files
