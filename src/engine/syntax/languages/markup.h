// What HTML and XML have in common: text between the tags and the values of attributes, and what a pattern may write in their
// place. Used by html.cpp and xml.cpp.
#pragma once

#include <string>
#include <string_view>

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::markup {

// `...`, `$X` or `$...X` as the placeholder that a name must be to mean it; nothing for any other text.
std::string placeholder_of(std::string_view written);

// What stands in the range, without blanks at its ends.
std::string_view trimmed(Lowering& to, Range at);
// A name, or in a pattern what is written in its place.
NodeId name(Lowering& to, const Piece& piece, Role role);
// Text between tags, blanks at its ends left out; nothing where nothing else is there.
NodeId text(Lowering& to, const Piece& piece, Role role);
// What stands in an attribute's quotes, or without any.
NodeId value(Lowering& to, const Piece& piece, Role role);

}  // namespace insight::engine::syntax::markup
