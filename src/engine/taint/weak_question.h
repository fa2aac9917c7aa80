// answers_by_looks: does a function answer by nothing but whether there is a text and how long it is? Whatever its name promises, a
// yes says nothing of what the text holds. Called by Flow where a rule takes a call for a check.
#pragma once

#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::taint {

bool answers_by_looks(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId function);

}  // namespace insight::engine::taint
