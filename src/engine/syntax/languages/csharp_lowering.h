// What the parts of C#'s lowering share: csharp_definitions.cpp, csharp_expressions.cpp and csharp_statements.cpp add their rows to
// the table that csharp.cpp makes.
#pragma once

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::csharp {

class CSharpLowering : public Lowering {
 public:
  using Lowering::Lowering;
  Piece types;  // of a call whose arguments follow
};

void add_definitions(Table& table);
void add_expressions(Table& table);
void add_statements(Table& table);

}  // namespace insight::engine::syntax::csharp
