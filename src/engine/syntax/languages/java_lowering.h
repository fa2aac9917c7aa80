// What the parts of Java's lowering share: java_definitions.cpp, java_expressions.cpp and java_statements.cpp add their rows to the
// table that java.cpp makes.
#pragma once

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::java {

void add_definitions(Table& table);
void add_expressions(Table& table);
void add_statements(Table& table);

}  // namespace insight::engine::syntax::java
