// OptionsReader: `options:` of a rule, and whether the rule speaks of this version of the language. Used by reader.cpp alone. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rule/rule.h"
#include "engine/rule/yaml.h"

namespace insight::engine {

// The version of Semgrep whose answers the language here is held against (tests/conformance): what `min-version` and `max-version`
// are compared with.
inline constexpr std::string_view language_version = "1.182.0";

// One that is passed over.
struct WrongOption {
  yaml::Node at;
  std::string message;
  std::string suggestion;
};

// Options of taint rules are read by taint_reader.cpp, and held against the same list here.
std::vector<WrongOption> read_options(const yaml::Node& node, RuleOptions& options);

// Is a <= b, as versions? What is no version is as old as can be.
bool version_at_most(std::string_view a, std::string_view b);

}  // namespace insight::engine
