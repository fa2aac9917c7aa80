// A source as a grammar can read it, where it can't read what the language allows: another text of the same length, so that every
// node stands where it stood. Tried by lower.cpp when a file has syntax errors and kept where it has fewer; whoever lowers the tree
// sees the text as it was.
#pragma once

#include <string>
#include <string_view>

namespace insight::engine::syntax {

// Kotlin's grammar wants a line end behind the last property of a class: `class A { val a = 1 }`.
std::string mended_kotlin(std::string_view source);

// Scala's takes the parameters behind `class A @Inject()` for arguments of the annotation, and knows no `{ x: T => … }`.
std::string mended_scala(std::string_view source);

}  // namespace insight::engine::syntax
