// What the parts of Go's lowering share: go_definitions.cpp adds its rows to the table that go.cpp makes.
#pragma once

#include <vector>

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::go {

// One alone is itself, several are a Tuple.
NodeId one_or_tuple(Lowering& to, const std::vector<Piece>& parts, Range at, Role role);

void add_definitions(Table& table);

}  // namespace insight::engine::syntax::go
