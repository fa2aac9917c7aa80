#include "http/spool_file.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"

namespace insight::http {

SpoolFile::SpoolFile(const std::filesystem::path& path)
    : body_(std::make_shared<SpooledBody>(path)), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
  if (file_ < 0) throw Error{ErrorCode::unavailable, "The upload can't be stored; the data folder is full or read-only"};
}

SpoolFile::~SpoolFile() {
  ::close(file_);
}

void SpoolFile::write(const char* data, std::size_t size) const {
  while (size > 0) {
    const auto done = ::write(file_, data, size);
    if (done <= 0) throw Error{ErrorCode::unavailable, "The upload can't be stored; the data folder is full"};
    data += done;
    size -= static_cast<std::size_t>(done);
  }
}

}  // namespace insight::http
