// What php.cpp takes from php_definitions.cpp, php_statements.cpp and php_texts.cpp: their rows, and the class that `new class {…}`
// makes.
#pragma once

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::php {

void add_definitions(Table& table);
void add_statements(Table& table);
void add_texts(Table& table);

NodeId class_like(Lowering& to, const Piece& piece, Role role);

}  // namespace insight::engine::syntax::php
