// The rows of the table that C and C++ share. Used by c.cpp and cpp.cpp.
#pragma once

#include <vector>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::c_family {

class CLowering : public Lowering {
 public:
  using Lowering::Lowering;
  std::vector<Piece> templates;  // C++: the parameters before the definition that they belong to
};

// Opens what a template may make, with the template's parameters as the first thing in it.
NodeId open_definition(Lowering& to, Kind kind, const Piece& piece, Role role);

void add_rows(Table& table);
void add_declarations(Table& table);  // among them

// The declarator within pointers, arrays and brackets: what is declared. `T *x[3]` declares x.
Piece declared(Lowering& to, Piece declarator);
// The type with what the declarator adds to it.
void type(Lowering& to, const Piece& type, const Piece& declarator, Role role);
void modifiers(Lowering& to, const Piece& piece);
void parameters(Lowering& to, const Piece& declarator);

template <const TSLanguage* (*grammar)(), void (*... add_rows)(Table&)>
void lower(Cst root, Builder& builder) {
  CLowering(table_of<grammar, add_rows...>(), builder).file(root.raw());
}

}  // namespace insight::engine::syntax::c_family
