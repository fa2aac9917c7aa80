// Encoding: the bytes of a source file as UTF-8, which is all that the engine reads. Called for each file once, from any thread.
// Pure.
#pragma once

#include <optional>
#include <string>

namespace insight::engine::files {

// Without a byte order mark. UTF-16 is known by its mark; what else is not UTF-8 counts as Latin-1, of which each byte is a letter,
// so that lines and columns are right in any encoding of single bytes. Nothing for what is no text: zeros, other control characters
// that no editor writes, half a letter of UTF-16.
std::optional<std::string> as_utf8(std::string content);

}  // namespace insight::engine::files
