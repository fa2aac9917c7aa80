#include "cli/source_files.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "cli/scope.h"
#include "crypto/hash.h"
#include "engine/files/walk.h"
#include "process/descriptor.h"

namespace insight::cli {
namespace {

// Nothing for what can't be read or is no regular file any more; never waits for a pipe.
std::optional<SourceFile> hashed(const std::filesystem::path& root, const std::string& path) {
  const process::Descriptor file{::open((root / path).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
  struct stat status{};
  if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  SourceFile found{path, "", 0};
  crypto::Sha256 hash;
  std::array<char, 64 * 1024> piece;
  ssize_t got = 0;
  while ((got = ::read(file.get(), piece.data(), piece.size())) > 0) {
    hash.update(bytes_of({piece.data(), static_cast<std::size_t>(got)}));
    found.size += static_cast<std::uint64_t>(got);
  }
  if (got < 0) return std::nullopt;
  found.sha256 = to_hex(hash.finish());
  return found;
}

}  // namespace

// Names that a server leaves out (libarchive does not even take the first kind), and what nobody means to give away.
std::optional<std::string_view> why_not_sent(std::string_view path) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (!is_utf8(path)) return "its name is not UTF-8";
  if (std::any_of(path.begin(), path.end(), is_control)) return "its name has control characters";
  const std::string_view name = path.substr(path.rfind('/') + 1);  // all of it when there is no folder
  if (name == "insight.db" || name == "insight.db-wal" || name == "insight.db-shm")
    return "a server's database, which holds its keys";
  return std::nullopt;
}

SourceFiles source_files(const std::filesystem::path& folder) {
  SourceFiles all;
  std::vector<engine::Skipped> skipped;
  for (const auto& entry : engine::files::walk(folder, {}, {.repository = repository_of(folder)}, skipped)) {
    if (const auto reason = why_not_sent(entry.path)) {
      all.left_out.push_back({entry.path, std::string(*reason)});
    } else if (auto file = hashed(folder, entry.path)) {
      all.files.push_back(*std::move(file));
    } else {
      all.left_out.push_back({entry.path, "unreadable"});
    }
  }
  return all;
}

}  // namespace insight::cli
