// insight issues: what a server found in an earlier analysis.
#include <fmt/format.h>

#include <cstdio>

#include "base/error.h"
#include "cli/api_client.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/remote_report.h"
#include "cli/report_format.h"

namespace insight::cli {
namespace {

int run(const Arguments& arguments) {
  const auto wanted = report_options(arguments);
  const auto& id = arguments.only("the id of an analysis");
  ApiClient api(require_credentials(arguments));
  const auto analysis = api.get(fmt::format("/api/insight/analysis/{}?limit=1", http::escape(id)));
  const auto status = text_member(analysis, "status");
  // A build must not pass because its analysis has not found anything yet, or never will.
  if (status != "COMPLETED" && wanted.fail_on)
    throw Error(ErrorCode::unavailable, fmt::format("the analysis is {}; `--fail-on` needs a COMPLETED one", status));
  if (status == "FAILED" || status == "CANCELLED")
    throw Error(ErrorCode::unavailable,
                fmt::format("the analysis ended {}; it keeps no findings. {}", status, text_member(analysis, "error")));
  if (status != "COMPLETED") std::fprintf(stderr, "the analysis is %s; these are the findings so far\n", status.c_str());
  const auto report = fetch_report(api, id);
  print_report(report, {}, wanted);
  return fails(report, wanted) ? kFindings : kClean;
}

}  // namespace

Command issues_command() {
  return {{"issues",
           "ID",
           "Print the findings of an analysis that a server ran.",
           "",
           "  insight issues 0192e4a5-7c1b-7cc3-9d0e-7a4f2f0c9b11 --format json",
           {kServerFlag, kFormatFlag, kOutputFlag, kFailOnFlag}},
          run};
}

}  // namespace insight::cli
