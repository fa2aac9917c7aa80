// give_table_constants: what Python's `TABLE["k"]` and `TABLE.get("k")` stand for, where TABLE is a dict written in the file that
// nothing changes. Used by Names alone.
#pragma once

#include "engine/syntax/names.h"

namespace insight::engine::syntax {

void give_table_constants(const Tree& tree, Names& names);

}  // namespace insight::engine::syntax
