#include "process/helper_loop.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <vector>

#include "process/beacon.h"

namespace insight::process {
namespace {

struct Run {
  Order order;
  Descriptor news, output, request, beacon;
};

struct Child {
  pid_t pid;
  Descriptor news;
};

void close_range_of(unsigned first, unsigned last) {
  syscall(__NR_close_range, first, last, 0);
}

void reset_signals() {
  for (int signal = 1; signal < NSIG; ++signal) {
    struct sigaction action{};
    action.sa_handler = signal == SIGPIPE ? SIG_IGN : SIG_DFL;
    sigaction(signal, &action, nullptr);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

void silence_standard_streams() {
  const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = 0; fd < 3; ++fd) dup2(null, fd);
  if (null > 2) close(null);
}

// The kernel's out-of-memory killer should take a child, never the helper or the server.
void volunteer_for_oom() {
  const Descriptor score{open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC)};
  if (score && ::write(score.get(), "900", 3) < 0) return;
}

std::string_view map_request(int fd) {
  struct stat info{};
  if (fstat(fd, &info) != 0 || info.st_size <= 0) return {};
  const auto size = static_cast<std::size_t>(info.st_size);
  void* memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  return memory == MAP_FAILED ? std::string_view{} : std::string_view{static_cast<const char*>(memory), size};
}

// `noexcept`: an exception that nobody catches is the child's death by SIGABRT, with its place in the beacon.
[[noreturn]] void be_child(pid_t helper, Run& run, const ChildMain& child_main) noexcept {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != helper) _exit(1);  // it died before the line above took effect
  reset_signals();
  volunteer_for_oom();
  const auto request = map_request(run.request.get());
  open_beacon(run.beacon.get());
  constexpr int kOutput = 3;
  if (run.output.get() != kOutput) dup2(run.output.get(), kOutput);
  close_range_of(kOutput + 1, ~0u);
  const auto& order = run.order;
  const auto layers = enter_sandbox(order.resources, {order.readable.data(), order.readable_length}, order.without_layers);
  beacon_layers(layers);
  if ((layers & order.required_layers) != order.required_layers) _exit(kNotSandboxed);
  _exit(child_main(request, ChildLink{kOutput}));
}

class Loop {
 public:
  Loop(Descriptor control, ChildMain child_main) : control_(std::move(control)), child_main_(std::move(child_main)) {
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, nullptr);
    signals_ = Descriptor{signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK)};
  }

  // Until the server closes its end, by design or by dying.
  void serve() {
    while (true) {
      std::vector<pollfd> waiting{{control_.get(), POLLIN, 0}, {signals_.get(), POLLIN, 0}};
      for (const auto& child : children_) waiting.push_back({child.news.get(), POLLIN, 0});
      if (poll(waiting.data(), waiting.size(), -1) < 0) continue;
      for (std::size_t i = 0; i < children_.size(); ++i)
        if (waiting[i + 2].revents) kill(-children_[i].pid, SIGKILL);  // asked to, or its parent is gone
      if (waiting[1].revents) reap();
      if (waiting[0].revents && !take_order()) break;
    }
    for (const auto& child : children_) kill(-child.pid, SIGKILL);
  }

 private:
  bool take_order() {
    Run run;
    iovec bytes{&run.order, sizeof run.order};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(kOrderDescriptors * sizeof(int))> ancillary{};
    msghdr message{};
    message.msg_iov = &bytes;
    message.msg_iovlen = 1;
    message.msg_control = ancillary.data();
    message.msg_controllen = ancillary.size();
    const auto got = recvmsg(control_.get(), &message, MSG_CMSG_CLOEXEC);
    if (got < 0) return errno == EINTR || errno == EMFILE || errno == ENOMEM;
    if (got == 0) return false;
    const cmsghdr* header = CMSG_FIRSTHDR(&message);
    if (got != sizeof run.order || !header || header->cmsg_len != CMSG_LEN(kOrderDescriptors * sizeof(int))) return true;
    std::array<int, kOrderDescriptors> fds{};
    std::memcpy(fds.data(), CMSG_DATA(header), sizeof fds);
    run.news = Descriptor{fds[0]};
    run.output = Descriptor{fds[1]};
    run.request = Descriptor{fds[2]};
    run.beacon = Descriptor{fds[3]};
    start(std::move(run));
    return true;
  }

  void start(Run run) {
    const pid_t helper = getpid();
    const pid_t pid = fork();
    if (pid == 0) be_child(helper, run, child_main_);
    if (pid < 0) return tell(run.news, {RunNews::Kind::NOT_STARTED, errno});
    setpgid(pid, pid);  // both sides do it: whoever comes first, a kill of the group never misses
    tell(run.news, {RunNews::Kind::STARTED, 0});
    children_.push_back({pid, std::move(run.news)});
  }

  void reap() {
    signalfd_siginfo ignored;
    while (read(signals_.get(), &ignored, sizeof ignored) > 0) continue;
    siginfo_t ended{};
    // The group is killed while its leader is a zombie still: afterwards the number could belong to somebody else.
    while (waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid != 0) {
      kill(-ended.si_pid, SIGKILL);
      waitpid(ended.si_pid, nullptr, 0);
      const auto child = std::ranges::find(children_, ended.si_pid, &Child::pid);
      if (child != children_.end()) {
        tell(child->news, {ended.si_code == CLD_EXITED ? RunNews::Kind::EXITED : RunNews::Kind::SIGNALLED, ended.si_status});
        children_.erase(child);
      }
      ended = {};
    }
  }

  static void tell(const Descriptor& news, RunNews what) { send(news.get(), &what, sizeof what, MSG_NOSIGNAL | MSG_DONTWAIT); }

  Descriptor control_, signals_;
  ChildMain child_main_;
  std::vector<Child> children_;
};

std::optional<ChildMain> prepared(const Descriptor& control, const Prepare& prepare) {
  try {
    return prepare();
  } catch (const std::exception& error) {
    send(control.get(), error.what(), std::strlen(error.what()), MSG_NOSIGNAL);
    return std::nullopt;
  }
}

}  // namespace

void helper_loop(Descriptor control, const Prepare& prepare) {
  setpgid(0, 0);  // a Ctrl-C at the terminal is the server's to handle
  prctl(PR_SET_NAME, "insight-helper");
  reset_signals();
  clearenv();
  constexpr int kControl = 3;
  if (control.get() != kControl) control = Descriptor{dup2(control.get(), kControl)};
  silence_standard_streams();
  close_range_of(kControl + 1, ~0u);
  if (auto child_main = prepared(control, prepare)) Loop{std::move(control), std::move(*child_main)}.serve();
  _exit(0);
}

void keep_helper(Descriptor control, const Prepare& prepare) {
  constexpr timespec kPause{0, 100'000'000};  // a helper that dies at once must not turn this into a fork bomb
  setpgid(0, 0);
  prctl(PR_SET_NAME, "insight-keeper");
  reset_signals();
  while (true) {
    const pid_t helper = fork();
    if (helper == 0) helper_loop(std::move(control), prepare);
    int status = 0;
    while (helper > 0 && waitpid(helper, &status, 0) < 0 && errno == EINTR) continue;
    if (helper > 0 && WIFEXITED(status)) _exit(0);
    nanosleep(&kPause, nullptr);
  }
}

}  // namespace insight::process
