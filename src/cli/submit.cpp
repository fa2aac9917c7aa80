// insight submit: a folder to a server, and what the server found back.
#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <thread>

#include "base/error.h"
#include "base/text.h"
#include "cli/api_client.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/remote_report.h"
#include "cli/report_format.h"
#include "cli/send_source.h"
#include "json/encode.h"

namespace insight::cli {
namespace {

constexpr std::chrono::milliseconds kFirstPause{150};
constexpr std::chrono::milliseconds kLongestPause{2000};
constexpr int kInterrupted = 130;

volatile std::sig_atomic_t interrupted = 0;  // set by the signal handler alone

// From now on ctrl-C ends the waiting, not the program: the analysis goes on at the server, and the user is told how to get it.
void catch_interrupt() {
  struct sigaction action{};
  action.sa_handler = [](int) { interrupted = 1; };
  ::sigaction(SIGINT, &action, nullptr);
}

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

// "queued, 2 ahead", or the files done.
void show(ProgressLine& line, const boost::json::value& analysis, std::string& last) {
  const auto status = text_member(analysis, "status");
  if (status == "RUNNING") {
    line.show("analysing", number_member(analysis, "progress"), 100);
  } else {
    line.show("waiting in the queue", 0, 0);
  }
  if (stderr_is_terminal()) return;
  const auto now = fmt::format("{} {} %", status, number_member(analysis, "progress"));
  if (now != last) std::fprintf(stderr, "%s\n", now.c_str());
  last = now;
}

// A server that restarts answers again soon, and goes on with the analysis; only when it stays away is that an error.
class Patience {
 public:
  void answered() { silent_since_.reset(); }
  void no_answer(const Error& error) {
    const auto now = std::chrono::steady_clock::now();
    if (!silent_since_) {
      silent_since_ = now;
      std::fprintf(stderr, "%s; trying again for %d s\n", error.what(), static_cast<int>(kPatience.count()));
    }
    if (now - *silent_since_ > kPatience) throw error;
  }

 private:
  static constexpr std::chrono::seconds kPatience{60};
  std::optional<std::chrono::steady_clock::time_point> silent_since_;
};

std::optional<boost::json::value> ask(ApiClient& api, const std::string& url, Patience& patience) {
  try {
    auto answer = api.get(url);
    patience.answered();
    return answer;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::unavailable && error.code() != ErrorCode::rate_limited) throw;
    patience.no_answer(error);
    return std::nullopt;
  }
}

// Nothing when the user would not wait any longer.
std::optional<boost::json::value> follow(ApiClient& api, const std::string& polling_url) {
  ProgressLine line;
  Patience patience;
  std::string last;
  const auto url = polling_url + (polling_url.find('?') == std::string::npos ? "?limit=1" : "&limit=1");
  for (auto pause = kFirstPause; interrupted == 0; pause = std::min(pause * 3 / 2, kLongestPause)) {
    if (auto analysis = ask(api, url, patience)) {
      show(line, *analysis, last);
      const auto status = text_member(*analysis, "status");
      if (status != "QUEUED" && status != "RUNNING") return analysis;
    }
    std::this_thread::sleep_for(pause);
  }
  return std::nullopt;
}

void explain_how_to_go_on(const std::string& id) {
  std::fprintf(stderr,
               "The analysis goes on at the server.\n  insight issues %s   shows what it found\n  insight cancel %s   stops it\n",
               id.c_str(), id.c_str());
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
    analysis = follow(api, text_member(accepted, "pollingUrl"));
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
