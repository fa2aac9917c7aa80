// insight admin: lets the first owner in, and invites others, on the server's machine. The server may run or not.
#include <fmt/format.h>

#include <cstdio>

#include "account/administration.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/configuration.h"
#include "cli/data_folder.h"
#include "cli/exit_code.h"
#include "json/decode.h"

namespace insight::cli {
namespace {

constexpr std::string_view actor = "command line";

// What --url says, else the configured public_url, else this machine's own address.
std::string server_url(const Arguments& arguments, const app::ServerOptions& options) {
  if (auto url = arguments.value("--url")) return *std::move(url);
  if (!options.device.public_url.empty()) return options.device.public_url;
  return fmt::format("http://127.0.0.1:{}", options.port);
}

void tell(std::string server, const account::InvitationMade& made) {
  while (server.ends_with('/')) server.pop_back();
  const auto* whom = made.email.empty() ? "the first owner" : made.email.c_str();
  std::fprintf(stderr, "A link for %s, to be used once, until %s:\n", whom, made.expires_at.c_str());
  std::printf("%s%s\n", server.c_str(), made.url.c_str());
}

account::InvitationMade invite(account::Administration& administration, const Arguments& arguments) {
  const account::NewInvitation wanted{arguments.positionals()[1],
                                      arguments.has("--owner") ? account::Role::ADMIN : account::Role::USER};
  json::Problems problems;
  validate(wanted, problems);
  problems.raise();
  return administration.invite(std::string(actor), "", wanted);
}

int run(const Arguments& arguments) {
  const auto& words = arguments.positionals();
  const bool inviting = words.size() == 2 && words.front() == "invite";
  if (!words.empty() && !inviting)
    throw Error(ErrorCode::invalid, fmt::format("`{}`: expected nothing, or `invite EMAIL`", words.front()));
  if (!inviting && arguments.has("--owner")) throw Error(ErrorCode::invalid, "`--owner` goes with `invite EMAIL`");
  const SystemClock clock;
  SystemRandom random;
  IdMaker ids(clock, random);
  const auto configuration = configuration_of(arguments);
  const auto database = open_data_folder(configuration);
  account::Administration administration(*database, clock, ids, random);
  tell(server_url(arguments, configuration.options),
       inviting ? invite(administration, arguments) : administration.owner_link(std::string(actor)));
  return kClean;
}

}  // namespace

Command admin_command() {
  auto flags = data_folder_flags();
  flags.push_back(
      {"--url", "URL", "where people reach the server; default: the setting public_url, else this machine's own address"});
  flags.push_back({"--owner", "", "with invite: as another owner"});
  return {
      {"admin", "[invite EMAIL [--owner]] [--data DIR] [--config FILE] [--url URL]",
       "Let the first owner in, or invite somebody, on the server's machine.",
       "Alone it prints a link at which the first owner gives an e-mail address, a name and a password; it holds for 24 hours,\n"
       "works once and replaces an earlier one. There is no default password. `invite` prints a link for one address, which holds\n"
       "for 7 days, also where registration is closed. The link is all that is needed to get in: hand it over with care.",
       "  insight admin --data /var/lib/insight --url https://insight.example.org\n"
       "  insight admin invite ada@example.org --data /var/lib/insight",
       std::move(flags)},
      run};
}

}  // namespace insight::cli
