#include <fcntl.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "process/sandbox.h"
#include "process/sandbox_probe.h"

namespace insight::process {
namespace {

int number(const std::string& text) {
  return std::atoi(text.c_str());
}

sockaddr_in loopback(const std::string& port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(number(port)));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool tcp(const std::string& port) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  const auto address = loopback(port);
  return connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

bool udp(const std::string& port) {
  const int fd = socket(AF_INET, SOCK_DGRAM, 0);
  const auto address = loopback(port);
  return sendto(fd, "x", 1, 0, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 1;
}

bool connect_unix(const std::string& name, bool abstract) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path + (abstract ? 1 : 0), name.data(), name.size());
  const auto length = offsetof(sockaddr_un, sun_path) + name.size() + 1;
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  return connect(fd, reinterpret_cast<const sockaddr*>(&address), static_cast<socklen_t>(length)) == 0;
}
bool unix_path(const std::string& path) {
  return connect_unix(path, false);
}
bool unix_abstract(const std::string& name) {
  return connect_unix(name, true);
}

bool netlink(const std::string&) {
  return socket(AF_NETLINK, SOCK_RAW, 0) >= 0;
}
bool raw_socket(const std::string&) {
  return socket(AF_PACKET, SOCK_RAW, 0) >= 0;
}
bool socket_pair(const std::string&) {
  int fds[2];
  return socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0;
}

bool read_file(const std::string& path) {
  return open(path.c_str(), O_RDONLY) >= 0;
}
bool write_file(const std::string& path) {
  return open(path.c_str(), O_WRONLY) >= 0;
}
bool truncate_file(const std::string& path) {
  return open(path.c_str(), O_RDONLY | O_TRUNC) >= 0;
}
bool make_file(const std::string& path) {
  const std::string file = path + "/new";
  return open(file.c_str(), O_RDWR | O_CREAT, 0600) >= 0 && unlink(file.c_str()) == 0;
}
bool make_temporary(const std::string& path) {
  return open(path.c_str(), O_RDWR | O_TMPFILE, 0600) >= 0;
}
bool make_folder(const std::string& path) {
  const std::string folder = path + "/folder";
  return mkdir(folder.c_str(), 0700) == 0 && rmdir(folder.c_str()) == 0;
}
bool make_link(const std::string& path) {
  const std::string link = path + "/link";
  return symlink("/etc/passwd", link.c_str()) == 0 && unlink(link.c_str()) == 0;
}
bool change_mode(const std::string& path) {
  return chmod(path.c_str(), 0644) == 0;
}
bool own_memory(const std::string&) {
  return open("/proc/self/mem", O_RDWR) >= 0;
}

// /bin/false, because its exit code says that it was started.
bool exec_file(const std::string&) {
  char name[] = "false";
  char* words[] = {name, nullptr};
  char* none[] = {nullptr};
  execve("/bin/false", words, none);
  return false;
}
bool exec_memory(const std::string&) {
  const int fd = memfd_create("x", 0);
  return fd >= 0 && write(fd, "#!", 2) == 2;
}
bool new_process(const std::string&) {
  const pid_t pid = fork();
  if (pid == 0) _exit(0);
  return pid > 0 && waitpid(pid, nullptr, 0) == pid;
}

bool trace(const std::string& victim) {
  if (ptrace(PTRACE_SEIZE, number(victim), nullptr, nullptr) != 0) return false;
  ptrace(PTRACE_DETACH, number(victim), nullptr, nullptr);
  return true;
}
bool read_memory_of(const std::string& victim) {
  char byte = 0;
  iovec ours{&byte, 1};
  iovec theirs{const_cast<char*>("x"), 1};  // a constant of the program lies at the same place in both
  return process_vm_readv(number(victim), &ours, 1, &theirs, 1, 0) == 1;
}
bool signal_other(const std::string& victim) {
  return kill(number(victim), SIGCONT) == 0;
}
bool limit_other(const std::string& victim) {
  return syscall(SYS_prlimit64, number(victim), RLIMIT_CORE, nullptr, nullptr) == 0;
}
bool take_descriptor(const std::string& victim) {
  const auto process = static_cast<int>(syscall(SYS_pidfd_open, number(victim), 0));
  return process >= 0 && syscall(SYS_pidfd_getfd, process, 0, 0) >= 0;
}

constexpr std::size_t kHuge = std::size_t{64} << 30;
bool allocate(const std::string&) {
  return mmap(nullptr, kHuge, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) != MAP_FAILED;
}
bool shared_memory(const std::string&) {
  return mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

bool mount_something(const std::string&) {
  return mount("x", "/", "tmpfs", 0, nullptr) == 0;
}
bool change_root(const std::string&) {
  return chroot("/") == 0;
}
bool unshare_users(const std::string&) {
  return unshare(CLONE_NEWUSER) == 0;
}
bool io_uring(const std::string&) {
  char parameters[120]{};
  return syscall(SYS_io_uring_setup, 4, parameters) >= 0;
}
bool keys(const std::string&) {
  return syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_PROCESS_KEYRING, 1) >= 0;
}
bool bpf(const std::string&) {
  char attributes[128]{2, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 1};  // an array of one
  return syscall(SYS_bpf, 0, attributes, sizeof attributes) >= 0;
}
bool user_faults(const std::string&) {
  return syscall(SYS_userfaultfd, 1) >= 0;
}
bool performance(const std::string&) {
  char attributes[128]{1, 0, 0, 0, 112};
  return syscall(SYS_perf_event_open, attributes, 0, -1, -1, 0) >= 0;
}

}  // namespace

