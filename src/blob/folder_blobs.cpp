#include "blob/folder_blobs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/error.h"
#include "base/leftovers.h"

namespace insight::blob {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void failed(const char* what) {
  const int error = errno;
  if (error == ENOSPC || error == EDQUOT)
    throw Error{ErrorCode::unavailable, "the server has no room for the upload; try again later or ask its operator"};
  throw std::system_error(error, std::generic_category(), what);
}

// One more name for the file, or a copy where a file can't have one more: too many already, or another file system.
// False when there is no such file.
bool link_or_copy(const fs::path& from, const fs::path& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return true;
  if (errno == ENOENT) return false;
  if (errno != EMLINK && errno != EXDEV && errno != EPERM) failed("linking a blob");
  std::error_code error;
  fs::copy_file(from, to, error);
  if (error == std::errc::no_such_file_or_directory) return false;
  if (error) {
    errno = error.value();
    failed("copying a blob");
  }
  return true;
}

void make_private(const fs::path& folder) {
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
}

Millis changed_at(const struct stat& status) {
  return static_cast<Millis>(status.st_ctim.tv_sec) * 1000 + status.st_ctim.tv_nsec / 1'000'000;
}

}  // namespace

bool is_hash(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

FolderBlobs::FolderBlobs(fs::path folder, std::chrono::hours leftovers) : folder_(std::move(folder)) {
  make_private(folder_);
  make_private(folder_ / ".incoming");
  remove_leftovers(folder_ / ".incoming", leftovers);
}

fs::path FolderBlobs::place_of(std::string_view hash) const {
  if (!is_hash(hash)) throw std::logic_error("no hash: " + std::string(hash));
  return folder_ / hash.substr(0, 2) / hash.substr(2);
}

void FolderBlobs::put(std::string_view hash, const fs::path& file) {
  const auto place = place_of(hash);
  const auto incoming = folder_ / ".incoming" / (std::to_string(::getpid()) + "." + std::to_string(++next_));
  if (!link_or_copy(file, incoming)) throw std::logic_error("there is no file to put: " + file.string());
  int renamed = ::rename(incoming.c_str(), place.c_str());
  if (renamed != 0 && errno == ENOENT) {
    fs::create_directory(place.parent_path());
    renamed = ::rename(incoming.c_str(), place.c_str());
  }
  const int error = errno;
  ::unlink(incoming.c_str());  // two names of one file are not renamed; and after a failure
  errno = error;
  if (renamed != 0) failed("keeping a blob");
}

// Everything at once: a file at a time would take seconds for a big upload.
void FolderBlobs::settle() {
  const int folder = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = folder >= 0 && ::syncfs(folder) == 0;
  const int error = errno;
  if (folder >= 0) ::close(folder);
  errno = error;
  if (!synced) failed("syncing the blobs");
}

bool FolderBlobs::give(std::string_view hash, const fs::path& place) {
  return link_or_copy(place_of(hash), place);
}

std::optional<std::string> FolderBlobs::read(std::string_view hash) {
  std::ifstream in(place_of(hash), std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::optional<std::uint64_t> FolderBlobs::size_of(std::string_view hash) {
  struct stat status{};
  if (::stat(place_of(hash).c_str(), &status) != 0) return std::nullopt;
  return static_cast<std::uint64_t>(status.st_size);
}

std::size_t FolderBlobs::sweep(Millis before, const std::function<bool(std::string_view)>& is_wanted) {
  std::size_t removed = 0;
  std::error_code ignored;
  for (const auto& part : fs::directory_iterator(folder_, ignored)) {
    const auto prefix = part.path().filename().string();
    if (prefix.size() != 2) continue;
    for (const auto& entry : fs::directory_iterator(part.path(), ignored)) {
      const auto hash = prefix + entry.path().filename().string();
      struct stat status{};
      // Every link that was made of it counts as a change, so what somebody is about to name is young.
      if (!is_hash(hash) || ::stat(entry.path().c_str(), &status) != 0 || changed_at(status) >= before) continue;
      if (!is_wanted(hash) && ::unlink(entry.path().c_str()) == 0) ++removed;
    }
  }
  return removed;
}

}  // namespace insight::blob
