// The configuration file's text, taken apart: `key = value` lines. What the keys mean is settings.h's business. Pure; strict: a
// line that is neither a comment nor an assignment is an error, never skipped.
//
//   # a comment, on a line of its own or after a blank
//   address = 0.0.0.0
//   secret  = "kept as it stands, # and blanks included"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace insight::app {

struct ConfigLine {
  int number = 0;  // from 1
  std::string key;
  std::string value;  // trimmed, without quotes and comment; may be empty
  bool operator==(const ConfigLine&) const = default;
};

struct ConfigComplaint {
  int number = 0;
  std::string text;
  bool operator==(const ConfigComplaint&) const = default;
};

struct ConfigText {
  std::vector<ConfigLine> lines;
  std::vector<ConfigComplaint> complaints;  // every bad line; it never quotes a value, which may be a secret
};

inline constexpr std::size_t kMaxConfigBytes = 1 << 20;

ConfigText parse_config(std::string_view text);

}  // namespace insight::app
