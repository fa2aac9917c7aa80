#include "engine/fix/write.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "engine/files/beneath.h"
#include "engine/files/encoding.h"

namespace insight::engine::fix {
namespace {

using files::Descriptor;
using files::What;

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::string failed(std::string_view what) {
  return fmt::format("{}: {}", what, std::strerror(errno));
}

bool read_all(int file, std::string& content) {
  char buffer[1 << 16];
  for (ssize_t got = 0; (got = ::read(file, buffer, sizeof buffer)) != 0;) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    content.append(buffer, static_cast<std::size_t>(got));
  }
  return true;
}

bool write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t put = ::write(file, content.data(), content.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

// The new file beside the old one until it takes its name.
class Draft {
 public:
  Draft(int folder, const std::string& name)
      : folder_(folder),
        name_(fmt::format(".{}.{}.insight", name.substr(0, 200), ::getpid())),
        file_(::openat(folder, name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)) {}
  ~Draft() {
    if (file_ && !done_) ::unlinkat(folder_, name_.c_str(), 0);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  bool fill(std::string_view content, const struct stat& like) {
    if (!file_ || !write_all(file_.get(), content)) return false;
    // Who owns it can be kept by root alone; a file of somebody else's that we may write stays readable to the same.
    if (::fchown(file_.get(), like.st_uid, like.st_gid) != 0 && errno != EPERM) return false;
    return ::fchmod(file_.get(), like.st_mode & 07777) == 0 && ::fsync(file_.get()) == 0;
  }
  bool take_the_place_of(const std::string& name) {
    done_ = ::renameat(folder_, name_.c_str(), folder_, name.c_str()) == 0;
    return done_;
  }

 private:
  int folder_;
  std::string name_;
  Descriptor file_;
  bool done_ = false;
};

}  // namespace

std::optional<std::string> write(const std::filesystem::path& root, const FixedFile& file) {
  const auto slash = file.path.rfind('/');
  const std::string name = file.path.substr(slash == std::string::npos ? 0 : slash + 1);
  const Descriptor top(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!top) return failed("the root can't be opened");
  const Descriptor folder =
      files::open_beneath(top.get(), slash == std::string::npos ? "" : file.path.substr(0, slash), What::Folder);
  if (!folder) return failed("its folder can't be opened");
  const Descriptor old = files::open_beneath(folder.get(), name, What::File);
  struct stat status{};
  if (!old || ::fstat(old.get(), &status) != 0) return failed("it can't be opened");
  if (!S_ISREG(status.st_mode)) return "it is not a regular file";
  if (::faccessat(folder.get(), name.c_str(), W_OK, AT_EACCESS) != 0) return failed("it may not be written");

  std::string content;
  if (!read_all(old.get(), content)) return failed("it can't be read");
  const auto text = files::as_utf8(content);
  if (!text || !content.ends_with(*text)) return "it is not UTF-8, which fixes are written in";
  const bool marked = content.starts_with(byte_order_mark);
  if (std::string_view(content).substr(marked ? byte_order_mark.size() : 0) != file.before)
    return "it has changed since it was analysed";

  Draft draft(folder.get(), name);
  if (!draft.fill((marked ? std::string(byte_order_mark) : std::string()) + file.after, status) || !draft.take_the_place_of(name))
    return failed("it can't be written");
  return {};
}

}  // namespace insight::engine::fix
