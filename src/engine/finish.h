// finish: what every finding gets whoever made it: its code line, the comment that suppresses it, its fingerprint. Called by
// analyze for the findings of one file at a time.
#pragma once

#include <string_view>
#include <vector>

#include "engine/files/text.h"
#include "engine/finding.h"
#include "engine/syntax/tree.h"

namespace insight::engine {

// Source code as it is shown and stored: its first line, without control characters, at most `most` bytes, cut between code points.
std::string shown_code(std::string_view code, std::size_t most);

// Puts `findings`, all of one file, in the order of their places. `tree` may be missing.
void finish(std::vector<Finding>& findings, std::string_view text, const files::LineIndex& lines, const syntax::Tree* tree,
            bool honour_suppressions);

}  // namespace insight::engine
