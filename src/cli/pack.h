// Pack: the files of a folder as one tar.gz, for an upload. Takes what an analysis of the folder would look at (ignore files
// honoured) and no symbolic links; runs nothing that the folder brings.
#pragma once

#include <cstdint>
#include <filesystem>

namespace insight::cli {

// A tar.gz in a temporary file that goes with the object.
class PackedSource {
 public:
  explicit PackedSource(const std::filesystem::path& folder);
  ~PackedSource();
  PackedSource(const PackedSource&) = delete;
  PackedSource& operator=(const PackedSource&) = delete;

  const std::filesystem::path& file() const { return file_; }
  std::uint64_t files() const { return files_; }
  std::uint64_t bytes() const { return bytes_; }  // unpacked

 private:
  void fill(const std::filesystem::path& folder);
  std::filesystem::path file_;
  std::uint64_t files_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace insight::cli
