// insight submit: a folder to a server, and what the server found back.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "cli/api_client.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/follow.h"
#include "cli/remote_report.h"
#include "cli/report_format.h"
#include "cli/send_source.h"
#include "json/encode.h"

namespace insight::cli {
namespace {

std::string project_name(const Arguments& arguments, const std::filesystem::path& folder) {
  return arguments.value("--project").value_or(folder.filename().string());
}

// The project of that exact name; made when there is none.
std::string require_project(ApiClient& api, const std::string& name) {
  const auto found = api.get(fmt::format("/api/insight/projects?search={}&pageSize=20", http::escape(name)));
  for (const auto& project : member(found, "projects").as_array()) {
    if (text_member(project, "name") == name) return text_member(project, "id");
  }
  json::Writer body;
  body.begin_object();
  body.field("name", name);
  body.end_object();
  const auto made = api.post("/api/insight/projects", body.take());
  const auto* nested = made.as_object().if_contains("project");
  return text_member(nested != nullptr && nested->is_object() ? *nested : made, "id");
}

boost::json::value start(ApiClient& api, const std::string& project, const std::string& source, const Arguments& arguments) {
  json::Writer body;
  body.begin_object();
  body.field("projectId", project);
  body.field("sourceId", source);
  if (arguments.has("--detectors")) body.field("detectors", detector_names(arguments));
  body.end_object();
  return api.post("/api/insight/analysis", body.take());
}

int run(const Arguments& arguments) {
  const auto wanted = report_options(arguments);
  std::error_code error;
  const auto folder = std::filesystem::canonical(arguments.only("a folder to submit"), error);
  if (error || !std::filesystem::is_directory(folder))
    throw Error(ErrorCode::invalid, fmt::format("`{}`: no such folder", arguments.positionals().front()));
  if (!arguments.has("--wait") && wanted.fail_on)
    throw Error(ErrorCode::invalid, "`--fail-on` needs `--wait`: only a finished analysis has findings");

  ApiClient api(require_credentials(arguments));
  const auto project = require_project(api, project_name(arguments, folder));
  const auto accepted = start(api, project, send_source(api, folder), arguments);
  const auto id = text_member(accepted, "id");
  std::fprintf(stderr, "analysis %s\n", id.c_str());
  if (!arguments.has("--wait")) {
    explain_how_to_go_on(id);
    return kClean;
  }
  catch_interrupt();
  std::optional<boost::json::value> analysis;
  try {
    analysis = follow(api, id);
  } catch (const Error&) {
    explain_how_to_go_on(id);
    throw;
  }
  if (!analysis) {
    explain_how_to_go_on(id);
    return kInterrupted;
  }
  const auto status = text_member(*analysis, "status");
  if (status != "COMPLETED")
    throw Error(ErrorCode::unavailable, fmt::format("the analysis ended {}: {}", status, text_member(*analysis, "error")));
  const auto report = fetch_report(api, id);
  print_report(report, {}, wanted);
  return exit_code(report, wanted, detector_names(arguments));
}

}  // namespace

Command submit_command() {
  return {{"submit",
           "DIR [--wait]",
           "Send a folder to a server for analysis.",
           "Files that .gitignore or .insightignore leave out are not sent, nor contents that this account has sent before. With "
           "--wait the findings are printed as `insight analyze`\n"
           "prints them; exit code 0 clean, 1 a finding at or above --fail-on, 2 bad usage, 3 a detector named in\n"
           "--detectors did not end OK, 4 no answer or a failed analysis.",
           "  insight submit . --wait --fail-on high\n"
           "  insight submit . --project shop",
           {kServerFlag,
            {"--project", "NAME", "made when missing; default: the folder's name"},
            {"--detectors", "A,B", "default: the server's"},
            {"--wait", "", "follow the analysis and print its findings"},
            kFormatFlag,
            kOutputFlag,
            kFailOnFlag}},
          run};
}

}  // namespace insight::cli
