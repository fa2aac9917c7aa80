// What ocaml.cpp takes from ocaml_definitions.cpp: the rows for definitions, and what stands where statements may.
#pragma once

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::ocaml {

void add_definitions(Table& table);

NodeId block(Lowering& to, const Piece& piece, Role role);

}  // namespace insight::engine::syntax::ocaml
