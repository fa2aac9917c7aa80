// insight cancel: stops an analysis that waits or runs at a server.
#include <fmt/format.h>

#include <cstdio>

#include "cli/api_client.h"
#include "cli/command.h"
#include "cli/exit_code.h"

namespace insight::cli {
namespace {

int run(const Arguments& arguments) {
  const auto& id = arguments.only("the id of an analysis");
  ApiClient api(require_credentials(arguments));
  api.post(fmt::format("/api/insight/analysis/{}/cancel", http::escape(id)), "");
  std::printf("cancelled %s\n", id.c_str());
  return kClean;
}

}  // namespace

Command cancel_command() {
  return {
      {"cancel", "ID", "Stop an analysis at a server.", "", "  insight cancel 0192e4a5-7c1b-7cc3-9d0e-7a4f2f0c9b11", {kServerFlag}},
      run};
}

}  // namespace insight::cli
