#include "source/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace insight::source {

MappedFile::MappedFile(const std::filesystem::path& file) {
  const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info{};
  const bool known = fd >= 0 && fstat(fd, &info) == 0;
  const auto size = static_cast<std::size_t>(known ? info.st_size : 0);
  void* memory = size > 0 ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0) : nullptr;
  const int error = errno;
  if (fd >= 0) close(fd);
  if (!known || memory == MAP_FAILED) throw std::system_error(error, std::generic_category(), "the upload's file");
  bytes_ = {static_cast<const char*>(memory), size};
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace insight::source
