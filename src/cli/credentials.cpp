#include "cli/credentials.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "json/decode.h"
#include "json/encode.h"

namespace insight::cli {
namespace {

constexpr std::string_view kDefaultServer = "http://127.0.0.1:8080";

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

[[noreturn]] void cannot_write(const std::filesystem::path& path) {
  throw Error(ErrorCode::unavailable, fmt::format("cannot write `{}`: {}", path.string(), std::strerror(errno)));
}

std::string without_trailing_slash(std::string server) {
  while (server.ends_with('/')) server.pop_back();
  return server;
}

}  // namespace

const Flag kServerFlag{"--server", "URL", "the server; else $INSIGHT_SERVER, the one logged in to, or http://127.0.0.1:8080"};

std::filesystem::path credentials_path() {
  if (const auto folder = environment("XDG_CONFIG_HOME"); !folder.empty())
    return std::filesystem::path(folder) / "insight/credentials.json";
  if (const auto home = environment("HOME"); !home.empty()) return std::filesystem::path(home) / ".config/insight/credentials.json";
  throw Error(ErrorCode::invalid, "neither XDG_CONFIG_HOME nor HOME is set, so there is no place for credentials; set one of them");
}

std::optional<Credentials> load_credentials(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::stringstream text;
  text << file.rdbuf();
  try {
    return json::decode<Credentials>(text.str());
  } catch (const Error&) {
    throw Error(ErrorCode::invalid, fmt::format("`{}` is damaged; log in again with `insight login`", path.string()));
  }
}

void save_credentials(const std::filesystem::path& path, const Credentials& credentials) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  auto temporary = path.string() + ".new";
  ::unlink(temporary.c_str());
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) cannot_write(path);
  const auto text = json::encode(credentials) + "\n";
  const bool written = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(fd) == 0;
  if (::close(fd) != 0 || !written || ::rename(temporary.c_str(), path.c_str()) != 0) cannot_write(path);
}

std::string chosen_server(const Arguments& arguments, const std::optional<Credentials>& stored) {
  if (const auto given = arguments.value("--server")) return without_trailing_slash(*given);
  if (auto variable = environment("INSIGHT_SERVER"); !variable.empty()) return without_trailing_slash(std::move(variable));
  return stored ? stored->server : std::string(kDefaultServer);
}

Credentials require_credentials(const Arguments& arguments) {
  const auto stored = load_credentials(credentials_path());
  const auto server = chosen_server(arguments, stored);
  for (const char* name : {"INSIGHT_API_KEY", "INSIGHT_TOKEN"}) {
    if (auto token = environment(name); !token.empty()) return {server, "", std::move(token), ""};
  }
  if (stored && stored->server == server) return *stored;
  throw Error(ErrorCode::unauthenticated,
              fmt::format("not logged in to {}; run `insight login --server {}`, or set INSIGHT_API_KEY", server, server));
}

}  // namespace insight::cli
