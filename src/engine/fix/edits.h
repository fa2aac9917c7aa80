// Edits: the fixes of findings put into their files, in memory. Of two that overlap the one that begins first is made, the other
// left for the next run; a fix that would break a file that parses is left out. Used by `insight analyze --fix` and `insight rules
// test`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/finding.h"

namespace insight::engine::fix {

struct Edit {
  std::uint32_t begin = 0;  // bytes of the text before
  std::uint32_t end = 0;
  std::string text;
  bool operator==(const Edit&) const = default;
};

// A fix that was not made.
struct Left {
  std::string file;
  std::uint32_t line = 0;
  std::string rule;
  std::string reason;
};

struct FixedFile {
  std::string path;
  std::string before;
  std::string after;
  std::vector<Edit> edits;  // in order, none overlapping
  std::size_t fixes = 0;    // findings they come from; two may ask for the same
};

// `findings` are all of this file, in the order in which they count.
FixedFile fix_text(std::string path, std::string before, std::span<const Finding* const> findings, std::vector<Left>& left);

struct Plan {
  std::vector<FixedFile> files;  // those that change, by path
  std::vector<Left> left;
  std::size_t fixes() const;
};
// Reads the files of findings that have a fix. Throws nothing for what they hold.
Plan plan(const std::filesystem::path& root, std::span<const Finding> findings, std::uint64_t max_file_bytes);

}  // namespace insight::engine::fix
