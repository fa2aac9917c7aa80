// LanguageWords: what a rule may have meant by a word for a language that nothing here knows. Used by reader.cpp alone. Pure.
#pragma once

#include <optional>
#include <string_view>

namespace insight::engine {

// A word for a language that is parsed, if `word` (in lower case) is but a slip of the pen away from it and names none of
// Semgrep's.
std::optional<std::string_view> meant_language(std::string_view word);

}  // namespace insight::engine
