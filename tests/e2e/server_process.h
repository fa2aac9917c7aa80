// ServerProcess: `insight serve` or `insight worker` as a process of its own, until it is killed or goes out of scope. For tests.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace insight::e2e {

// Everything below a process, however deep.
std::vector<pid_t> descendants_of(pid_t process);

class ServerProcess {
 public:
  // `arguments` after the program's name. Returns when it says that it is ready. Throws std::runtime_error when it ends before.
  explicit ServerProcess(std::vector<std::string> arguments);
  // A server on a free port that analyses below a folder.
  ServerProcess(const std::filesystem::path& data, const std::filesystem::path& allowed_root)
      : ServerProcess({"serve", "--data", data, "--port", "0", "--quiet", "--rate-limit", "0", "--allow-root", allowed_root}) {}
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  pid_t pid() const { return pid_; }
  const std::string& url() const { return url_; }  // empty: it listens nowhere
  // The process ids of everything below it: the helper and its children.
  std::vector<pid_t> descendants() const { return descendants_of(pid_); }
  void kill_hard();  // SIGKILL, and waits for its end
  int stop();        // SIGTERM; returns the exit code

 private:
  int wait();
  pid_t pid_ = -1;
  int output_ = -1;
  std::string url_;
};

}  // namespace insight::e2e
