// The rows of the table of settings: a key, the option it sets, and what it means. To make an option configurable, add a row.
#pragma once

#include <string_view>
#include <vector>

#include "app/setting_kind.h"

namespace insight::app {

struct SettingRow {
  std::string_view name;  // small letters, digits, `_`
  Kind kind;
  std::string_view help;
};

struct SettingSection {
  std::string_view title;
  std::vector<SettingRow> rows;
};

std::vector<SettingSection> setting_rows();

// What a server has that nobody asked for otherwise.
ServerOptions default_options();

// Options that don't go together, such as a feature that is on without its secret. One sentence each, for what `pointer` names.
std::vector<FieldError> contradictions(const ServerOptions& options);

}  // namespace insight::app
