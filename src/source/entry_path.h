// Entry paths: the names inside an archive or a manifest, decided upon before anything is created. Pure; used by unpack.cpp and
// manifest.cpp for one of them at a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/limits.h"
#include "source/types.h"

namespace insight::source {

// The path without `.` and empty parts; empty for the top folder itself (`./`). Throws Error(invalid) that names the entry:
// absolute, `..`, a drive letter, too long, too deep. Backslashes count as separators for what is refused and as letters for what
// is kept.
std::string clean_entry_path(std::string_view path, const Limits& limits);

// What is not kept though it harms nobody: the name to say (of the folder, where all of it is left out) and the reason.
std::optional<SkippedEntry> left_out(std::string_view clean_path);

// Notices names that collide where letters' case doesn't count, and a file where another entry needs a folder. Case is folded for
// ASCII letters only: other spellings of one Unicode name stay two files, each under its own bytes, and neither overwrites the
// other.
class EntryNames {
 public:
  // Throws Error(invalid) naming both entries. Returns the folders that are to be made, outermost first.
  std::vector<std::string> add_file(const std::string& path, const Limits& limits);
  std::vector<std::string> add_folder(const std::string& path, const Limits& limits);

 private:
  struct Taken {
    std::string spelling;
    bool is_file = false;
  };
  std::vector<std::string> add_folders_of(std::string_view path, const Limits& limits);
  std::unordered_map<std::string, Taken> taken_;  // by folded path
  std::uint64_t folders_ = 0;
};

}  // namespace insight::source
