// insight config: every setting of the server with its value and where that comes from, without starting anything. Also what checks
// a configuration before it is rolled out.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "cli/configuration.h"
#include "cli/exit_code.h"

namespace insight::cli {
namespace {

int run(const Arguments& arguments) {
  if (!arguments.positionals().empty())
    throw Error(ErrorCode::invalid, fmt::format("`{}`: config takes flags only", arguments.positionals().front()));
  if (arguments.has("--example")) {
    std::fputs(app::example_config().c_str(), stdout);
    return kClean;
  }
  const auto configuration = configuration_of(arguments);
  std::size_t width = 0;
  const auto said = [](const app::SettingValue& value) { return fmt::format("{} = {}", value.name, value.text); };
  for (const auto& value : configuration.values) width = std::min<std::size_t>(60, std::max(width, said(value).size()));
  for (const auto& value : configuration.values) fmt::print("{:<{}}  # {}\n", said(value), width, value.origin);
  return kClean;
}

}  // namespace

Command config_command() {
  auto flags = setting_flags();
  flags.insert(flags.begin(), {"--example", "", "print a configuration file in which every setting is explained"});
  return {{"config", "", "Show the server's settings, each with its origin.",
           "Takes the flags of `insight serve` and reads the same environment and file: what it shows is what serve would use.\n"
           "Exit code 2 when something in it is wrong; everything that is wrong is told.",
           "  insight config --config insight.conf\n"
           "  insight config --example > insight.conf",
           std::move(flags)},
          run};
}

}  // namespace insight::cli
