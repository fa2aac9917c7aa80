// Bash, for the languages that hold some: a Dockerfile's RUN. Used by dockerfile.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/syntax/builder.h"

namespace insight::engine::syntax {

// Lowers what stands in these parts of the source, one script, as items of the node that is open.
void lower_bash(Builder& out, std::span<const Range> parts);

// A pattern's text, with placeholders for `...` and `$X`.
std::string bash_pattern_text(std::string_view pattern);

}  // namespace insight::engine::syntax
