// insight account: an account is stopped, or let in again, beside a server that runs or not.

#include <fmt/format.h>

#include <cstdio>

#include "account/disable.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/configuration.h"
#include "cli/data_folder.h"
#include "cli/exit_code.h"

namespace insight::cli {
namespace {

int run(const Arguments& arguments) {
  const auto& words = arguments.positionals();
  if (words.size() != 2 || (words[0] != "disable" && words[0] != "enable"))
    throw Error(ErrorCode::invalid, "expected `disable` or `enable` and an e-mail address or id");
  const bool disable = words[0] == "disable";
  const SystemClock clock;
  SystemRandom random;
  IdMaker ids(clock, random);
  const auto database = open_data_folder(configuration_of(arguments));
  account::set_admission(*database, clock, ids, words[1], disable ? account::Admission::DISABLED : account::Admission::ENABLED,
                         "command line");
  std::fprintf(stderr, "%s is %s.\n", words[1].c_str(), disable ? "disabled" : "let in again");
  return kClean;
}

}  // namespace

Command account_command() {
  return {{"account", "disable|enable EMAIL [--data DIR] [--config FILE]", "Stop an account at once, or let it in again.",
           "From the next request on nothing that the account holds works: no token, no key, no log-in. What it owns stays.",
           "  insight account disable ada@example.org --data /var/lib/insight", data_folder_flags()},
          run};
}

}  // namespace insight::cli
