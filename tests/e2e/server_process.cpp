#include "server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <stdexcept>

namespace insight::e2e {
namespace {

std::string read_ready_line(int fd) {
  std::string line;
  char c = 0;
  while (read(fd, &c, 1) == 1 && c != '\n') line += c;
  return line;
}

std::vector<pid_t> children_of(pid_t pid) {
  const auto number = std::to_string(pid);
  std::ifstream in("/proc/" + number + "/task/" + number + "/children");
  std::vector<pid_t> found;
  for (pid_t child = 0; in >> child;) found.push_back(child);
  return found;
}

}  // namespace

ServerProcess::ServerProcess(std::vector<std::string> words) {
  words.insert(words.begin(), INSIGHT_PROGRAM);
  std::array<int, 2> pipe_fds{};
  if (pipe2(pipe_fds.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe_fds[1], 1);
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int failed = posix_spawn(&pid_, INSIGHT_PROGRAM, &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_fds[1]);
  output_ = pipe_fds[0];
  if (failed != 0) throw std::runtime_error("can't start " INSIGHT_PROGRAM);
  const auto line = read_ready_line(output_);
  if (line.find("ready") == std::string::npos) throw std::runtime_error("the program ended before it was ready: " + line);
  if (const auto at = line.find("http://"); at != std::string::npos) url_ = line.substr(at);
}

ServerProcess::~ServerProcess() {
  if (pid_ > 0) kill_hard();
  close(output_);
}

std::vector<pid_t> descendants_of(pid_t process) {
  auto all = children_of(process);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const auto child : children_of(all[i])) all.push_back(child);
  return all;
}

void ServerProcess::kill_hard() {
  kill(pid_, SIGKILL);
  wait();
}

int ServerProcess::stop() {
  kill(pid_, SIGTERM);
  const int status = wait();
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int ServerProcess::wait() {
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  return status;
}

}  // namespace insight::e2e
