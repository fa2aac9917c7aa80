// What a child can't do, layer by layer: with all of them, with any one left out, and with one alone, so that each is shown to hold
// by itself what it is said to hold. And the control: without layers the probes get through.
#include "process/sandbox.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/test_folder.h"
#include "process/descriptor.h"
#include "process/helper.h"
#include "process/sandbox_probe.h"
#include "process/sanitized.h"

namespace insight::process {
namespace {

constexpr std::uint32_t kAll = RLIMITS | NO_NEW_PRIVS | LANDLOCK_FILES | LANDLOCK_NET | SECCOMP | NAMESPACES;
constexpr std::uint32_t kEach[] = {RLIMITS, NO_NEW_PRIVS, LANDLOCK_FILES, LANDLOCK_NET, SECCOMP, NAMESPACES};

std::string name_of(std::uint32_t layers) {
  std::string text;
  for (const auto& name : layer_names(layers)) text += name + " ";
  return text;
}

// A socket of this machine that would be glad to hear from the child.
class Listener {
 public:
  Listener(int type, sockaddr* address, socklen_t length) : socket_(::socket(address->sa_family, type | SOCK_CLOEXEC, 0)) {
    const bool bound = bind(socket_.get(), address, length) == 0 && (type != SOCK_STREAM || listen(socket_.get(), 500) == 0);
    EXPECT_TRUE(bound) << std::strerror(errno);
  }
  static Listener internet(int type) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return {type, reinterpret_cast<sockaddr*>(&address), sizeof address};
  }
  static Listener local(const std::string& name, std::size_t offset) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path + offset, name.data(), name.size());
    return {SOCK_STREAM, reinterpret_cast<sockaddr*>(&address),
            static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size() + 1)};
  }
  std::string port() const {
    sockaddr_in address{};
    socklen_t length = sizeof address;
    getsockname(socket_.get(), reinterpret_cast<sockaddr*>(&address), &length);
    return std::to_string(ntohs(address.sin_port));
  }

 private:
  Descriptor socket_;
};

class SandboxTest : public testing::Test {
 protected:
  // A process of the same user that has done nothing wrong: forked before the helper, so a constant lies at the same place.
  SandboxTest() : victim_(fork()) {
    if (victim_ == 0) {
      while (true) pause();
    }
    std::filesystem::create_directories(inside_);
    std::ofstream{inside_ / "code.py"} << "x = 1\n";
    std::ofstream{folder_.path() / "secret"} << "s\n";
    offered_ = offered_layers();
  }
  ~SandboxTest() override {
    kill(victim_, SIGKILL);
    waitpid(victim_, nullptr, 0);
  }

  std::string argument_of(std::string_view probe) const {
    if (probe == "tcp") return tcp_.port();
    if (probe == "udp") return udp_.port();
    if (probe == "unix-path") return socket_path_;
    if (probe == "unix-abstract") return abstract_;
    if (probe == "read-outside" || probe == "write-outside") return folder_.path() / "secret";
    if (probe == "make-outside") return folder_.path();
    if (probe == "write-inside" || probe == "truncate-inside" || probe == "mode-inside") return inside_ / "code.py";
    if (probe.ends_with("-inside")) return inside_;
    return std::to_string(victim_);
  }

  // Whether it got through. A child that dies of it did not.
  bool gets_through(const Probe& probe, std::uint32_t without) {
    RunLimits limits;
    limits.readable = inside_;
    limits.without_layers = without;
    const auto end = helper_.run(std::string(probe.name) + " " + argument_of(probe.name), limits, [](std::string_view) {});
    EXPECT_NE(end.how, RunEnd::How::HELPER_LOST) << end.detail;
    EXPECT_NE(end.code, 2);
    EXPECT_EQ(end.layers & without, 0u);
    return end.how == RunEnd::How::EXITED && end.code == 1;
  }

  pid_t victim_;
  Helper helper_ = Helper::start([] { return ChildMain{[](std::string_view r, const ChildLink&) { return run_probe(r); }}; });
  TestFolder folder_;
  std::filesystem::path inside_ = std::filesystem::canonical(folder_.path()) / "inside";
  std::string socket_path_ = folder_.path() / "socket";
  std::string abstract_ = "insight-sandbox-test-" + std::to_string(getpid());
  Listener tcp_ = Listener::internet(SOCK_STREAM);
  Listener udp_ = Listener::internet(SOCK_DGRAM);
  Listener unix_ = Listener::local(socket_path_, 0);
  Listener abstract_listener_ = Listener::local(abstract_, 1);
  std::uint32_t offered_ = 0;
};

