#include "cli/configuration.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "app/config_file.h"
#include "base/error.h"

namespace insight::cli {
namespace {

constexpr std::string_view kConfig = "--config";
constexpr std::string_view kQuiet = "--quiet";

std::optional<std::string> config_path(const Arguments& arguments) {
  if (auto path = arguments.value(kConfig)) return path;
  const char* variable = std::getenv("INSIGHT_CONFIG");
  return variable != nullptr && *variable != '\0' ? std::optional<std::string>(variable) : std::nullopt;
}

app::ConfigFile read_config(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(app::kMaxConfigBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.eof() && file.fail())
    throw Error(ErrorCode::invalid, fmt::format("the configuration file `{}` can't be read; give its path with --config", path));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return {path, std::move(text)};
}

std::vector<std::pair<std::string, std::string>> environment() {
  std::vector<std::pair<std::string, std::string>> variables;
  for (char** each = environ; each != nullptr && *each != nullptr; ++each) {
    const std::string_view text(*each);
    const auto equals = text.find('=');
    if (equals != std::string_view::npos) variables.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

}  // namespace

std::vector<Flag> setting_flags() {
  std::vector<Flag> flags;
  for (const auto& setting : app::settings()) flags.push_back({setting.flag, setting.placeholder, setting.help_with_default});
  flags.push_back({kConfig, "FILE", "read settings from here; else from $INSIGHT_CONFIG, else from no file"});
  flags.push_back({kQuiet, "", "log warnings and errors only: --log-level warn"});
  return flags;
}

app::Configuration configuration_of(const Arguments& arguments) {
  app::ConfigSources sources;
  for (const auto& setting : app::settings())
    if (arguments.has(setting.flag)) sources.flags.emplace(setting.flag, arguments.values(setting.flag));
  if (arguments.has(kQuiet)) sources.flags.emplace("--log-level", std::vector<std::string>{"warn"});
  sources.environment = environment();
  if (const auto path = config_path(arguments)) sources.file = read_config(*path);
  return app::configure(sources);
}

}  // namespace insight::cli
