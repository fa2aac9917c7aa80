#include "cli/run.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <span>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/version.h"

namespace insight::cli {
namespace {

std::vector<Command> all_commands() {
  return {analyze_command(), rules_command(),  serve_command(),  worker_command(),  config_command(),
          account_command(), keys_command(),   queue_command(),  migrate_command(), login_command(),
          logout_command(),  whoami_command(), submit_command(), watch_command(),   issues_command(),
          cancel_command(),  retry_command(),  admin_command(),  version_command()};
}

std::string overview(const std::vector<Command>& commands) {
  std::string text = "Insight Cloud: code in, findings out.\n\nUsage: insight COMMAND [...]\n\n";
  for (const auto& command : commands) text += fmt::format("  {:<8}  {}\n", command.manual.name, command.manual.summary);
  return text + "\n`insight COMMAND --help` tells more. `insight analyze` needs no server.\n";
}

int exit_code_of(const Error& error) {
  switch (error.code()) {
    case ErrorCode::invalid:
    case ErrorCode::not_found:
    case ErrorCode::too_large:
    case ErrorCode::unsupported_media:
      return kBadUsage;
    default:
      return kUnable;
  }
}

void complain(const Error& error) {
  std::fprintf(stderr, "insight: %s\n", error.what());
  for (const auto& field : error.fields()) std::fprintf(stderr, "  %s: %s\n", field.pointer.c_str(), field.detail.c_str());
}

int run_command(const Command& command, std::span<const std::string> words) {
  const auto arguments = Arguments::parse(command.manual, words);
  if (arguments.has("--help")) {
    std::fputs(help_text(command.manual).c_str(), stdout);
    return kClean;
  }
  return command.run(arguments);
}

int dispatch(const std::vector<Command>& commands, const std::vector<std::string>& words) {
  if (words.empty()) {
    std::fputs(overview(commands).c_str(), stderr);
    return kBadUsage;
  }
  const auto& name = words.front();
  if (name == "help" && words.size() == 2) return dispatch(commands, {words[1], "--help"});
  if (name == "--help" || name == "-h" || name == "help") {
    std::fputs(overview(commands).c_str(), stdout);
    return kClean;
  }
  std::vector<std::string_view> known;
  for (const auto& command : commands) {
    if (name == command.manual.name || (name == "--version" && command.manual.name == "version"))
      return run_command(command, std::span(words).subspan(1));
    known.push_back(command.manual.name);
  }
  const auto meant = did_you_mean(name, known);
  throw Error(ErrorCode::invalid,
              fmt::format("unknown command `{}`{}", name, meant.empty() ? "; `insight --help` lists them" : meant));
}

}  // namespace

int run(const std::vector<std::string>& words) {
  try {
    const int code = dispatch(all_commands(), words);
    // What was cut short must not look complete.
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
      throw Error(ErrorCode::unavailable, fmt::format("writing to standard output failed: {}", std::strerror(errno)));
    return code;
  } catch (const Error& error) {
    complain(error);
    return exit_code_of(error);
  } catch (const std::bad_alloc&) {
    std::fputs("insight: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "insight: %s\n", error.what());
  }
  return kUnable;
}

}  // namespace insight::cli
