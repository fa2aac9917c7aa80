#include "process/seccomp.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/prctl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "process/sanitized.h"

namespace insight::process {
namespace {

static_assert(std::endian::native == std::endian::little);  // where the halves of an argument lie

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#endif

// The last call that this program's author could know: newer ones are "not there", so that libc falls back to what it did before.
constexpr std::uint32_t kLastKnown = 449;  // futex_waitv

// What glibc, its threads and allocator, the C++ library and the analyser itself do: memory, reading files, one pipe, clocks.
constexpr std::uint32_t kAllowed[] = {
    // memory; mmap, mremap and madvise see below
    __NR_munmap,
    __NR_mprotect,
    __NR_brk,
    __NR_madvise,
    // files that are open or opened for reading; openat, fcntl see below
    __NR_read,
    __NR_readv,
    __NR_pread64,
    __NR_write,
    __NR_writev,
    __NR_close,
    __NR_lseek,
    __NR_fstat,
    __NR_newfstatat,
    __NR_statx,
    __NR_getdents64,
    __NR_readlinkat,
    __NR_faccessat,
    __NR_fadvise64,
    __NR_getcwd,
    // threads; clone, tgkill, prlimit64 and prctl see below
    __NR_futex,
    __NR_set_robust_list,
    __NR_rseq,
    __NR_gettid,
    __NR_getpid,
    __NR_getppid,
    __NR_sched_yield,
    __NR_sched_getaffinity,
    __NR_exit,
    __NR_exit_group,
    __NR_set_tid_address,
    // signals of its own
    __NR_rt_sigaction,
    __NR_rt_sigprocmask,
    __NR_rt_sigreturn,
    __NR_sigaltstack,
    __NR_restart_syscall,
    // clocks, waiting, chance
    __NR_clock_gettime,
    __NR_clock_getres,
    __NR_clock_nanosleep,
    __NR_nanosleep,
    __NR_gettimeofday,
    __NR_getrusage,
    __NR_times,
    __NR_getrandom,
    __NR_ppoll,
    // who and where
    __NR_uname,
    __NR_sysinfo,
    __NR_getuid,
    __NR_geteuid,
    __NR_getgid,
    __NR_getegid,
#if defined(__x86_64__)
    __NR_stat,
    __NR_lstat,
    __NR_readlink,
    __NR_access,
    __NR_poll,
    __NR_pause,
    __NR_time,
#endif
};

constexpr std::uint16_t kLoad = BPF_LD | BPF_W | BPF_ABS;
constexpr std::uint16_t kEqual = BPF_JMP | BPF_JEQ | BPF_K;
constexpr std::uint16_t kAnySet = BPF_JMP | BPF_JSET | BPF_K;
constexpr std::uint16_t kAtLeast = BPF_JMP | BPF_JGE | BPF_K;
constexpr std::uint16_t kAnswer = BPF_RET | BPF_K;

constexpr std::uint32_t refuse(int error) {
  return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error);
}

enum class Half : std::uint32_t { LOW = 0, HIGH = 4 };

constexpr std::uint32_t argument(int number, Half half = Half::LOW) {
  return static_cast<std::uint32_t>(offsetof(seccomp_data, args)) + static_cast<std::uint32_t>(number) * 8 +
         static_cast<std::uint32_t>(half);
}

// Writes the program down, a call at a time. Jumps count the instructions they skip: first if it holds, then if not.
class Program {
 public:
  void answer(std::uint32_t what) { add(kAnswer, what, 0, 0); }
  void load(std::uint32_t offset) { add(kLoad, offset, 0, 0); }
  void add(std::uint16_t code, std::uint32_t k, std::uint8_t yes, std::uint8_t no) { code_.push_back({code, yes, no, k}); }

