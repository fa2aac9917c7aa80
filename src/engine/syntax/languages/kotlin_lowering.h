// What the parts of Kotlin's lowering share: kotlin_definitions.cpp, kotlin_expressions.cpp and kotlin_statements.cpp add their
// rows to the table that kotlin.cpp makes. Its grammar names few fields, so much is told by order and by tokens.
#pragma once

#include <string_view>

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::kotlin {

void add_definitions(Table& table);
void add_expressions(Table& table);
void add_statements(Table& table);

bool is_type(const Piece& piece);

}  // namespace insight::engine::syntax::kotlin
