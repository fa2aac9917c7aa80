// find_resource_uses: which expressions of a file read a value from the project's configuration files, and what they get. Used by
// Names alone.
#pragma once

#include <string>
#include <unordered_map>

#include "engine/syntax/names.h"
#include "engine/syntax/resources.h"

namespace insight::engine::syntax {

// `path`: of the file. A key that it sets itself has no value.
void find_resource_uses(const Tree& tree, const Names& names, const Resources& resources, std::string_view path,
                        std::unordered_map<NodeId, std::string>& uses);

}  // namespace insight::engine::syntax
