#include "process/sandbox.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <initializer_list>
#include <utility>

#include "process/descriptor.h"
#include "process/sanitized.h"

namespace insight::process {
namespace {

// Debian 12's kernel header is older than many kernels: later fields of the ruleset, by the kernel's own layout.
struct Ruleset {
  std::uint64_t handled_files;
  std::uint64_t handled_net;  // ABI 4
  std::uint64_t scoped;       // ABI 6
};
constexpr std::uint64_t kNetBindConnect = 0b11;
constexpr std::uint64_t kScopeSocketsSignals = 0b11;

int landlock_abi() {
  return static_cast<int>(syscall(__NR_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
}

std::uint64_t file_rights(int abi) {
  std::uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // ABI 1
  if (abi >= 2) rights |= 1ull << 13;                             // REFER
  if (abi >= 3) rights |= 1ull << 14;                             // TRUNCATE
  if (abi >= 5) rights |= 1ull << 15;                             // IOCTL_DEV
  return rights;
}

std::uint32_t restrict_files(const std::string& readable) {
  const int abi = landlock_abi();
  if (abi < 1) return 0;
  const Ruleset wanted{file_rights(abi), abi >= 4 ? kNetBindConnect : 0, abi >= 6 ? kScopeSocketsSignals : 0};
  const std::size_t known = abi >= 6 ? sizeof(Ruleset) : abi >= 4 ? offsetof(Ruleset, scoped) : offsetof(Ruleset, handled_net);
  const Descriptor ruleset{static_cast<int>(syscall(__NR_landlock_create_ruleset, &wanted, known, 0))};
  if (!ruleset) return 0;
  if (!readable.empty()) {
    const Descriptor folder{open(readable.c_str(), O_PATH | O_CLOEXEC)};
    const landlock_path_beneath_attr beneath{LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR, folder.get()};
    if (folder) syscall(__NR_landlock_add_rule, ruleset.get(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  }
  if (syscall(__NR_landlock_restrict_self, ruleset.get(), 0) != 0) return 0;
  return abi >= 4 ? LANDLOCK_FILES | LANDLOCK_NET : static_cast<std::uint32_t>(LANDLOCK_FILES);
}

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#endif

constexpr sock_filter statement(std::uint16_t code, std::uint32_t k) {
  return {code, 0, 0, k};
}
constexpr sock_filter jump(std::uint16_t code, std::uint32_t k, std::uint8_t yes, std::uint8_t no) {
  return {code, yes, no, k};
}
constexpr std::uint32_t refuse(int error) {
  return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error);
}

// A list of what is refused: new processes, programs, sockets, other processes' memory and limits, mounts, the kernel's wide doors,
// every change of a file by its path (Landlock knows nothing of modes, owners, times and attributes, and old kernels nothing of
// Landlock), and System V's memory and queues, which are in no limit and outlive the child.
// clone3 hides its flags behind a pointer, so it is "not there" and libc falls back to clone, where a thread is let through.
std::vector<sock_filter> filter_program() {
  constexpr auto kLoad = BPF_LD | BPF_W | BPF_ABS;
  constexpr auto kEqual = BPF_JMP | BPF_JEQ | BPF_K;
  std::vector<sock_filter> program{
      statement(kLoad, offsetof(seccomp_data, arch)),       jump(kEqual, kArchitecture, 1, 0),
      statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS), statement(kLoad, offsetof(seccomp_data, nr)),
#if defined(__x86_64__)
      jump(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),  // the x32 numbers would slip past the list
      statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
#endif
  };
  const auto deny = [&](std::uint32_t number, std::uint32_t answer) {
    program.push_back(jump(kEqual, number, 0, 1));
    program.push_back(statement(BPF_RET | BPF_K, answer));
  };
  for (const std::uint32_t number : {
#if defined(__x86_64__)
           __NR_fork,
           __NR_vfork,
           __NR_ioperm,
           __NR_iopl,
           __NR_modify_ldt,
           __NR_chmod,
           __NR_chown,
           __NR_lchown,
           __NR_utime,
           __NR_utimes,
           __NR_futimesat,
           __NR_unlink,
           __NR_rename,
           __NR_renameat,
           __NR_mkdir,
           __NR_rmdir,
           __NR_link,
           __NR_symlink,
           __NR_mknod,
           __NR_creat,
#endif
           __NR_fchmod,
           __NR_fchmodat,
           __NR_fchown,
           __NR_fchownat,
           __NR_utimensat,
           __NR_setxattr,
           __NR_lsetxattr,
           __NR_fsetxattr,
           __NR_removexattr,
           __NR_lremovexattr,
           __NR_fremovexattr,
           __NR_unlinkat,
           __NR_renameat2,
           __NR_mkdirat,
           __NR_linkat,
           __NR_symlinkat,
           __NR_mknodat,
           __NR_truncate,
           __NR_shmget,
           __NR_shmat,
           __NR_shmctl,
           __NR_semget,
           __NR_msgget,
           __NR_mq_open,
           __NR_setpriority,
           __NR_ioprio_set,
           __NR_sched_setparam,
           __NR_sched_setscheduler,
           __NR_sched_setattr,
           __NR_sched_setaffinity,
           __NR_execve,
           __NR_execveat,
           __NR_ptrace,
           __NR_process_vm_readv,
           __NR_process_vm_writev,
           __NR_kill,
           __NR_tkill,
           __NR_rt_sigqueueinfo,
           __NR_rt_tgsigqueueinfo,
           __NR_pidfd_open,
           __NR_pidfd_getfd,
           __NR_pidfd_send_signal,
           __NR_socket,
           __NR_socketpair,
           __NR_connect,
           __NR_bind,
           __NR_listen,
           __NR_accept,
           __NR_accept4,
           __NR_sendto,
           __NR_sendmsg,
           __NR_sendmmsg,
           __NR_mount,
           __NR_umount2,
           __NR_pivot_root,
           __NR_chroot,
           __NR_unshare,
           __NR_setns,
           __NR_move_mount,
           __NR_open_tree,
           __NR_fsopen,
           __NR_bpf,
           __NR_perf_event_open,
           __NR_userfaultfd,
           __NR_io_uring_setup,
           __NR_io_uring_enter,
           __NR_io_uring_register,
           __NR_keyctl,
           __NR_add_key,
           __NR_request_key,
           __NR_kexec_load,
           __NR_init_module,
           __NR_finit_module,
           __NR_delete_module,
           __NR_open_by_handle_at,
           __NR_reboot,
           __NR_swapon,
           __NR_swapoff,
           __NR_acct,
           __NR_setsid,
           __NR_setpgid})
    deny(number, refuse(EPERM));
  deny(__NR_clone3, refuse(ENOSYS));
  program.push_back(jump(kEqual, __NR_mmap, 0, 5));  // shared memory without a file is in no limit
  program.push_back(statement(kLoad, offsetof(seccomp_data, args[3])));
  program.push_back(statement(BPF_ALU | BPF_AND | BPF_K, MAP_SHARED | MAP_ANONYMOUS));
  program.push_back(jump(kEqual, MAP_SHARED | MAP_ANONYMOUS, 0, 1));
  program.push_back(statement(BPF_RET | BPF_K, refuse(EPERM)));
  program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  program.push_back(jump(kEqual, __NR_prlimit64, 0, 4));  // libc reads and lowers its own process's limits with it; 0 is oneself
  program.push_back(statement(kLoad, offsetof(seccomp_data, args[0])));
  program.push_back(jump(kEqual, 0, 1, 0));
  program.push_back(statement(BPF_RET | BPF_K, refuse(EPERM)));
  program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  program.push_back(jump(kEqual, __NR_tgkill, 0, 4));  // abort() and raise() signal their own process; nobody else's
  program.push_back(statement(kLoad, offsetof(seccomp_data, args[0])));
  program.push_back(jump(kEqual, static_cast<std::uint32_t>(getpid()), 1, 0));
  program.push_back(statement(BPF_RET | BPF_K, refuse(EPERM)));
  program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  program.push_back(jump(kEqual, __NR_clone, 0, 3));
  program.push_back(statement(kLoad, offsetof(seccomp_data, args[0])));
  program.push_back(jump(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
  program.push_back(statement(BPF_RET | BPF_K, refuse(EPERM)));
  program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  return program;
}

std::uint32_t filter_calls() {
  auto program = filter_program();
  const sock_fprog wanted{static_cast<unsigned short>(program.size()), program.data()};
  return syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, 0, &wanted) == 0 ? static_cast<std::uint32_t>(SECCOMP) : 0u;
}

// A server that runs as root has children of root: without this they could raise their limits again. Nothing to give up otherwise.
void drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> none{};
  syscall(__NR_capset, &header, none.data());
}

std::uint32_t limit_resources(const ResourceLimits& limits) {
  bool all = true;
  const auto set = [&](auto resource, std::uint64_t soft, std::uint64_t hard) {
    const rlimit limit{soft, hard};
    all = setrlimit(resource, &limit) == 0 && all;
  };
  // A sanitizer's shadow memory alone is above any limit worth setting.
  if (!kSanitized) set(RLIMIT_DATA, limits.memory_bytes, limits.memory_bytes);
  set(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1);
  set(RLIMIT_FSIZE, 0, 0);
  set(RLIMIT_CORE, 0, 0);
  set(RLIMIT_NOFILE, 256, 256);
  return all ? static_cast<std::uint32_t>(RLIMITS) : 0u;
}

}  // namespace

std::uint32_t enter_sandbox(const ResourceLimits& limits, const std::string& readable) {
  std::uint32_t layers = limit_resources(limits);
  drop_capabilities();
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) layers |= NO_NEW_PRIVS;
  layers |= restrict_files(readable);
  layers |= filter_calls();
  return layers;
}

std::uint32_t offered_layers() {
  std::uint32_t layers = RLIMITS | NO_NEW_PRIVS;
  const int abi = landlock_abi();
  if (abi >= 1) layers |= LANDLOCK_FILES;
  if (abi >= 4) layers |= LANDLOCK_NET;
  const std::uint32_t action = SECCOMP_RET_ERRNO;
  if (syscall(__NR_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0) layers |= SECCOMP;
  return layers;
}

std::vector<std::string> layer_names(std::uint32_t layers) {
  std::vector<std::string> names;
  for (const auto& [layer, name] : {std::pair{RLIMITS, "rlimits"},
                                    {NO_NEW_PRIVS, "no_new_privs"},
                                    {LANDLOCK_FILES, "landlock-files"},
                                    {LANDLOCK_NET, "landlock-net"},
                                    {SECCOMP, "seccomp"}})
    if (layers & layer) names.emplace_back(name);
  return names;
}

}  // namespace insight::process
