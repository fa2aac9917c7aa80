// lower: source text → Tree. Parses with tree-sitter, lowers by the language's own file in languages/, drops the tree-sitter tree.
// Called once per file by the engine and once per pattern candidate by the pattern compiler; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "engine/syntax/builder.h"

namespace insight::engine::syntax {

enum class Refusal : std::uint8_t { None, TooDeep, TooLarge, TooConfusing };  // the last: errors that the parser finds no end of

struct Lowered {
  Tree tree;
  Refusal refusal = Refusal::None;  // anything else: the tree is empty and must not be used
};

// `source` must outlive the tree. Nesting beyond 500 levels of syntax is refused, but the links of a chain
// (calls, members, operators, `a ? b : c ? …`) count as one level. Syntax errors don't refuse a file: the tree
// counts them and holds what could be read; for a pattern the caller treats any as "does not parse".
Lowered lower(Language language, std::string_view source, Purpose purpose = Purpose::File);

}  // namespace insight::engine::syntax
