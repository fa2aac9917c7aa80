#include "process/sandbox.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <initializer_list>
#include <utility>

#include "process/descriptor.h"
#include "process/namespaces.h"
#include "process/sanitized.h"
#include "process/seccomp.h"

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

// The fields that this kernel knows; a test may ask for the files or the net alone.
Ruleset ruleset_of(int abi, std::uint32_t without) {
  Ruleset ruleset{};
  if (!(without & LANDLOCK_FILES)) ruleset.handled_files = file_rights(abi);
  if (!(without & LANDLOCK_NET) && abi >= 4) ruleset.handled_net = kNetBindConnect;
  if (!(without & LANDLOCK_FILES) && abi >= 6) ruleset.scoped = kScopeSocketsSignals;
  return ruleset;
}

std::uint32_t restrict_with_landlock(const std::string& readable, std::uint32_t without) {
  const int abi = landlock_abi();
  const auto wanted = ruleset_of(abi, without);
  if (abi < 1 || (wanted.handled_files == 0 && wanted.handled_net == 0)) return 0;
  const std::size_t known = abi >= 6 ? sizeof(Ruleset) : abi >= 4 ? offsetof(Ruleset, scoped) : offsetof(Ruleset, handled_net);
  const Descriptor ruleset{static_cast<int>(syscall(__NR_landlock_create_ruleset, &wanted, known, 0))};
  if (!ruleset) return 0;
  if (!readable.empty() && wanted.handled_files != 0) {
    const Descriptor folder{open(readable.c_str(), O_PATH | O_CLOEXEC)};
    const landlock_path_beneath_attr beneath{LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR, folder.get()};
    if (folder) syscall(__NR_landlock_add_rule, ruleset.get(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  }
  if (syscall(__NR_landlock_restrict_self, ruleset.get(), 0) != 0) return 0;
  return (wanted.handled_files ? LANDLOCK_FILES : 0u) | (wanted.handled_net ? LANDLOCK_NET : 0u);
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

// Namespaces come first, because what follows forbids mounts, and the list of calls last, because it forbids all of this.
std::uint32_t enter_sandbox(const ResourceLimits& limits, const std::string& readable, std::uint32_t without) {
  std::uint32_t layers = 0;
  const auto wanted = [&](Layer layer) { return (without & layer) == 0; };
  if (wanted(NAMESPACES) && enter_namespaces(readable)) layers |= NAMESPACES;
  if (wanted(RLIMITS)) layers |= limit_resources(limits);
  if (wanted(NO_NEW_PRIVS)) {
    drop_capabilities();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) layers |= NO_NEW_PRIVS;
  }
  layers |= restrict_with_landlock(readable, without);
  if (wanted(SECCOMP) && allow_listed_calls()) layers |= SECCOMP;
  return layers;
}

std::uint32_t offered_layers() {
  const pid_t pid = fork();
  if (pid == 0) _exit(static_cast<int>(enter_sandbox({}, "/dev")));
  int status = 0;
  while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  return pid > 0 && WIFEXITED(status) ? static_cast<std::uint32_t>(WEXITSTATUS(status)) : 0;
}

std::uint32_t missing_for_strict(std::uint32_t layers) {
  std::uint32_t missing = (RLIMITS | NO_NEW_PRIVS | LANDLOCK_FILES | SECCOMP) & ~layers;
  if ((layers & (LANDLOCK_NET | NAMESPACES)) == 0) missing |= LANDLOCK_NET | NAMESPACES;
  return missing;
}

std::vector<std::string> layer_names(std::uint32_t layers) {
  std::vector<std::string> names;
  for (const auto& [layer, name] : {std::pair{RLIMITS, "rlimits"},
                                    {NO_NEW_PRIVS, "no_new_privs"},
                                    {LANDLOCK_FILES, "landlock-files"},
                                    {LANDLOCK_NET, "landlock-net"},
                                    {SECCOMP, "seccomp"},
                                    {NAMESPACES, "namespaces"}})
    if (layers & layer) names.emplace_back(name);
  return names;
}

}  // namespace insight::process
