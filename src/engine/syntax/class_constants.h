// give_class_constants: `Limits.MOST` and `Outer.Limits.MOST` of the file's own classes and interfaces get their constants. Called
// by Names.
#pragma once

#include <string_view>

#include "engine/syntax/names.h"

namespace insight::engine::syntax {

// In capitals, as constants are written.
bool is_constant_name(std::string_view name);

// Only Java and its kin write constants so; only names in capitals are asked for, and of two classes of one name neither counts.
void give_class_constants(const Tree& tree, Names& names);

}  // namespace insight::engine::syntax
