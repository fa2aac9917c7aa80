#include "process/namespaces.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <filesystem>
#include <string_view>

#include "process/descriptor.h"

namespace insight::process {
namespace {

// Hidden by the new world while it is built; the maps have been written then, and nothing asks for it later.
constexpr const char* kScaffold = "/proc";

bool write_text(const char* path, std::string_view text) {
  const Descriptor file{open(path, O_WRONLY | O_CLOEXEC)};
  return file && ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

// The same user inside as outside, and nobody else.
std::string only(unsigned id) {
  return std::to_string(id) + " " + std::to_string(id) + " 1";
}

bool leave_the_shared_world() {
  const unsigned user = geteuid();
  const unsigned group = getegid();
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC) != 0) return false;
  write_text("/proc/self/setgroups", "deny");
  return write_text("/proc/self/uid_map", only(user)) && write_text("/proc/self/gid_map", only(group)) &&
         mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

constexpr unsigned long kHarmless = MS_NOSUID | MS_NODEV | MS_NOEXEC;

// A copy of the folder's mounts that nothing can be written through and nothing started from.
Descriptor read_only_copy(const std::string& folder) {
  Descriptor tree{open_tree(AT_FDCWD, folder.c_str(), OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE)};
  mount_attr wanted{};
  wanted.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC;
  if (tree && mount_setattr(tree.get(), "", AT_EMPTY_PATH | AT_RECURSIVE, &wanted, sizeof wanted) != 0) tree.close();
  return tree;
}

// "a/b" in the current folder, each part made.
bool make_folders(const std::filesystem::path& relative) {
  std::filesystem::path so_far;
  for (const auto& part : relative) {
    so_far /= part;
    if (mkdir(so_far.c_str(), 0755) != 0) return false;
  }
  return true;
}

bool place(const Descriptor& tree, const char* where) {
  return move_mount(tree.get(), "", AT_FDCWD, where, MOVE_MOUNT_F_EMPTY_PATH) == 0;
}

// The folder at its own path in an otherwise empty root.
bool build_world(const Descriptor& folder, const std::filesystem::path& relative) {
  if (folder && relative.empty()) return place(folder, kScaffold) && chdir(kScaffold) == 0;
  if (mount("world", kScaffold, "tmpfs", kHarmless, "size=64k,mode=0755") != 0 || chdir(kScaffold) != 0) return false;
  if (folder && !(make_folders(relative) && place(folder, relative.c_str()))) return false;
  return mount(nullptr, ".", nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY | kHarmless, nullptr) == 0;
}

// The current folder becomes the root and the old root is gone.
bool move_in() {
  return syscall(__NR_pivot_root, ".", ".") == 0 && umount2(".", MNT_DETACH) == 0 && chdir("/") == 0;
}

}  // namespace

bool enter_namespaces(const std::string& readable) {
  std::error_code error;
  const auto here = std::filesystem::current_path(error);
  if (error) return false;
  const auto path = readable.empty() ? std::filesystem::path{} : (here / readable).lexically_normal();
  auto relative = path.relative_path();
  if (!relative.empty() && !relative.has_filename()) relative = relative.parent_path();  // "/a/b/"
  if (!leave_the_shared_world()) return false;
  const auto folder = readable.empty() ? Descriptor{} : read_only_copy(path);
  if (!readable.empty() && !folder) return false;
  const bool moved = build_world(folder, relative) && move_in();
  if (!moved) umount2(kScaffold, MNT_DETACH);  // what is left is the old world
  // A relative `readable` still means what it did: the folders above it are there.
  if (chdir(here.c_str()) != 0 && chdir("/") != 0) return false;
  return moved;
}

}  // namespace insight::process
