// insight serve: the server, its workers and its helper process, until SIGTERM or SIGINT.
#include <fmt/format.h>
#include <pthread.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>

#include "app/server.h"
#include "base/error.h"
#include "cli/command.h"
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
  app::ServerOptions options;
  options.data_folder = arguments.value("--data").value_or("data");
  options.address = arguments.value("--address").value_or("127.0.0.1");
  options.port = static_cast<std::uint16_t>(arguments.number("--port", 0, 65535).value_or(8080));
  options.workers = static_cast<unsigned>(arguments.number("--workers", 1, 256).value_or(1));
  options.open_registration = arguments.has("--open-registration");
  for (const auto& root : arguments.values("--allow-root")) {
    std::error_code error;
    auto real = std::filesystem::canonical(root, error);
    if (error || !std::filesystem::is_directory(real))
      throw Error(ErrorCode::invalid, fmt::format("`--allow-root {}`: no such folder", root));
    options.allow_roots.push_back(std::move(real));
  }
  for (const auto& setting : arguments.values("--plan")) options.plans.push_back(billing::parse_override(setting));
  if (arguments.has("--quiet")) options.log_level = LogLevel::warn;
  return options;
}

int run(const Arguments& arguments) {
  if (!arguments.positionals().empty())
    throw Error(ErrorCode::invalid, fmt::format("`{}`: serve takes flags only", arguments.positionals().front()));
  const auto options = options_of(arguments);
  std::signal(SIGPIPE, SIG_IGN);
  app::Server server(options);  // forks the helper: no thread may exist before it
  const StopSignal stop;
  server.start();
  std::printf("Insight Cloud is ready at %s\n", server.url().c_str());
  std::fflush(stdout);

  stop.wait();
  std::fprintf(stderr, "stopping: running analyses get %lld s, the rest is given back\n", static_cast<long long>(kGrace.count()));
  stop.release();
  server.stop(kGrace);
  return kClean;
}

}  // namespace

Command serve_command() {
  return {{"serve",
           "",
           "Run the server: API, queue and workers, with everything it keeps in one folder.",
           "SIGTERM and SIGINT drain it: no new work, a bounded wait for what runs, the rest is given back and taken up at the "
           "next start.\n"
           "Registration is open on a loopback address; elsewhere only with --open-registration.",
           "  insight serve\n"
           "  insight serve --data /var/lib/insight --address 0.0.0.0 --port 80 --workers 2",
           {{"--data", "DIR", "database, uploads and keys; default: data"},
            {"--address", "ADDRESS", "to listen on; default: 127.0.0.1"},
            {"--port", "N", "default: 8080; 0 takes a free one"},
            {"--workers", "N", "analyses that run at the same time; default: 1"},
            {"--open-registration", "", "let anybody who reaches the server make an account"},
            {"--allow-root", "DIR", "a folder on this machine that may be analysed by `path`; may be repeated"},
            {"--plan", "PLAN.FIELD=VALUE", "a plan's limit, such as INSIGHT_FREE.analyses=unlimited; may be repeated"},
            {"--quiet", "", "log warnings and errors only"}}},
          run};
}

}  // namespace insight::cli
