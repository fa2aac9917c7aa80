// paths: whether a rule's `paths:` let it look at a file. Pure.
#pragma once

#include <string_view>

#include "engine/rule/rule.h"

namespace insight::engine {

// Globs are held against the path and each of its parents, at any depth unless they begin with a slash; exclude wins over include.
bool applies_to(const Rule& rule, std::string_view path);

}  // namespace insight::engine
