// Requires: a Boolean expression over labels of taint, `A and not (B or C)`, as rules write it behind `requires`. Plain value.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::engine {

struct Requires {
  enum class Kind : std::uint8_t { Always, Label, And, Or, Not };
  Kind kind = Kind::Always;
  std::string label;            // Label
  std::vector<Requires> parts;  // And, Or: two; Not: one

  bool holds(const std::function<bool(std::string_view label)>& has) const;
};

// Nothing when the text is no such expression.
std::optional<Requires> parse_requires(std::string_view text);

}  // namespace insight::engine
