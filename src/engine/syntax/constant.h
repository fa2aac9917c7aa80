// Constant: a value that is known before the program runs, and what languages make of such values. Called by Names and by those
// that read constants out of a tree. It knows no tree: what a constant came from is the caller's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/syntax/language.h"

namespace insight::engine::syntax {

// The value of an expression that is always the same: a literal, a concatenation of such, or a variable assigned once to one.
// A string constant that is known to be constant but not by value (an unknown number of pieces) doesn't exist here: such a thing is
// not constant.
using Constant = std::variant<std::string, std::int64_t, double, bool>;

constexpr std::size_t most_of_text = 64 * 1024;  // bytes; a longer one is no constant

// What a literal of digits stands for, `0x1f`, `1_000`, `10L`, `017`; nothing where it is none.
std::optional<Constant> number(std::string_view text, Language language);

// What an operator makes of two constants, where the languages that have it agree.
std::optional<Constant> combined(std::string_view op, const Constant& left, const Constant& right, Language language);

// As a formatted string shows it, as far as rules count on it: a fraction's digits are the language's own business.
std::optional<std::string> shown(const Constant& value, Language language);

}  // namespace insight::engine::syntax
