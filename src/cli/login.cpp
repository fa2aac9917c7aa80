// insight login: an address and a password in, a log-in that later commands use out.
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "base/error.h"
#include "cli/api_client.h"
#include "cli/command.h"
#include "cli/credentials.h"
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

int run(const Arguments& arguments) {
  if (!arguments.positionals().empty())
    throw Error(ErrorCode::invalid, fmt::format("`{}`: login takes flags only", arguments.positionals().front()));
  const auto path = credentials_path();
  const auto server = chosen_server(arguments, load_credentials(path));
  const auto email = arguments.has("--email") ? *arguments.value("--email") : ask("email", "give --email");
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
           "[--email EMAIL] [--register]",
           "Log in to a server, or make an account there, for submit, issues and cancel.",
           "The log-in is kept in $XDG_CONFIG_HOME/insight/credentials.json (mode 0600); the password is not.\n"
           "Without a terminal, give --email and one of --password-stdin and $INSIGHT_PASSWORD.",
           "  insight login --register --email ada@example.org\n"
           "  echo \"$PASSWORD\" | insight login --server https://insight.example.org --email ada@example.org --password-stdin",
           {kServerFlag,
            {"--email", "EMAIL", "the account's address; asked for on a terminal when missing"},
            {"--register", "", "make the account first"},
            {"--name", "NAME", "with --register: the name to show; default: what stands before the @"},
            {"--password-stdin", "", "read the password from standard input, one line"}}},
          run};
}

}  // namespace insight::cli
