#include "process/helper.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "process/sanitized.h"

namespace insight::process {
namespace {

using How = RunEnd::How;

// Deep enough for any stack, and nothing an optimiser would flatten.
int overflow(int depth) {
  volatile char page[4096];
  page[0] = static_cast<char>(depth);
  return depth == -1 ? 0 : overflow(depth + 1) + page[0];
}

int count_descriptors() {
  int open = 0;
  for (int fd = 0; fd < 256; ++fd) open += fcntl(fd, F_GETFD) != -1;
  return open;
}

// The first child of a process, once it has one.
int child_of(int parent) {
  const std::string path = "/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) + "/children";
  for (int child = 0; true; std::this_thread::yield()) {
    if (std::ifstream{path} >> child) return child;
  }
}

// Everything a hostile file could make an analyser do, by name.
int act(std::string_view request, const ChildLink& link) {
  link.enter("src/" + std::string(request), "security");
  if (request == "echo") return link.send("hello") && link.send(std::string(100'000, 'x')) ? 0 : 1;
  if (request == "exit") return 7;
  if (request == "segfault") raise(SIGSEGV);
  if (request == "overflow") return overflow(0);
  if (request == "throw") throw std::runtime_error("nobody catches this");
  if (request == "hang") pause();
  if (request == "flood")
    while (link.send(std::string(60'000, 'x'))) continue;
  if (request == "spin")
    while (getppid() != 0) continue;
  if (request == "allocate") {
    std::vector<std::string> hoard;
    while (true) hoard.emplace_back(16u << 20, 'x');
  }
  if (request == "fork") return fork() < 0 && errno == EPERM ? 0 : 1;
  if (request == "exec") return execl("/bin/true", "true", nullptr) < 0 ? 0 : 1;
  if (request == "socket") return socket(AF_INET, SOCK_STREAM, 0) < 0 ? 0 : 1;
  if (request == "kill") return kill(getppid(), SIGTERM) < 0 ? 0 : 1;
  if (request == "limits of another") {
    rlimit theirs{};
    return prlimit(getppid(), RLIMIT_NOFILE, nullptr, &theirs) < 0 ? 0 : 1;
  }
  if (request == "own limits") {
    rlimit ours{};
    return getrlimit(RLIMIT_NOFILE, &ours) == 0 && ours.rlim_cur == 256 ? 0 : 1;
  }
  if (request == "more descriptors") {
    const rlimit more{1000, 1000};
    return setrlimit(RLIMIT_NOFILE, &more) < 0 ? 0 : 1;
  }
  if (request == "priority") return setpriority(PRIO_PROCESS, static_cast<id_t>(getppid()), 19) < 0 ? 0 : 1;
  if (request == "shared memory") return shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600) < 0 ? 0 : 1;
  if (request == "shared mapping")
    return mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? 0 : 1;
  if (request.starts_with("chmod ")) return chmod(std::string(request.substr(6)).c_str(), 0) < 0 ? 0 : 1;
  if (request.starts_with("touch ")) return utimensat(AT_FDCWD, std::string(request.substr(6)).c_str(), nullptr, 0) < 0 ? 0 : 1;
  if (request.starts_with("unlink ")) return unlink(std::string(request.substr(7)).c_str()) < 0 ? 0 : 1;
  if (request == "environment") return environ == nullptr || *environ == nullptr ? 0 : 1;
  if (request == "descriptors") return count_descriptors() == 4 ? 0 : 1;  // three to /dev/null and the pipe
  if (request == "thread") {
    int made = 0;
    std::thread{[&] { made = 1; }}.join();
    return made ? 0 : 1;
  }
  if (request == "thread-crash") {
    std::thread{[&] {
      link.enter("src/of-the-thread", "complexity");
      raise(SIGSEGV);
    }}.join();
  }
  if (request.starts_with("read ")) return open(std::string(request.substr(5)).c_str(), O_RDONLY) >= 0 ? 0 : 1;
  if (request.starts_with("write ")) return open(std::string(request.substr(6)).c_str(), O_WRONLY | O_CREAT, 0600) >= 0 ? 0 : 1;
  return 0;
}

class HelperTest : public testing::Test {
 protected:
  RunEnd run(std::string_view request) {
    return helper_.run(request, limits_, [&](std::string_view m) { messages_.emplace_back(m); }, stop_.get_token());
  }
  RunLimits limits_;
  std::vector<std::string> messages_;
  std::stop_source stop_;
  Helper helper_ = Helper::start([] { return ChildMain{act}; });
};

TEST_F(HelperTest, MessagesArriveAndTheEndIsReported) {
  EXPECT_EQ(run("echo").how, How::FINISHED);
  EXPECT_THAT(messages_, testing::ElementsAre("hello", std::string(100'000, 'x')));
  const auto end = run("exit");
  EXPECT_EQ(end.how, How::EXITED);
  EXPECT_EQ(end.code, 7);
}

TEST_F(HelperTest, ACrashNamesItsSignalFileAndDetector) {
  const auto end = run("segfault");
  EXPECT_EQ(end.how, How::SIGNALLED);
  EXPECT_EQ(end.code, SIGSEGV);
  EXPECT_EQ(end.file, "src/segfault");
  EXPECT_EQ(end.detector, "security");
}

TEST_F(HelperTest, ACrashNamesAFileThatIsNoText) {
  const auto end = run("exit \xff\n");
  EXPECT_EQ(end.file_bytes, "src/exit \xff\n");
  EXPECT_EQ(end.file, "src/exit \xff");
}

TEST_F(HelperTest, ACrashNamesTheThreadItHit) {
  EXPECT_EQ(run("thread-crash").file, "src/of-the-thread");
}

TEST_F(HelperTest, AStackOverflowIsACrashLikeAnother) {
  const auto end = run("overflow");
  EXPECT_EQ(end.how, How::SIGNALLED);
  EXPECT_EQ(end.file, "src/overflow");
}

TEST_F(HelperTest, AnExceptionNobodyCatchesIsACrash) {
  const auto end = run("throw");
  EXPECT_EQ(end.how, How::SIGNALLED);
  EXPECT_EQ(end.code, SIGABRT);
}

TEST_F(HelperTest, AHangIsCutByTheWallClock) {
  // The clock starts with the fork: on a busy machine, or under a sanitizer, a child may need longer to come to its file.
  RunEnd end;
  for (limits_.wall = std::chrono::milliseconds(50); end.file.empty() && limits_.wall < std::chrono::seconds(10);
       limits_.wall *= 2) {
    end = run("hang");
    EXPECT_EQ(end.how, How::TIMED_OUT);
  }
  EXPECT_EQ(end.file, "src/hang");
}

TEST_F(HelperTest, AStopKillsAtOnce) {
  std::jthread canceller{[&] { stop_.request_stop(); }};
  EXPECT_EQ(run("hang").how, How::CANCELLED);
}

TEST_F(HelperTest, AFloodIsCutAtTheCap) {
  limits_.output_bytes = 1'000'000;
  EXPECT_EQ(run("flood").how, How::OUTPUT_TOO_LARGE);
  EXPECT_LE(messages_.size(), 1'000'000u / 60'000u);
}

TEST_F(HelperTest, ProcessorTimeIsBounded) {
  limits_.resources.cpu_seconds = 1;
  const auto end = run("spin");
  EXPECT_EQ(end.how, How::SIGNALLED);
  EXPECT_EQ(end.code, SIGXCPU);
}

TEST_F(HelperTest, MemoryIsBounded) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer's own memory is above any limit, so none is set";
  limits_.resources.memory_bytes = 128u << 20;
  const auto end = run("allocate");
  EXPECT_EQ(end.how, How::SIGNALLED);
  EXPECT_EQ(end.code, SIGABRT);
}

TEST_F(HelperTest, WhatTheListenerThrowsKillsTheChildAndIsThrownOn) {
  EXPECT_THROW(helper_.run("flood", limits_, [](std::string_view) { throw std::runtime_error("lease lost"); }), std::runtime_error);
  EXPECT_TRUE(run("echo").ok());
}

TEST_F(HelperTest, AChildHasNoEnvironmentAndNoDescriptors) {
  setenv("SECRET", "x", 1);
  EXPECT_TRUE(run("environment").ok());
  EXPECT_TRUE(run("descriptors").ok());
}

TEST_F(HelperTest, AChildMakesThreadsButNoProcesses) {
  if (!(offered_layers() & SECCOMP)) GTEST_SKIP() << "this kernel has no seccomp filters";
  EXPECT_TRUE(run("thread").ok());
  for (const auto* forbidden : {"fork", "exec", "socket", "kill", "shared memory", "shared mapping"})
    EXPECT_TRUE(run(forbidden).ok()) << forbidden;
}

TEST_F(HelperTest, AChildLeavesTheLimitsOfOthersAlone) {
  if (!(offered_layers() & SECCOMP)) GTEST_SKIP() << "this kernel has no seccomp filters";
  for (const auto* forbidden : {"limits of another", "priority", "more descriptors"}) EXPECT_TRUE(run(forbidden).ok()) << forbidden;
  EXPECT_TRUE(run("own limits").ok());
}

TEST_F(HelperTest, AChildChangesNoFileByItsPath) {
  if (!(offered_layers() & SECCOMP)) GTEST_SKIP() << "this kernel has no seccomp filters";
  const std::string file = testing::TempDir() + "helper_test.file." + std::to_string(getpid());
  std::ofstream{file} << "x = 1\n";
  limits_.readable = testing::TempDir();
  for (const auto* change : {"chmod ", "touch ", "unlink "}) EXPECT_TRUE(run(change + file).ok()) << change;
  EXPECT_TRUE(run("read " + file).ok());
  std::filesystem::remove(file);
}

TEST_F(HelperTest, AChildReadsItsFolderAndWritesNothing) {
  if (!(offered_layers() & LANDLOCK_FILES)) GTEST_SKIP() << "this kernel has no Landlock";
  const std::string folder = testing::TempDir() + "helper_test." + std::to_string(getpid());
  std::filesystem::create_directories(folder);
  std::ofstream{folder + "/code.py"} << "x = 1\n";
  limits_.readable = folder;
  EXPECT_TRUE(run("read " + folder + "/code.py").ok());
  EXPECT_FALSE(run("read " + folder + "/../").ok());
  EXPECT_FALSE(run("read /etc/passwd").ok());
  EXPECT_FALSE(run("write " + folder + "/code.py").ok());
  EXPECT_FALSE(run("write " + folder + "/new").ok());
  std::filesystem::remove_all(folder);
}

TEST_F(HelperTest, TheActiveLayersAreReported) {
  EXPECT_EQ(run("echo").layers, offered_layers());
}

TEST_F(HelperTest, ManyRunsAtOnceDoNotMeet) {
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 8; ++i)
      callers.emplace_back([&, i] {
        for (int n = 0; n < 5; ++n) {
          const auto end = helper_.run(i % 2 ? "segfault" : "echo", limits_, [](std::string_view) {});
          good += end.how == (i % 2 ? How::SIGNALLED : How::FINISHED);
        }
      });
  }
  EXPECT_EQ(good, 40);
}

TEST_F(HelperTest, ALostHelperIsReplaced) {
  const int helper = child_of(helper_.pid());
  RunEnd lost;
  std::jthread victim([&] { lost = run("hang"); });
  child_of(helper);  // the run has begun
  kill(helper, SIGKILL);
  victim.join();
  EXPECT_EQ(lost.how, How::HELPER_LOST);
  EXPECT_TRUE(run("echo").ok());
}

TEST(HelperStart, WhatPreparationThrowsIsTheReasonOfEveryRun) {
  auto helper = Helper::start([]() -> ChildMain { throw std::runtime_error("rule 7 does not compile"); });
  for (int i = 0; i < 2; ++i) {
    const auto end = helper.run("echo", {}, [](std::string_view) {});
    EXPECT_EQ(end.how, How::HELPER_LOST);
    EXPECT_EQ(end.detail, "rule 7 does not compile");
  }
}

}  // namespace
}  // namespace insight::process
