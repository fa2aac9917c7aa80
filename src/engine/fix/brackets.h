// Brackets: which of the pieces that a fix puts together need some, so that what was one operand stays one. Pure.
#pragma once

#include <string_view>

#include "engine/match/environment.h"

namespace insight::engine::fix {

// Does an operator, a member or an index get what stands between these two?
bool is_operand(std::string_view before, std::string_view after);

// `a + b`, `not a`, `x => y`, without brackets around the whole.
bool is_operation(const match::Value& value);

// The same of code that has no tree: an operator between blanks, outside of brackets and texts.
bool is_operation(std::string_view code);

// Whether a range is a statement of the code that something was bound in, and not a part of one.
bool is_statement(const match::Environment& bound, match::Span range);

}  // namespace insight::engine::fix
