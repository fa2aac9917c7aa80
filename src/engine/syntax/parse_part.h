// parse_part: parses what stands in some parts of a text in another language, such as the shell's in a Dockerfile. Used by
// lowerings, within lower() only: the tree lives as long as that call's memory.
#pragma once

#include <tree_sitter/api.h>

#include <span>
#include <string_view>

#include "engine/syntax/builder.h"
#include "engine/syntax/language.h"

namespace insight::engine::syntax {

enum class Errors : std::uint8_t { Ignored, CountedInPatterns };  // a file in which a part isn't understood is still one

// Null when it would take too long. The ranges of its nodes are the whole text's. `closing` is read as if it stood behind the last
// part: what the grammar wants there, or it looks for a way out of an error.
const TSTree* parse_part(Language language, Builder& out, std::span<const Range> parts, Errors errors,
                         std::string_view closing = {});

}  // namespace insight::engine::syntax
