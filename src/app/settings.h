// Settings: everything an operator can say to `insight serve`, as one table. A row gives a key of the configuration file; the
// environment's name (INSIGHT_PORT) and the flag (--port) follow from it, and so do the help, the documented example file and the
// table in docs/operations.md. Flags win over the environment, that over the file, that over the default, which is the option's
// own.
//
// Strict: an unknown key, flag or INSIGHT_ variable is an error, and every bad value is told at once, with where it came from.
// Pure but for the files that secrets are read from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/server.h"

namespace insight::app {

struct Kind;

// A row as others see it.
struct Setting {
  std::string name;         // "open_registration", in the file
  std::string environment;  // "INSIGHT_OPEN_REGISTRATION"
  std::string flag;         // "--open-registration"; of a secret "--…-file", which names a file that holds it
  std::string placeholder;  // "N"; empty: a switch
  std::string fallback;     // the default as the file would say it
  std::string help;
  std::string help_with_default;
  std::string section;
  bool many = false;
  bool secret = false;
};

const std::vector<Setting>& settings();

struct ConfigFile {
  std::string path;  // as it is shown
  std::string text;
};

struct ConfigSources {
  std::map<std::string, std::vector<std::string>> flags;         // "--port" → what was given; a switch: {""}
  std::vector<std::pair<std::string, std::string>> environment;  // whole; only what begins with INSIGHT_ is looked at
  std::optional<ConfigFile> file;
};

struct SettingValue {
  std::string name;
  std::string text;    // as the file would say it; a secret is masked
  std::string origin;  // "default", "insight.conf:3", "INSIGHT_PORT", "--port"
};

struct Configuration {
  ServerOptions options;
  std::vector<SettingValue> values;  // in the table's order
};

// Throws Error(invalid) with every complaint in its fields, `pointer` being where the value stands.
Configuration configure(const ConfigSources& sources);

// A configuration file in which everything is said, explained and commented out. It stands as docs/insight.conf.example.
std::string example_config();
// The table of docs/operations.md.
std::string settings_table();

}  // namespace insight::app
