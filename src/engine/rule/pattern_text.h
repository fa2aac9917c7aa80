// Pattern text: what a rule's author wrote → text that the language's grammar can parse, with placeholders (syntax/placeholder.h)
// for metavariables and ellipses. Knows strings, comments, brackets and markup, nothing more. Used by pattern.cpp alone.
#pragma once

#include <string>
#include <string_view>

#include "engine/rule/rule.h"
#include "engine/syntax/languages/spec.h"

namespace insight::engine {

std::string with_placeholders(std::string_view pattern, Family family, bool braces_are_sets = false);  // JavaScript, Python

// For a language that says by its spec how patterns are written.
std::string with_placeholders(std::string_view pattern, const syntax::LanguageSpec& spec);

}  // namespace insight::engine
