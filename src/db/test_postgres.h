// A PostgreSQL server for one test program: a cluster of its own in a temporary folder, reached through a socket there, gone with
// the program, however that ends. For tests only; throws when Debian's postgresql packages are not installed.
#pragma once

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/test_folder.h"

namespace insight::db {

class TestPostgres {
 public:
  // `settings`: further lines of postgresql.conf. Nothing is synced unless they say so: a test's server has no tomorrow.
  explicit TestPostgres(const std::string& settings = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")
      : programs_(programs()) {
    // initdb and postgres refuse to run as root.
    if (::geteuid() == 0) user_ = ::getpwnam("postgres");
    if (::geteuid() == 0 && user_ == nullptr) throw std::runtime_error("there is no user postgres; run: make setup");
    std::filesystem::permissions(folder_.path(), std::filesystem::perms::all);
    const int made =
        wait_for(start({"initdb", "-D", data(), "-U", "insight", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"}));
    if (made != 0) throw std::runtime_error("initdb failed");
    settings_ = settings;
    run();
  }
  ~TestPostgres() {
    thaw();
    stop(SIGQUIT);
  }
  TestPostgres(const TestPostgres&) = delete;
  TestPostgres& operator=(const TestPostgres&) = delete;

  // A new database, empty or a copy of one that nobody has open; its address.
  std::string new_database(const std::string& model = "template0") {
    static std::atomic<int> number = 0;
    const std::string name = "t" + std::to_string(++number);
    const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(PQconnectdb(address("postgres").c_str()), PQfinish);
    PQclear(PQexec(connection.get(), ("CREATE DATABASE " + name + " TEMPLATE " + model).c_str()));
    return address(name);
  }
  std::string address(const std::string& database) const {
    return "postgres://insight@/" + database + "?host=" + folder_.path().string();
  }
  const std::filesystem::path& folder() const { return folder_.path(); }
  pid_t process() const { return server_; }

  void stop(int signal) {
    if (server_ <= 0) return;
    ::kill(server_, signal);
    wait_for(std::exchange(server_, 0));
  }
  // All its processes stand still, as when its machine hangs: sockets stay open and nobody answers.
  void freeze() const {
    ::kill(server_, SIGSTOP);  // first, so that no more are forked
    for (const pid_t one : children()) ::kill(one, SIGSTOP);
  }
  void thaw() const {
    if (server_ <= 0) return;
    for (const pid_t one : children()) ::kill(one, SIGCONT);
    ::kill(server_, SIGCONT);
  }
  // Starts it (again) and waits until it answers. It ends with the thread that calls this.
  void run() {
    std::vector<std::string> words{"postgres",
                                   "-D",
                                   data(),
                                   "-k",
                                   folder_.path().string(),
                                   "-c",
                                   "listen_addresses=",
                                   "-c",
                                   "max_connections=200",
                                   "-c",
                                   "log_min_messages=panic"};
    for (std::size_t at = 0; at < settings_.size();) {
      const auto end = std::min(settings_.find('\n', at), settings_.size());
      if (end > at) words.insert(words.end(), {"-c", without_spaces(settings_.substr(at, end - at))});
      at = end + 1;
    }
    server_ = start(words);
    for (int i = 0; i < 3'000; ++i) {
      if (PQping(address("postgres").c_str()) == PQPING_OK) return;
      // It ends at once while what it left when it was killed is not all gone.
      int status = 0;
      if (::waitpid(server_, &status, WNOHANG) == server_) server_ = start(words);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    throw std::runtime_error("PostgreSQL doesn't start");
  }

 private:
  static std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
  }
  static std::filesystem::path programs() {
    const std::filesystem::path all = "/usr/lib/postgresql";
    std::filesystem::path newest;
    if (std::filesystem::is_directory(all)) {
      for (const auto& version : std::filesystem::directory_iterator(all)) {
        if (exists(version.path() / "bin/postgres") && version.path() > newest) newest = version.path();
      }
    }
    if (newest.empty()) throw std::runtime_error("PostgreSQL is not installed; run: make setup");
    return newest / "bin";
  }
  std::string data() const { return (folder_.path() / "cluster").string(); }

  pid_t start(std::vector<std::string> words) const {
    words[0] = (programs_ / words[0]).string();
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child != 0) return child;
    if (user_ != nullptr && (::setgroups(0, nullptr) != 0 || ::setgid(user_->pw_gid) != 0 || ::setuid(user_->pw_uid) != 0))
      ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // after setuid, which clears it
    if (::getppid() != parent) ::_exit(125);
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, 0);
    ::dup2(nothing, 1);
    ::dup2(nothing, 2);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  std::vector<pid_t> children() const {
    const auto number = std::to_string(server_);
    std::ifstream in("/proc/" + number + "/task/" + number + "/children");
    std::vector<pid_t> found;
    for (pid_t child = 0; in >> child;) found.push_back(child);
    return found;
  }
  static int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
  }

  TestFolder folder_;
  std::filesystem::path programs_;
  const passwd* user_ = nullptr;
  std::string settings_;
  pid_t server_ = 0;
};

}  // namespace insight::db