const std::vector<Probe>& probes() {
  using enum Probe::Bare;
  constexpr std::uint32_t kFiles = LANDLOCK_FILES | NAMESPACES;
  constexpr std::uint32_t kOthers = SECCOMP | LANDLOCK_FILES | LANDLOCK_NET | NAMESPACES;
  static const std::vector<Probe> all{
      {"tcp", SECCOMP | LANDLOCK_NET | NAMESPACES, WORKS, tcp},
      {"udp", SECCOMP | NAMESPACES, WORKS, udp},
      {"unix-path", SECCOMP | NAMESPACES, WORKS, unix_path},
      {"unix-abstract", SECCOMP | NAMESPACES, WORKS, unix_abstract},
      {"netlink", SECCOMP, WORKS, netlink},
      {"raw-socket", SECCOMP | NO_NEW_PRIVS, DEPENDS, raw_socket},
      {"socket-pair", SECCOMP, WORKS, socket_pair},
      {"read-outside", kFiles, WORKS, read_file},
      {"write-outside", kFiles | SECCOMP, WORKS, write_file},
      {"make-outside", kFiles | SECCOMP, WORKS, make_file},
      {"write-inside", kFiles | SECCOMP, WORKS, write_file},
      {"truncate-inside", kFiles | SECCOMP, WORKS, truncate_file},
      {"make-inside", kFiles | SECCOMP, WORKS, make_file},
      {"temporary-inside", kFiles | SECCOMP, DEPENDS, make_temporary},
      {"folder-inside", kFiles | SECCOMP, WORKS, make_folder},
      {"link-inside", kFiles | SECCOMP, WORKS, make_link},
      {"mode-inside", NAMESPACES | SECCOMP, WORKS, change_mode},
      {"own-memory", kFiles | SECCOMP, WORKS, own_memory},
      {"exec", kFiles | SECCOMP, WORKS, exec_file},
      {"exec-memory", RLIMITS | SECCOMP, WORKS, exec_memory},
      {"fork", SECCOMP, WORKS, new_process},
      {"ptrace", kOthers, DEPENDS, trace},
      {"read-memory", kOthers, DEPENDS, read_memory_of},
      {"take-descriptor", kOthers, DEPENDS, take_descriptor},
      {"kill", SECCOMP, WORKS, signal_other},
      {"limits", SECCOMP, WORKS, limit_other},
      {"huge-allocation", RLIMITS | SECCOMP, WORKS, allocate},
      {"shared-memory", SECCOMP, WORKS, shared_memory},
      {"mount", SECCOMP | NO_NEW_PRIVS | LANDLOCK_FILES, DEPENDS, mount_something},
      {"chroot", SECCOMP | NO_NEW_PRIVS, DEPENDS, change_root},
      {"unshare", SECCOMP, DEPENDS, unshare_users},
      {"io-uring", SECCOMP, DEPENDS, io_uring},
      {"keys", SECCOMP, DEPENDS, keys},
      {"bpf", SECCOMP, DEPENDS, bpf},
      {"user-faults", SECCOMP, DEPENDS, user_faults},
      {"performance", SECCOMP, DEPENDS, performance},
  };
  return all;
}

int run_probe(std::string_view request) {
  const auto blank = request.find(' ');
  const std::string argument(request.substr(blank + 1));
  for (const auto& probe : probes())
    if (probe.name == request.substr(0, blank)) return probe.attempt(argument) ? 1 : 0;
  return 2;
}

}  // namespace insight::process
