// Placeholders: identifiers that stand in a pattern's text for what the language itself can't parse, written by the pattern
// compiler (rule/pattern_text.cpp) and read back by the Builder. Valid identifiers in every language; never looked for in files.
//   $X → __ic_mv_X     ... → __ic_ellipsis     $...X → __ic_seq_X     <... e ...> → __ic_deep(e)     ($X : T) → __ic_typed($X, T)
//   where the language has no such syntax
#pragma once

#include <string_view>

namespace insight::engine::syntax::placeholder {

inline constexpr std::string_view metavar = "__ic_mv_";
inline constexpr std::string_view ellipsis = "__ic_ellipsis";
inline constexpr std::string_view sequence = "__ic_seq_";
inline constexpr std::string_view deep = "__ic_deep";
inline constexpr std::string_view typed = "__ic_typed";
inline constexpr std::string_view gap = "__ic_gap";     // a name behind one of these, where the language wants a type and a name
inline constexpr std::string_view word = "__ic_word_";  // a word of the language where it takes a name only: `char`

// What may stand before them: PHP's variables begin with $, Ruby's constants with a capital.
inline constexpr std::string_view variable = "$";
inline constexpr std::string_view constant = "IC";

}  // namespace insight::engine::syntax::placeholder
