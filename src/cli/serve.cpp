// insight serve: the server, its workers and its helper process, until SIGTERM or SIGINT.
#include <fmt/format.h>
#include <pthread.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>

#include "app/server.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/configuration.h"
#include "cli/exit_code.h"

namespace insight::cli {
namespace {

constexpr std::chrono::seconds kGrace{10};

// Blocks the two signals in this thread and so in all that start later; `wait` is then the only place that sees them.
class StopSignal {
 public:
  StopSignal() {
    ::sigemptyset(&set_);
    ::sigaddset(&set_, SIGTERM);
    ::sigaddset(&set_, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }
  int wait() const {
    int signal = 0;
    ::sigwait(&set_, &signal);
    return signal;
  }
  // A second one ends the process at once.
  void release() const { ::pthread_sigmask(SIG_UNBLOCK, &set_, nullptr); }

 private:
  sigset_t set_{};
};

app::ServerOptions options_of(const Arguments& arguments) {
  if (!arguments.positionals().empty())
    throw Error(ErrorCode::invalid, fmt::format("`{}`: this command takes flags only", arguments.positionals().front()));
  return configuration_of(arguments).options;
}

int run(const app::ServerOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);
  app::Server server(options);  // forks the helper: no thread may exist before it
  const StopSignal stop;
  server.start();
  if (options.answers_requests) {
    std::printf("Insight Cloud is ready at %s\n", server.url().c_str());
  } else {
    std::printf("Insight Cloud's worker is ready\n");
  }
  std::fflush(stdout);

  stop.wait();
  std::fprintf(stderr, "stopping: running analyses get %lld s, the rest is given back\n", static_cast<long long>(kGrace.count()));
  stop.release();
  server.stop(kGrace);
  return kClean;
}

}  // namespace

Command serve_command() {
  return {
      {"serve", "", "Run the server: API, queue and workers, with everything it keeps in one folder.",
       "SIGTERM and SIGINT drain it: no new work, a bounded wait for what runs, the rest is given back and taken up at the "
       "next start.\n"
       "Flags win over the environment (INSIGHT_PORT for --port), that over the file of --config, that over the defaults, which\n"
       "`insight config` shows. Secrets are no flags: they stand in the environment, the file or files of their own.",
       "  insight serve\n"
       "  insight serve --data /var/lib/insight --address 0.0.0.0 --port 80 --workers 2\n"
       "  insight serve --config /etc/insight.conf",
       setting_flags()},
      [](const Arguments& arguments) { return run(options_of(arguments)); }};
}

Command worker_command() {
  return {
      {"worker", "", "Run analyses for servers on other machines.",
       "Takes jobs from the database that --database names and listens nowhere. --data is the folder that the servers keep their\n"
       "uploads in, shared with this machine; with --blobs s3://… they are fetched and --data is this machine's own. Any number "
       "may run beside any number of servers (`insight serve --workers 0` leaves\n"
       "all analyses to them); one that dies costs its jobs a new attempt, no more.",
       "  insight worker --database postgres://insight@db/insight --data /srv/insight --workers 4", setting_flags()},
      [](const Arguments& arguments) {
        auto options = options_of(arguments);
        if (options.database.empty()) {
          throw Error(ErrorCode::invalid,
                      "a worker needs --database postgres://…: a database in a file belongs to the one server of its machine, "
                      "which runs analyses itself");
        }
        if (options.workers == 0) throw Error(ErrorCode::invalid, "--workers 0: a worker that runs nothing");
        options.answers_requests = false;
        return run(options);
      }};
}

}  // namespace insight::cli
