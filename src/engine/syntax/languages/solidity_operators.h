// Expressions of Solidity that the grammar reads wrongly: behind an operator it gives `.name`, calls and indexes to all that stands
// before them, so that `!a.b(c)` comes out as `(!a).b(c)` and `x + a[0]` as `(x + a)[0]`. Such a one is taken apart into what is
// written and read again by the language's precedences. Used by solidity.cpp alone.
#pragma once

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::solidity {

bool is_misread(Lowering& to, const Piece& expression);
NodeId reread(Lowering& to, const Piece& expression, Role role);

}  // namespace insight::engine::syntax::solidity
