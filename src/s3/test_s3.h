// A server that speaks S3 for one test: npm's s3rver on a free loopback port with its objects in a temporary folder, gone with the
// test, however that ends. It checks signatures. For tests only; throws when the package is not installed.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/test_folder.h"
#include "s3/options.h"

namespace insight::s3 {

class TestS3 {
 public:
  TestS3() { run(); }
  ~TestS3() { stop(); }
  TestS3(const TestS3&) = delete;
  TestS3& operator=(const TestS3&) = delete;

  std::string url() const { return "http://127.0.0.1:" + port_; }
  // A bucket that is there, and keys that open it.
  Options options() const {
    Options options;
    options.bucket = "insight";
    options.endpoint = url();
    options.access_key = options.secret_key = "S3RVER";
    options.attempts = 2;
    return options;
  }

  void stop() {
    if (server_ <= 0) return;
    ::kill(server_, SIGKILL);
    int status = 0;
    while (::waitpid(server_, &status, 0) < 0 && errno == EINTR) {
    }
    server_ = 0;
  }
  // Starts it (again), on the same port, and waits until it says that it listens. It ends with the thread that calls this.
  void run() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const std::string script = INSIGHT_SOURCE_DIR "/tests/s3/run.sh";
    const std::string folder = folder_.path();
    server_ = ::fork();
    if (server_ == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ::dup2(ends[1], STDOUT_FILENO);
      ::execl("/bin/sh", "sh", script.c_str(), folder.c_str(), port_.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    std::string said;
    std::array<char, 64> piece{};
    for (auto got = ::read(ends[0], piece.data(), piece.size()); got > 0 && said.find('\n') == std::string::npos;
         got = ::read(ends[0], piece.data(), piece.size())) {
      said.append(piece.data(), static_cast<std::size_t>(got));
      if (said.find('\n') != std::string::npos) break;
    }
    ::close(ends[0]);
    if (said.find('\n') == std::string::npos) throw std::runtime_error("s3rver doesn't start; run: make setup");
    port_ = said.substr(0, said.find('\n'));
  }

 private:
  TestFolder folder_;
  pid_t server_ = 0;
  std::string port_ = "0";
};

}  // namespace insight::s3