  void when(std::uint32_t number, std::uint32_t what) {
    add(kEqual, number, 0, 1);
    answer(what);
  }
  // A call whose argument must have none of these bits.
  void when_none(std::uint32_t number, std::uint32_t place, std::uint32_t bits, int error) {
    add(kEqual, number, 0, 4);
    load(place);
    add(kAnySet, bits, 0, 1);
    answer(refuse(error));
    answer(SECCOMP_RET_ALLOW);
  }
  // A call whose argument must be one of these.
  void when_one_of(std::uint32_t number, std::uint32_t place, std::initializer_list<std::uint32_t> values, int error) {
    add(kEqual, number, 0, static_cast<std::uint8_t>(2 + 2 * values.size()));
    load(place);
    for (const auto value : values) when(value, SECCOMP_RET_ALLOW);
    answer(refuse(error));
  }
  std::vector<sock_filter>& code() { return code_; }

 private:
  std::vector<sock_filter> code_;
};

// A mapping above 4 GiB, and shared memory without a file, which is in no limit. A sanitizer's shadow is above any limit.
void judge_mappings(Program& program) {
  program.add(kEqual, __NR_mmap, 0, kSanitized ? 5 : 8);
  if (!kSanitized) {
    program.load(argument(1, Half::HIGH));
    program.add(kEqual, 0, 1, 0);
    program.answer(refuse(ENOMEM));
  }
  program.load(argument(3));
  program.add(BPF_ALU | BPF_AND | BPF_K, MAP_SHARED | MAP_ANONYMOUS, 0, 0);
  program.add(kEqual, MAP_SHARED | MAP_ANONYMOUS, 0, 1);
  program.answer(refuse(EPERM));
  program.answer(SECCOMP_RET_ALLOW);
  program.when_none(__NR_mremap, argument(2, Half::HIGH), ~0u, ENOMEM);
}

std::vector<sock_filter> filter_program() {
  Program program;
  program.load(offsetof(seccomp_data, arch));
  program.add(kEqual, kArchitecture, 1, 0);
  program.answer(SECCOMP_RET_KILL_PROCESS);
  program.load(offsetof(seccomp_data, nr));
#if defined(__x86_64__)
  program.add(kAtLeast, 0x40000000, 0, 1);  // the x32 numbers
  program.answer(SECCOMP_RET_KILL_PROCESS);
#endif
  for (const auto number : kAllowed) program.when(number, SECCOMP_RET_ALLOW);
  if (kSanitized) program.when(__NR_pipe2, SECCOMP_RET_ALLOW);  // how a sanitizer finds out whether memory is there
  judge_mappings(program);
  constexpr std::uint32_t kTemporary = O_TMPFILE & ~O_DIRECTORY;
  program.when_none(__NR_openat, argument(2), O_ACCMODE | O_CREAT | O_TRUNC | kTemporary, EACCES);
  program.when_one_of(__NR_fcntl, argument(1), {F_GETFD, F_SETFD, F_GETFL, F_DUPFD, F_DUPFD_CLOEXEC}, EPERM);
  program.when_one_of(__NR_prctl, argument(0), {PR_SET_NAME, PR_GET_NAME, PR_SET_VMA}, EPERM);
  program.when_one_of(__NR_prlimit64, argument(0), {0}, EPERM);  // libc reads its own limits with it; 0 is oneself
  program.when_one_of(__NR_tgkill, argument(0), {static_cast<std::uint32_t>(getpid())}, EPERM);  // abort() and raise()
  // A thread, not a process. clone3 hides its flags behind a pointer, so it is "not there" and libc takes clone.
  program.add(kEqual, __NR_clone, 0, 4);
  program.load(argument(0));
  program.add(kAnySet, CLONE_THREAD, 1, 0);
  program.answer(refuse(EPERM));
  program.answer(SECCOMP_RET_ALLOW);
  program.when(__NR_clone3, refuse(ENOSYS));
  program.when(__NR_ioctl, refuse(ENOTTY));
  program.add(kAtLeast, kLastKnown + 1, 0, 1);
  program.answer(refuse(ENOSYS));
  program.answer(refuse(EPERM));
  return std::move(program.code());
}

}  // namespace

bool allow_listed_calls() {
  auto program = filter_program();
  const sock_fprog wanted{static_cast<unsigned short>(program.size()), program.data()};
  return syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, 0, &wanted) == 0;
}

bool has_seccomp() {
  const std::uint32_t action = SECCOMP_RET_ERRNO;
  return syscall(__NR_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

}  // namespace insight::process
