// insight login: a person says yes in a browser, or gives an address and a password; out comes a log-in that later commands use.
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "base/error.h"
#include "cli/api_client.h"
#include "cli/command.h"
#include "cli/credentials.h"
#include "cli/device_login.h"
#include "cli/exit_code.h"
#include "json/encode.h"

namespace insight::cli {
namespace {

// The terminal shows nothing of what is typed, and is as it was afterwards.
class SilentTerminal {
 public:
  SilentTerminal() : active_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!active_) return;
    auto silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~SilentTerminal() {
    if (active_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;

 private:
  termios before_{};
  bool active_;
};

std::string read_line() {
  std::string line;
  std::getline(std::cin, line);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string ask(std::string_view what, std::string_view instead) {
  if (::isatty(STDIN_FILENO) != 1) throw Error(ErrorCode::invalid, fmt::format("no {}: {}", what, instead));
  std::fprintf(stderr, "%s: ", std::string(what).c_str());
  return read_line();
}

std::string password(const Arguments& arguments) {
  if (arguments.has("--password-stdin")) return read_line();
  if (const char* variable = std::getenv("INSIGHT_PASSWORD"); variable != nullptr) return variable;
  const SilentTerminal silent;
  auto typed = ask("password", "give --password-stdin or set INSIGHT_PASSWORD");
  std::fputc('\n', stderr);
  return typed;
}

// By a browser where nothing says otherwise and somebody is there to open one.
bool by_device(const Arguments& arguments) {
  if (arguments.has("--device")) return true;
  const bool by_password = arguments.has("--email") || arguments.has("--register") || arguments.has("--password-stdin");
  return !by_password && std::getenv("INSIGHT_PASSWORD") == nullptr && ::isatty(STDIN_FILENO) == 1;
}

int run_device(const std::string& server) {
  http::Client client(server);
  DeviceLoginDoors doors;
  doors.send = [&](const http::Call& call) { return client.send(call); };
  doors.wait = [](std::int64_t seconds) { std::this_thread::sleep_for(std::chrono::seconds(seconds)); };
  doors.say = [](const std::string& line) { std::fputs(line.c_str(), stderr); };
  const auto credentials = device_login(server, doors);
  save_credentials(credentials_path(), credentials);
  std::fprintf(stderr, "Logged in to %s as %s.\n", server.c_str(), credentials.email.c_str());
  return kClean;
}

int run(const Arguments& arguments) {
  if (!arguments.positionals().empty())
    throw Error(ErrorCode::invalid, fmt::format("`{}`: login takes flags only", arguments.positionals().front()));
  const auto path = credentials_path();
  const auto server = chosen_server(arguments, load_credentials(path));
  if (by_device(arguments)) {
    if (arguments.has("--email") || arguments.has("--register"))
      throw Error(ErrorCode::invalid, "`--device`: the browser asks for address and password; leave --email and --register away");
    return run_device(server);
  }
  const auto email =
      arguments.has("--email") ? *arguments.value("--email") : ask("email", "give --email, or --device to log in by a browser");
  const bool fresh = arguments.has("--register");

  json::Writer body;
  body.begin_object();
  body.field("email", email);
  body.field("password", password(arguments));
  if (fresh) body.field("name", arguments.value("--name").value_or(email.substr(0, email.find('@'))));
  body.end_object();

  http::Call call;
  call.method = http::Method::POST;
  call.path = fresh ? "/api/auth/register" : "/api/auth/login";
  call.body = body.take();
  const auto answer = require_success(server, http::Client(server).send(call));
  save_credentials(path, {server, email, text_member(answer, "accessToken"), text_member(answer, "refreshToken")});
  std::fprintf(stderr, "Logged in to %s as %s.\n", server.c_str(), email.c_str());
  return kClean;
}

}  // namespace

Command login_command() {
  return {{"login",
           "[--device | --email EMAIL [--register]]",
           "Log in to a server, or make an account there, for submit, issues and cancel.",
           "The log-in is kept in $XDG_CONFIG_HOME/insight/credentials.json (mode 0600); the password is not.\n"
           "On a terminal a browser does it: open the address, enter the code, approve. It may be a browser on another machine.\n"
           "Commands in scripts need no log-in: set INSIGHT_API_KEY (or INSIGHT_TOKEN, an access token).\n"
           "Without a terminal, give --device, or --email and one of --password-stdin and $INSIGHT_PASSWORD.",
           "  insight login --server https://insight.example.org\n"
           "  insight login --register --email ada@example.org\n"
           "  echo \"$PASSWORD\" | insight login --server https://insight.example.org --email ada@example.org --password-stdin",
           {kServerFlag,
            {"--device", "", "log in by a browser, here or elsewhere; so it is on a terminal anyway"},
            {"--email", "EMAIL", "log in with this address and a password instead"},
            {"--register", "", "make the account first"},
            {"--name", "NAME", "with --register: the name to show; default: what stands before the @"},
            {"--password-stdin", "", "read the password from standard input, one line"}}},
          run};
}

}  // namespace insight::cli
