#include "source/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>
#include <unordered_set>

#include "base/error.h"
#include "base/text.h"
#include "base/utf8_locale.h"
#include "crypto/hash.h"
#include "source/entry_path.h"
#include "source/zip_check.h"

namespace insight::source {
namespace {

struct CloseArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, CloseArchive>;

class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  ~File() {
    if (fd_ >= 0) close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
  throw Error{ErrorCode::invalid, "the entry '" + shorten(path, 200) + "' " + what, {{shorten(path, 200), what}}};
}

[[noreturn]] void broken(archive* reader) {
  const char* why = archive_error_string(reader);
  throw Error{ErrorCode::invalid,
              std::string("the archive can't be read: ") + (why ? why : "it is damaged") + "; send a whole tar, tar.gz or zip"};
}

bool looks_like_tar(std::string_view bytes) {
  return bytes.size() >= 512 && bytes.substr(257, 5) == "ustar";
}
bool looks_like_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b");
}

Reader open_archive(std::string_view bytes) {
  Reader reader{archive_read_new()};
  if (looks_like_zip(bytes)) {
    check_zip(bytes);
    archive_read_support_format_zip_seekable(reader.get());
  } else if (looks_like_gzip(bytes) || looks_like_tar(bytes)) {
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_format_tar(reader.get());
  } else {
    throw Error{ErrorCode::unsupported_media,
                "the body is neither a tar, a tar.gz nor a zip; pack the folder, for example `tar czf - . `, and send that"};
  }
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) broken(reader.get());
  return reader;
}

// The name in UTF-8, however the archive spells it; raw bytes where it is in no known charset.
std::string name_of(archive_entry* entry) {
  if (const char* utf8 = archive_entry_pathname_utf8(entry)) return utf8;
  if (const char* raw = archive_entry_pathname(entry)) return raw;
  throw Error{ErrorCode::invalid, "the archive has an entry without a readable name; pack it again with UTF-8 names"};
}

class Unpacker {
 public:
  Unpacker(std::string_view bytes, const std::filesystem::path& folder, const Limits& limits)
      : packed_(bytes.size()),
        is_zip_(looks_like_zip(bytes)),
        limits_(limits),
        reader_(open_archive(bytes)),
        root_(open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
    if (root_.get() < 0) throw std::system_error(errno, std::generic_category(), "the upload's folder");
  }

  Contents all() {
    archive_entry* entry = nullptr;
    while (true) {
      const int got = archive_read_next_header(reader_.get(), &entry);
      if (got == ARCHIVE_EOF) break;
      if (got != ARCHIVE_OK && got != ARCHIVE_WARN) broken(reader_.get());
      require_short_headers();
      take(entry);
    }
    if (contents_.files == 0)
      throw Error{ErrorCode::invalid, "the archive holds no files; pack the project's folder with its files"};
    return std::move(contents_);
  }

 private:
  void take(archive_entry* entry) {
    const auto path = name_of(entry);
    require_plain(entry, path);
    const auto clean = clean_entry_path(path, limits_);
    if (++entries_ > limits_.files + limits_.folders) too_large("more than " + std::to_string(limits_.files) + " files");
    if (clean.empty() || leave_out(clean)) return pass_over();
    if (archive_entry_filetype(entry) == AE_IFDIR) return make_folders(names_.add_folder(clean, limits_));
    if (contents_.files == limits_.files) too_large("more than " + std::to_string(limits_.files) + " files");
    make_folders(names_.add_file(clean, limits_));
    write_file(clean);
    ++contents_.files;
  }

  static void require_plain(archive_entry* entry, const std::string& path) {
    if (archive_entry_is_encrypted(entry)) refuse(path, "is encrypted; pack without a password");
    if (archive_entry_hardlink(entry) || archive_entry_hardlink_utf8(entry))
      refuse(path, "is a hard link; pack the file itself (tar --hard-dereference)");
    switch (archive_entry_filetype(entry)) {
      case AE_IFREG:
      case AE_IFDIR:
        return;
      case AE_IFLNK:
        refuse(path, "is a symbolic link; leave it out or pack what it points to (tar --dereference)");
      default:
        refuse(path, "is a device, pipe or socket; only files and folders are taken");
    }
  }

