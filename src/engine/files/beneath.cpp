#include "engine/files/beneath.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace insight::engine::files {
namespace {

int flags_for(What what) {
  return O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | (what == What::Folder ? O_DIRECTORY : O_NONBLOCK);
}

// For kernels and sandboxes without openat2: one step at a time.
Descriptor open_step_by_step(int root, std::string_view relative, What what) {
  Descriptor folder;
  while (true) {
    const auto slash = relative.find('/');
    const std::string step(relative.substr(0, slash));
    if (step == ".." || step.empty()) {
      errno = EXDEV;
      return {};
    }
    const bool last = slash == std::string_view::npos;
    Descriptor next(::openat(folder ? folder.get() : root, step.c_str(), flags_for(last ? what : What::Folder)));
    if (last || !next) return next;
    folder = std::move(next);
    relative.remove_prefix(slash + 1);
  }
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Descriptor open_beneath(int root, const std::string& relative, What what) {
  const std::string path = relative.empty() ? "." : relative;
  open_how how{};
  how.flags = static_cast<__u64>(flags_for(what));
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  const long opened = ::syscall(SYS_openat2, root, path.c_str(), &how, sizeof how);
  if (opened >= 0) return Descriptor(static_cast<int>(opened));
  if (errno != ENOSYS && errno != EPERM) return {};
  return open_step_by_step(root, path, what);
}

}  // namespace insight::engine::files
