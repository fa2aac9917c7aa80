// Helper: the resident process that makes one sandboxed child per piece of untrusted work. It is forked from the server before any
// thread exists, prepares once what every child needs (compiled rules, shared with the children by copy-on-write), and then only
// forks and waits. A threaded process must never fork without exec: this is the one place where it is right, because the helper has
// one thread for its whole life. It holds no secret and no database. Should it die, a keeper process forks another: the runs of
// that moment end as HELPER_LOST, the next ones don't notice.
//
// `run` may be called from any thread, at the same time. The child has an empty environment, its own process group, no inherited
// descriptor and the layers of sandbox.h; it speaks only through a pipe, up to a cap. When the server dies, helper and children
// die.
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "process/descriptor.h"
#include "process/sandbox.h"

namespace insight::process {

// What a child can do: send messages (any thread) and say where it is (beacon.h).
class ChildLink {
 public:
  explicit ChildLink(int fd) : fd_(fd) {}
  // False when the parent no longer listens; the child may as well end.
  bool send(std::string_view message) const;
  void enter(std::string_view file, std::string_view detector) const;

 private:
  int fd_;
};

// Runs in the child; its value is the exit code, below 100.
using ChildMain = std::function<int(std::string_view request, const ChildLink& link)>;
// Runs once, in the helper. What it throws ends the helper, and every run reports its text.
using Prepare = std::function<ChildMain()>;

struct RunLimits {
  ResourceLimits resources;
  std::chrono::milliseconds wall = std::chrono::minutes(10);
  std::uint64_t output_bytes = 512ull << 20;
  std::string readable;               // the only folder the child can read; empty: none
  std::uint32_t required_layers = 0;  // a child that lacks one does nothing: HELPER_LOST
  std::uint32_t without_layers = 0;   // for tests of what the others hold
};

struct RunEnd {
  enum class How { FINISHED, EXITED, SIGNALLED, TIMED_OUT, CANCELLED, OUTPUT_TOO_LARGE, HELPER_LOST };
  How how = How::HELPER_LOST;
  int code = 0;            // exit code of EXITED, signal of SIGNALLED
  std::string file;        // where it was last: the crashed thread's place, else the oldest
  std::string file_bytes;  // its name exactly, which may be no text at all
  std::string detector;
  std::uint32_t layers = 0;  // sandbox layers that were active
  std::string detail;        // of HELPER_LOST: why
  bool ok() const { return how == How::FINISHED; }
};
// "signal 11", "no answer within 600 s", …: the text for a reason.
std::string describe(const RunEnd& end);

class Helper {
 public:
  // Must be called before the process has a second thread; asserts it.
  static Helper start(const Prepare& prepare);
  ~Helper();
  Helper(Helper&&) = default;
  Helper& operator=(Helper&&) = delete;

  // Runs one child to its end. `on_message` is called on this thread; what it throws kills the child and is thrown on.
  // A stop kills the child's process group at once.
  RunEnd run(std::string_view request, const RunLimits& limits, const std::function<void(std::string_view)>& on_message,
             std::stop_token stop = {});
  // Of the process that keeps the helper alive.
  int pid() const { return pid_; }

 private:
  Helper(int pid, Descriptor control) : pid_(pid), control_(std::move(control)) {}
  std::string last_words();
  int pid_ = -1;
  Descriptor control_;
};

}  // namespace insight::process
