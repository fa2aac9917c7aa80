// The unified diff of one fixed file, as `patch` and `git apply` read it. Pure.
#pragma once

#include <string>

#include "engine/fix/edits.h"

namespace insight::engine::fix {

std::string unified_diff(const FixedFile& file);

}  // namespace insight::engine::fix
