// What php.cpp takes from php_definitions.cpp: the rows for definitions, and the class that `new class {…}` makes.
#pragma once

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::php {

void add_definitions(Table& table);

NodeId class_like(Lowering& to, const Piece& piece, Role role);

}  // namespace insight::engine::syntax::php
