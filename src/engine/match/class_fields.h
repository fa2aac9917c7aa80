// Where a class declares the field that its own code names. Used where the type of a metavariable is asked for.
#pragma once

#include "engine/syntax/tree.h"

namespace insight::engine::match {

// What declares the f of `this.f`, or of `C.f` within C: a VarDef, or a parameter of a constructor that is a field too
// (TypeScript's `constructor(private f: T)`, Kotlin's `class C(val f: T)`, the parts of a record). no_node for anything else.
syntax::NodeId field_of_class(const syntax::Tree& tree, syntax::NodeId member);

}  // namespace insight::engine::match
