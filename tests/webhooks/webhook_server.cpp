// The real server with webhooks that may be sent to this machine and retries that take milliseconds, for webhooks.mjs, which kills
// it and starts it again: webhook_server DATA ALLOWED_ROOT INTERNAL_SECRET RETRY_MS
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "app/server.h"

int main(int argc, char** argv) {
  using namespace std::chrono_literals;
  if (argc != 5) {
    std::fprintf(stderr, "usage: webhook_server DATA ALLOWED_ROOT INTERNAL_SECRET RETRY_MS\n");
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);
  insight::app::ServerOptions options;
  options.data_folder = argv[1];
  options.allow_roots = {argv[2]};
  options.log_level = insight::LogLevel::warn;
  options.plans = {{"INSIGHT_FREE", "projects", "1000"}};
  options.webhooks.allow_private = true;
  options.webhooks.retry_after.assign(3, std::chrono::milliseconds(std::atoi(argv[4])));
  options.webhooks.timeout = 2s;
  options.webhooks.poll = 100ms;
  options.webhooks.internal_secrets = {argv[3]};
  insight::app::Server server(options);

  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  server.start();
  std::printf("%s\n", server.url().c_str());
  std::fflush(stdout);
  int signal = 0;
  sigwait(&set, &signal);
  server.stop(2s);
}
