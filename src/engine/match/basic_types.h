// Types that rules call by several names, and that literals have: `String`, `string` and `str` are one type in every language, as
// are `int` and `Long`. Used where the type of a metavariable is asked for, in patterns and in conditions.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/syntax/constant.h"
#include "engine/syntax/tree.h"

namespace insight::engine::match {

enum class Basic : std::uint8_t { None, Text, Whole, Fraction, Number, Truth };

// None for a type that has one name only.
Basic basic_type(std::string_view name);

// Of a text without holes, a number, a truth value; None for anything else.
Basic type_of_literal(const syntax::Tree& tree, syntax::NodeId literal);

// Of what a variable holds.
Basic type_of_constant(syntax::Language language, const syntax::Constant& constant);

// Does a literal of this type go for `wanted`? `number` is any.
bool goes_for(Basic literal, Basic wanted);

// `Integer`, which is written differently than the `int` that is wanted, and is one.
inline bool is_basic_type(std::string_view written, std::string_view wanted) {
  return goes_for(basic_type(written), basic_type(wanted));
}

}  // namespace insight::engine::match