// A sanitizer's own memory is above any limit, so none is set.
std::uint32_t held_by(const Probe& probe) {
  return kSanitized && probe.name == "huge-allocation" ? 0 : probe.held_by;
}

TEST_F(SandboxTest, WithoutLayersTheProbesGetThrough) {
  for (const auto& probe : probes()) {
    if (probe.bare == Probe::Bare::WORKS) {
      EXPECT_TRUE(gets_through(probe, kAll)) << probe.name;
    }
  }
}

TEST_F(SandboxTest, WithAllLayersNothingGetsThrough) {
  for (const auto& probe : probes()) {
    if ((held_by(probe) & offered_) != 0) {
      EXPECT_FALSE(gets_through(probe, 0)) << probe.name;
    }
  }
}

// But for no_new_privs, without which the kernel takes neither a filter of calls nor Landlock from an ordinary user.
TEST_F(SandboxTest, EachLayerHoldsAloneWhatItIsSaidToHold) {
  for (const auto layer : kEach) {
    const auto without = kAll & ~(layer | NO_NEW_PRIVS);
    for (const auto& probe : probes()) {
      if ((held_by(probe) & layer & offered_) != 0) {
        EXPECT_FALSE(gets_through(probe, without)) << probe.name << " " << name_of(layer);
      }
    }
  }
}

TEST_F(SandboxTest, AnyOneLayerMayBeMissing) {
  for (const auto layer : kEach) {
    for (const auto& probe : probes()) {
      if ((held_by(probe) & offered_ & ~layer) != 0) {
        EXPECT_FALSE(gets_through(probe, layer)) << probe.name << " without " << name_of(layer);
      }
    }
  }
}

// What the trust in the whole rests on has two layers at least.
TEST(SandboxLayers, NetworkFilesProgramsTracingAndMemoryHaveTwo) {
  for (const auto& probe : probes()) {
    for (const auto* name : {"tcp", "udp", "unix-path", "read-outside", "write-outside", "make-outside", "write-inside", "exec",
                             "exec-memory", "ptrace", "read-memory", "huge-allocation", "mount", "own-memory"}) {
      if (probe.name == name) {
        EXPECT_GE(__builtin_popcount(probe.held_by), 2) << name;
      }
    }
  }
}

TEST_F(SandboxTest, AChildWithoutARequiredLayerDoesNothing) {
  RunLimits limits;
  limits.without_layers = RLIMITS;
  limits.required_layers = NO_NEW_PRIVS;
  EXPECT_TRUE(helper_.run("fork", limits, [](std::string_view) {}).ok());
  limits.required_layers = RLIMITS | NO_NEW_PRIVS;
  const auto end = helper_.run("fork", limits, [](std::string_view) {});
  EXPECT_EQ(end.how, RunEnd::How::HELPER_LOST);
  EXPECT_THAT(end.detail, testing::HasSubstr("did not take hold"));
}

TEST_F(SandboxTest, AFolderIsReadableByARelativePathToo) {
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder_.path());
  auto helper = Helper::start([] { return ChildMain{[](std::string_view r, const ChildLink&) { return run_probe(r); }}; });
  std::filesystem::current_path(before);
  RunLimits limits;
  limits.readable = "inside";
  EXPECT_EQ(helper.run("read-outside inside/code.py", limits, [](std::string_view) {}).code, 1);
  EXPECT_EQ(helper.run("read-outside secret", limits, [](std::string_view) {}).code, 0);
}

TEST(SandboxLayers, StrictWantsTwoWaysToTakeTheNetworkAway) {
  EXPECT_EQ(missing_for_strict(kAll), 0u);
  EXPECT_EQ(missing_for_strict(kAll & ~LANDLOCK_NET), 0u);
  EXPECT_EQ(missing_for_strict(kAll & ~NAMESPACES), 0u);
  EXPECT_EQ(missing_for_strict(kAll & ~(NAMESPACES | LANDLOCK_NET)), NAMESPACES | LANDLOCK_NET);
  EXPECT_EQ(missing_for_strict(kAll & ~SECCOMP), static_cast<std::uint32_t>(SECCOMP));
  EXPECT_EQ(missing_for_strict(0), kAll);
}

}  // namespace
}  // namespace insight::process
