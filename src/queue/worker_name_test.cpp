#include "queue/worker_name.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace insight::queue {
namespace {

// A process that tells its worker name and then waits to be killed.
struct Other {
  pid_t pid = 0;
  std::string name;

  Other() {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return;
    pid = fork();
    if (pid == 0) {
      const auto own = worker_name(1);
      if (write(ends[1], own.data(), own.size()) < 0) _exit(1);
      close(ends[1]);
      pause();
      _exit(0);
    }
    close(ends[1]);
    std::array<char, 512> text{};
    for (ssize_t got = 0; (got = read(ends[0], text.data(), text.size())) > 0;)
      name.append(text.data(), static_cast<std::size_t>(got));
    close(ends[0]);
  }
};

TEST(WorkerName, OneThatLivesIsNotGone) {
  EXPECT_FALSE(is_gone(worker_name(0)));
}

TEST(WorkerName, OneThatWasKilledIsGoneBeforeAnybodyWaitsForIt) {
  Other other;
  EXPECT_FALSE(is_gone(other.name));
  kill(other.pid, SIGKILL);
  siginfo_t ended{};
  waitid(P_PID, static_cast<id_t>(other.pid), &ended, WEXITED | WNOWAIT);  // dead, still a zombie
  EXPECT_TRUE(is_gone(other.name));
  waitpid(other.pid, nullptr, 0);
  EXPECT_TRUE(is_gone(other.name));
}

TEST(WorkerName, AnotherMachinesIsUnknown) {
  EXPECT_FALSE(is_gone("elsewhere:12345678:1:1#0"));
}

}  // namespace
}  // namespace insight::queue
