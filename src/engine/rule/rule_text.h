// A rule as people read it: for `insight rules show`.
#pragma once

#include <string>
#include <string_view>

#include "engine/rule/reader.h"

namespace insight::engine {

// The rule's own lines, and below them those of the shared lists that it names. Empty when the source has no such rule.
std::string text_of_rule(const RuleSource& source, std::string_view id);

}  // namespace insight::engine
