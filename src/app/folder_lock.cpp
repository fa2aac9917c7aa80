#include "app/folder_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"

namespace insight::app {

FolderLock::FolderLock(const std::filesystem::path& folder) {
  file_ = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) {
    throw Error{ErrorCode::unavailable, fmt::format("The data folder {} can't be written: {}. Choose another --data",
                                                    folder.string(), std::strerror(errno))};
  }
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(file_);
  throw Error{ErrorCode::conflict,
              fmt::format("Another server uses the data folder {}. Stop that one or choose another --data", folder.string())};
}

FolderLock::~FolderLock() {
  ::close(file_);
}

}  // namespace insight::app