  // What is skipped is said, once for each folder.
  bool leave_out(const std::string& path) {
    auto left = left_out(path);
    if (!left) return false;
    if (said_.insert(left->path).second && contents_.skipped.size() < kMostSkipped) contents_.skipped.push_back(*std::move(left));
    return true;
  }

  // What a tar's entry holds is inflated on the way to the next one, wanted or not, so it counts. A zip's is not even looked at.
  void pass_over() {
    if (is_zip_) return;
    std::array<char, 65536> buffer;
    while (true) {
      const auto got = archive_read_data(reader_.get(), buffer.data(), buffer.size());
      if (got < 0) broken(reader_.get());
      if (got == 0) return;
      count(static_cast<std::uint64_t>(got));
    }
  }

  // Nor are a tar's headers free: extended ones may be megabytes each.
  void require_short_headers() {
    const auto stream = static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_filter_bytes(reader_.get(), 0)));
    if (!is_zip_ && stream > limits_.ratio_from_bytes + 2 * limits_.unpacked_bytes)
      too_large("more than " + std::to_string(limits_.unpacked_bytes) + " bytes of headers");
  }

  void make_folders(const std::vector<std::string>& folders) {
    for (const auto& folder : folders)
      if (mkdirat(root_.get(), folder.c_str(), 0700) != 0) failed(folder);
  }

  void write_file(const std::string& path) {
    open_how how{};
    how.flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    how.mode = 0600;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    const File file{static_cast<int>(syscall(__NR_openat2, root_.get(), path.c_str(), &how, sizeof how))};
    if (file.get() < 0) failed(path);
    crypto::Sha256 hash;
    std::uint64_t written = 0;
    std::array<char, 65536> buffer;
    while (true) {
      const auto got = archive_read_data(reader_.get(), buffer.data(), buffer.size());
      if (got < 0) broken(reader_.get());
      if (got == 0) break;
      count(static_cast<std::uint64_t>(got));
      written += static_cast<std::uint64_t>(got);
      const std::string_view piece(buffer.data(), static_cast<std::size_t>(got));
      hash.update(bytes_of(piece));
      write_all(file.get(), piece, path);
    }
    contents_.bytes += written;
    contents_.hashed.push_back({path, to_hex(hash.finish()), written});
  }

  void count(std::uint64_t bytes) {
    inflated_ += bytes;
    if (inflated_ > limits_.unpacked_bytes)
      too_large("more than " + std::to_string(limits_.unpacked_bytes) + " bytes when unpacked");
    if (inflated_ > limits_.ratio_from_bytes && inflated_ / limits_.ratio > packed_)
      too_large("more than " + std::to_string(limits_.ratio) + " times its own size when unpacked");
  }

  static void write_all(int fd, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
      const auto written = write(fd, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) failed(path);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  [[noreturn]] static void too_large(const std::string& what) {
    throw Error{ErrorCode::too_large, "the archive holds " + what + "; send less, without build output and dependencies"};
  }

  [[noreturn]] static void failed(const std::string& path) {
    const int error = errno;
    if (error == ENOSPC || error == EDQUOT)
      throw Error{ErrorCode::unavailable, "the server has no room for the upload; try again later or ask its operator"};
    throw std::system_error(error, std::generic_category(), "writing the upload's " + shorten(path, 200));
  }

  static constexpr std::size_t kMostSkipped = 1000;

  std::uint64_t packed_;
  bool is_zip_;
  const Limits& limits_;
  Reader reader_;
  File root_;
  EntryNames names_;
  std::unordered_set<std::string> said_;
  std::uint64_t entries_ = 0;
  std::uint64_t inflated_ = 0;
  Contents contents_;
};

}  // namespace

Contents unpack(std::string_view archive, const std::filesystem::path& folder, const Limits& limits) {
  if (archive.empty()) throw Error{ErrorCode::invalid, "the body is empty; send a tar, a tar.gz or a zip"};
  if (archive.size() > limits.packed_bytes)
    throw Error{ErrorCode::too_large, "the archive has " + std::to_string(archive.size()) + " bytes; the limit is " +
                                          std::to_string(limits.packed_bytes) + "; leave out build output and dependencies"};
  const Utf8Locale names;
  return Unpacker{archive, folder, limits}.all();
}

}  // namespace insight::source
