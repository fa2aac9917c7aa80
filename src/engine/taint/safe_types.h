// Safe types: which expressions are known to be numbers or Booleans, by the type that was declared, by a cast, an operator, or a
// method whose result everybody knows. For the options taint_assume_safe_numbers and taint_assume_safe_booleans. Pure; called by
// Flow.
#pragma once

#include <cstdint>

#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::taint {

enum class SafeType : std::uint8_t { None, Number, Boolean, Constant };  // Constant: one of an enumeration's

// What Java's `String::length`, `Integer::parseInt` gives.
SafeType safe_type_of_reference(const syntax::Tree& tree, syntax::NodeId reference);
SafeType safe_type_named(const syntax::Tree& tree, syntax::NodeId type);
SafeType safe_type(const syntax::Tree& tree, const syntax::Names& names, syntax::NodeId id);

}  // namespace insight::engine::taint
