// Placeholders: identifiers that stand in a pattern's text for what the language itself can't parse, written by the pattern
// compiler (rule/pattern_text.cpp) and read back by the Builder. Valid identifiers in every language; never looked for in files.
//   $X → __ic_mv_X     ... → __ic_ellipsis     $...X → __ic_seq_X     <... e ...> → __ic_deep(e)     ($X : T) → __ic_typed($X, T)
//   where the language has no such syntax
#pragma once

#include <algorithm>
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

// The X of a text that is `"$X"`, quotes and all; empty for any other.
constexpr std::string_view quoted_metavariable(std::string_view written) {
  const bool quoted =
      written.size() > 3 && (written.front() == '"' || written.front() == '\'') && written.back() == written.front();
  if (!quoted || written[1] != '$') return {};
  const std::string_view name = written.substr(2, written.size() - 3);
  const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
  return std::ranges::all_of(name, fits) && (name[0] < '0' || name[0] > '9') ? name : std::string_view();
}

}  // namespace insight::engine::syntax::placeholder
