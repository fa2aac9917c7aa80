// Text: the content of one file, and where its lines begin. read_text is the only way file contents enter the engine; called once
// per file, on any thread. It never follows a symbolic link, never waits for a pipe or device, never reads more than the limit, and
// never throws for what a file is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/coverage.h"
#include "engine/files/walk.h"
#include "engine/finding.h"

namespace insight::engine::files {

// Offsets to lines and columns and back. Lines count from 1; columns from 1, in code points. Borrows the text.
class LineIndex {
 public:
  LineIndex() = default;
  explicit LineIndex(std::string_view text);

  std::uint32_t lines() const;  // what follows the last line end counts when there is something
  std::uint32_t line_of(std::size_t offset) const;
  std::string_view line(std::uint32_t number) const;  // without its line end; empty beyond the last
  std::size_t start_of(std::uint32_t number) const { return starts_[number - 1]; }
  Place place(std::size_t begin, std::size_t end) const;  // an offset beyond the text stands for its end

 private:
  std::uint32_t column(std::uint32_t line, std::size_t offset) const;

  std::string_view text_;
  std::vector<std::uint32_t> starts_{0};
};

struct Text {
  std::string path;     // relative, as in the entry
  std::string content;  // UTF-8, whatever the file is in, without a byte order mark
};

struct ReadLimits {
  std::uint64_t max_bytes = 1'000'000;
  bool skip_minified = true;
};

// The content, or why there is none: "binary", "too large (…)", "minified", "unreadable: …".
std::variant<Text, Skipped> read_text(const std::filesystem::path& root, const FileEntry& entry, const ReadLimits& limits = {});

// The first line, cut after 200 bytes; empty for what can't be read.
std::string first_line(const std::filesystem::path& root, const FileEntry& entry);

}  // namespace insight::engine::files
