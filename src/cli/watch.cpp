// insight watch: follows an analysis that waits or runs at a server, and tells its findings as they arrive.
#include <fmt/format.h>

#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/follow.h"

namespace insight::cli {
namespace {

void print_issue(const boost::json::value& issue) {
  const auto line = fmt::format("{}:{}:{}: {} {} [{}]", text_member(issue, "filePath"), number_member(issue, "line"),
                                number_member(issue, "column"), text_member(issue, "severity"), text_member(issue, "message"),
                                text_member(issue, "ruleId"));
  std::puts(line.c_str());
  std::fflush(stdout);
}

void print_reset(const std::string& reason) {
  std::printf("-- another attempt begins (%s); what stands above is void\n", reason.empty() ? "no reason given" : reason.c_str());
}

int run(const Arguments& arguments) {
  const auto& id = arguments.only("the id of an analysis");
  ApiClient api(require_credentials(arguments));
  catch_interrupt();
  const auto analysis = follow(api, id, {print_issue, print_reset});
  if (!analysis) {
    explain_how_to_go_on(id);
    return kInterrupted;
  }
  const auto status = text_member(*analysis, "status");
  std::fprintf(stderr, "%s, %llu issues\n", status.c_str(),
               static_cast<unsigned long long>(number_member(*analysis, "totalIssues")));
  if (status == "COMPLETED") return kClean;
  throw Error(ErrorCode::unavailable, fmt::format("the analysis ended {}: {}", status, text_member(*analysis, "error")));
}

int run_retry(const Arguments& arguments) {
  const auto& id = arguments.only("the id of an analysis that has ended");
  ApiClient api(require_credentials(arguments));
  const auto accepted = api.post(fmt::format("/api/insight/analysis/{}/retry", http::escape(id)), "");
  std::printf("analysis %s\n", text_member(accepted, "id").c_str());
  return kClean;
}

}  // namespace

Command watch_command() {
  return {
      {"watch",
       "ID",
       "Follow an analysis at a server until it ends.",
       "Findings are printed as they arrive, one a line. Where the server's events don't get through, the analysis is asked for\n"
       "again and again instead, and `insight issues` shows what it found. Exit code 0 COMPLETED, 4 another end or no answer.",
       "  insight watch 0192e4a5-7c1b-7cc3-9d0e-7a4f2f0c9b11",
       {kServerFlag}},
      run};
}

Command retry_command() {
  return {{"retry",
           "ID",
           "Analyse the same source at a server again.",
           "A new analysis, charged like any other; the old one stays as it ended.",
           "  insight retry 0192e4a5-7c1b-7cc3-9d0e-7a4f2f0c9b11",
           {kServerFlag}},
          run_retry};
}

}  // namespace insight::cli
