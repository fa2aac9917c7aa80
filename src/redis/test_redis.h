// A Redis server for one test: Debian's redis-server on a free loopback port with its files in a temporary folder, gone with the
// test, however that ends. For tests only; throws when redis-server is not installed.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/test_folder.h"
#include "redis/connection.h"

namespace insight::redis {

class TestRedis {
 public:
  // `settings`: further words of the command line. Nothing is kept on the disk unless they say so.
  explicit TestRedis(std::vector<std::string> settings = {}) : settings_(std::move(settings)), port_(free_port()) { run(); }
  ~TestRedis() { stop(SIGKILL); }
  TestRedis(const TestRedis&) = delete;
  TestRedis& operator=(const TestRedis&) = delete;

  std::uint16_t port() const { return port_; }
  pid_t process() const { return server_; }
  Address address() const {
    Address address;
    address.port = port_;
    return address;
  }
  std::string url() const { return "redis://127.0.0.1:" + std::to_string(port_); }
  const std::filesystem::path& folder() const { return folder_.path(); }

  void stop(int signal) {
    if (server_ <= 0) return;
    ::kill(server_, signal);
    int status = 0;
    while (::waitpid(server_, &status, 0) < 0 && errno == EINTR) {
    }
    server_ = 0;
  }
  // Starts it (again) on the same port and waits until it takes connections. It ends with the thread that calls this.
  void run() {
    server_ = start();
    for (int i = 0; i < 1'000; ++i) {
      if (answers()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    throw std::runtime_error("Redis doesn't start; run: make setup");
  }

 private:
  static sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }
  static std::uint16_t free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    const bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(socket);
    if (!bound) throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
  }
  bool answers() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(port_);
    const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
  }
  pid_t start() {
    const auto port = std::to_string(port_);
    std::vector<std::string> words{
        "redis-server",          "--port",     port,     "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir",
        folder_.path().string(), "--loglevel", "warning"};
    words.insert(words.end(), settings_.begin(), settings_.end());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child != 0) return child;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(125);
    const int nothing = ::open("/dev/null", O_RDWR);
    for (int descriptor = 0; descriptor < 3; ++descriptor) ::dup2(nothing, descriptor);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }

  TestFolder folder_;
  std::vector<std::string> settings_;
  std::uint16_t port_;
  pid_t server_ = 0;
};

}  // namespace insight::redis
