// MappedFile: a file's bytes without reading them into memory; for uploads that the server spooled into a file of its own, which
// nobody else changes meanwhile. One thread.
#pragma once

#include <filesystem>
#include <string_view>

namespace insight::source {

class MappedFile {
 public:
  // Throws std::system_error.
  explicit MappedFile(const std::filesystem::path& file);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace insight::source
