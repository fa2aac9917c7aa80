#include "cli/pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <string>

#include "base/error.h"
#include "base/utf8_locale.h"
#include "cli/scope.h"
#include "cli/source_files.h"
#include "engine/files/walk.h"

namespace insight::cli {
namespace {

using Archive = std::unique_ptr<archive, decltype(&archive_write_free)>;
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

void require(int result, archive* tar) {
  if (result < ARCHIVE_OK) throw Error(ErrorCode::unavailable, fmt::format("packing failed: {}", archive_error_string(tar)));
}

// False for what can't be read or is no regular file any more; never waits for a pipe.
bool add_file(archive* tar, const std::filesystem::path& root, const std::string& path) {
  const int fd = ::open((root / path).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) return false;
  const std::unique_ptr<const int, void (*)(const int*)> closer(&fd, [](const int* descriptor) { ::close(*descriptor); });
  struct stat status{};
  if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return false;

  const Entry entry(archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname_utf8(entry.get(), path.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(), status.st_size);
  require(archive_write_header(tar, entry.get()), tar);
  std::array<char, 64 * 1024> piece;
  for (ssize_t got = 0; (got = ::read(fd, piece.data(), piece.size())) > 0;) {
    if (archive_write_data(tar, piece.data(), static_cast<std::size_t>(got)) < 0) require(ARCHIVE_FATAL, tar);
  }
  return true;
}

}  // namespace

PackedSource::PackedSource(const std::filesystem::path& folder, const Wanted& wanted) {
  auto pattern = (std::filesystem::temp_directory_path() / "insight-source-XXXXXX").string();
  const int fd = ::mkstemp(pattern.data());
  if (fd < 0)
    throw Error(ErrorCode::unavailable, fmt::format("no temporary file in `{}`", std::filesystem::temp_directory_path().string()));
  ::close(fd);
  file_ = pattern;
  try {
    fill(folder, wanted);
  } catch (...) {
    ::unlink(file_.c_str());
    throw;
  }
}

PackedSource::~PackedSource() {
  ::unlink(file_.c_str());
}

void PackedSource::fill(const std::filesystem::path& folder, const Wanted& wanted) {
  const Utf8Locale names;
  std::vector<engine::Skipped> skipped;
  const auto entries = engine::files::walk(folder, {}, {.repository = repository_of(folder)}, skipped);
  const Archive tar(archive_write_new(), archive_write_free);
  archive_write_add_filter_gzip(tar.get());
  archive_write_set_filter_option(tar.get(), "gzip", "compression-level", "1");  // the network is seldom the slow part
  archive_write_set_format_pax_restricted(tar.get());
  archive_write_set_options(tar.get(), "hdrcharset=UTF-8");
  require(archive_write_open_filename(tar.get(), file_.c_str()), tar.get());
  for (const auto& entry : entries) {
    if (wanted && !wanted(entry.path)) continue;
    if (const auto reason = why_not_sent(entry.path)) {
      left_out_.push_back({entry.path, std::string(*reason)});
      continue;
    }
    if (!add_file(tar.get(), folder, entry.path)) {
      left_out_.push_back({entry.path, "unreadable"});
      continue;
    }
    ++files_;
    bytes_ += entry.bytes;
  }
  require(archive_write_close(tar.get()), tar.get());
  if (files_ == 0)
    throw Error(ErrorCode::invalid, fmt::format("`{}` has no file to analyse; are they all ignored?", folder.string()));
}

}  // namespace insight::cli
