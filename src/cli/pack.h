// Pack: the files of a folder as one tar.gz, for an upload. Takes what an analysis of the folder would look at (ignore files
// honoured) and no symbolic links; runs nothing that the folder brings.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/coverage.h"

namespace insight::cli {

// A tar.gz in a temporary file that goes with the object.
class PackedSource {
 public:
  using Wanted = std::function<bool(const std::string& path)>;
  // All of the folder's files, or those that are wanted.
  explicit PackedSource(const std::filesystem::path& folder, const Wanted& wanted = {});
  ~PackedSource();
  PackedSource(const PackedSource&) = delete;
  PackedSource& operator=(const PackedSource&) = delete;

  const std::filesystem::path& file() const { return file_; }
  std::uint64_t files() const { return files_; }
  std::uint64_t bytes() const { return bytes_; }  // unpacked
  // As SourceFiles has them.
  const std::vector<engine::Skipped>& left_out() const { return left_out_; }

 private:
  void fill(const std::filesystem::path& folder, const Wanted& wanted);
  std::filesystem::path file_;
  std::uint64_t files_ = 0;
  std::uint64_t bytes_ = 0;
  std::vector<engine::Skipped> left_out_;
};

}  // namespace insight::cli
