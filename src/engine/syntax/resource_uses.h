// give_resource_constants: what the expressions of a file get that read a value from the project's configuration files, or from a
// text that the file itself gives to its ConfigParser, `c.read_string("[s]\nk = v")`. Used by Names alone.
#pragma once

#include <string_view>

#include "engine/syntax/names.h"
#include "engine/syntax/resources.h"

namespace insight::engine::syntax {

// `resources` may be missing; `path`: of the file. A key that it sets itself has no value.
void give_resource_constants(const Tree& tree, Names& names, const Resources* resources, std::string_view path);

}  // namespace insight::engine::syntax
