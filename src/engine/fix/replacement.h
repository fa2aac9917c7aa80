// Replacement: what a rule's `fix` or `fix-regex` makes of the code it has matched. Used by the scanner for each match. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/match/environment.h"
#include "engine/rule/rule.h"

namespace insight::engine::fix {

inline constexpr std::size_t max_replacement = 20'000;

// The text that takes the place of `range`. Nothing where the rule has no fix, or its text would be longer than the limit.
// Lines of a fix after its first get the indentation of the match. A `$...X` that is bound to nothing takes a comma with it.
std::optional<std::string> replacement(const Rule& rule, std::string_view text, match::Span range, const match::Environment& bound);

}  // namespace insight::engine::fix
