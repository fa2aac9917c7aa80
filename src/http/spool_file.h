// SpoolFile: a long body on its way to the disk. Written by the server while it arrives; the handler gets it as SpooledBody, which
// removes the file with the request. One thread at a time.
#pragma once

#include <filesystem>
#include <memory>

#include "http/message.h"

namespace insight::http {

class SpoolFile {
 public:
  // Throws Error(unavailable), as write does: the folder is full or read-only.
  explicit SpoolFile(const std::filesystem::path& path);
  ~SpoolFile();
  SpoolFile(const SpoolFile&) = delete;
  SpoolFile& operator=(const SpoolFile&) = delete;

  void write(const char* data, std::size_t size) const;
  std::shared_ptr<const SpooledBody> body() const { return body_; }

 private:
  std::shared_ptr<SpooledBody> body_;
  int file_;
};

}  // namespace insight::http
