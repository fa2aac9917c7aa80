// insight logout and insight whoami: the end of a log-in, and who it is.
#include <fmt/format.h>

#include <cstdio>
#include <system_error>

#include "base/error.h"
#include "cli/api_client.h"
#include "cli/command.h"
#include "cli/credentials.h"
#include "cli/exit_code.h"
#include "json/encode.h"

namespace insight::cli {
namespace {

void refuse_positionals(const Arguments& arguments, std::string_view command) {
  if (!arguments.positionals().empty())
    throw Error(ErrorCode::invalid, fmt::format("`{}`: {} takes flags only", arguments.positionals().front(), command));
}

int log_out(const Arguments& arguments) {
  refuse_positionals(arguments, "logout");
  const auto path = credentials_path();
  const auto stored = load_credentials(path);
  if (!stored) {
    std::fputs("Nobody is logged in.\n", stderr);
    return kClean;
  }
  http::Call call;
  call.method = http::Method::POST;
  call.path = "/api/auth/logout";
  call.body = json::encode(boost::json::object{{"refreshToken", stored->refresh_token}});
  bool told = true;
  try {
    require_success(stored->server, http::Client(stored->server).send(call));
  } catch (const Error& error) {
    std::fprintf(stderr, "insight: %s\n", error.what());
    told = false;
  }
  std::error_code error;
  std::filesystem::remove(path, error);  // whatever the server says, this machine forgets
  if (error) throw Error(ErrorCode::unavailable, fmt::format("cannot remove `{}`: {}", path.string(), error.message()));
  std::fprintf(stderr, told ? "Logged out of %s.\n" : "Forgotten here; the log-in at %s lives on until it runs out.\n",
               stored->server.c_str());
  return told ? kClean : kUnable;
}

int who_am_i(const Arguments& arguments) {
  refuse_positionals(arguments, "whoami");
  const auto credentials = require_credentials(arguments);
  const auto user = ApiClient(credentials).get("/api/auth/me");
  std::printf("%s <%s>\n%s, %s\n%s\n", text_member(user, "name").c_str(), text_member(user, "email").c_str(),
              text_member(user, "insightPlanId").c_str(), text_member(user, "role").c_str(), credentials.server.c_str());
  return kClean;
}

}  // namespace

Command logout_command() {
  return {{"logout",
           "",
           "End the log-in that this machine keeps.",
           "Its tokens stop at once, and the file is removed. Where the server can't be reached only the file goes (exit code 4).",
           "  insight logout",
           {}},
          log_out};
}

Command whoami_command() {
  return {{"whoami", "", "Say who is logged in, on which plan, at which server.", "", "  insight whoami", {kServerFlag}}, who_am_i};
}

}  // namespace insight::cli
