// The rows of the table that C and C++ share. Used by c.cpp and cpp.cpp.
#pragma once

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::c_family {

void add_rows(Table& table);

// The declarator within pointers, arrays and brackets: what is declared. `T *x[3]` declares x.
Piece declared(Lowering& to, Piece declarator);
// The type with what the declarator adds to it.
void type(Lowering& to, const Piece& type, const Piece& declarator, Role role);
void modifiers(Lowering& to, const Piece& piece);
void parameters(Lowering& to, const Piece& declarator);

}  // namespace insight::engine::syntax::c_family
