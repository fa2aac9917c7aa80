// Credentials: which server, and as whom, kept between commands in $XDG_CONFIG_HOME/insight/credentials.json, readable by its owner
// only. `insight login` writes them; the commands that talk to a server read them. A password is never kept.
#pragma once

#include <boost/describe.hpp>
#include <filesystem>
#include <optional>
#include <string>

#include "cli/arguments.h"

namespace insight::cli {

struct Credentials {
  std::string server;  // "http://127.0.0.1:8080"
  std::string email;
  std::string access_token;
  std::string refresh_token;
  bool operator==(const Credentials&) const = default;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (server, email, access_token, refresh_token))

extern const Flag kServerFlag;

// $XDG_CONFIG_HOME, or ~/.config. Throws Error(invalid) where neither is known.
std::filesystem::path credentials_path();

// Nothing when nobody logged in. Throws Error(invalid) for a damaged file.
std::optional<Credentials> load_credentials(const std::filesystem::path& path);
// Replaces the file whole, with mode 0600 from its first byte on.
void save_credentials(const std::filesystem::path& path, const Credentials& credentials);

// --server, else INSIGHT_SERVER, else the stored one, else the address that `insight serve` listens on by default.
std::string chosen_server(const Arguments& arguments, const std::optional<Credentials>& stored);
// What to use now: INSIGHT_API_KEY, else INSIGHT_TOKEN, else the stored log-in for that server. Throws Error(unauthenticated) that
// says how to log in.
Credentials require_credentials(const Arguments& arguments);

}  // namespace insight::cli
