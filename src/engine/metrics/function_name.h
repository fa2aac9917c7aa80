// function_name: what people would call a function of a tree: its own name with its class, or for one without a name what it is
// assigned, keyed or passed to. Used by metrics and detectors for their messages; pure.
#pragma once

#include <string>

#include "engine/syntax/tree.h"

namespace insight::engine::metrics {

// "parse", "Parser.parse", "handlers.get", "callback of `app.get`", "anonymous function".
std::string function_name(const syntax::Tree& tree, syntax::NodeId function);

}  // namespace insight::engine::metrics
