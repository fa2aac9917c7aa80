// complexity: the detector of that name. Tells which functions of a file are hard to follow, by the numbers of
// metrics/complexity.h. Called by analyze for each lowered file, on any thread; pure. It never counts the same code twice: where a
// function inside is reported, the one around it must be too complex without it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/files/text.h"
#include "engine/finding.h"
#include "engine/syntax/tree.h"

namespace insight::engine::detectors {

struct ComplexityLimits {
  std::uint32_t cognitive = 15;   // SonarSource's default
  std::uint32_t cyclomatic = 20;  // ESLint's default
};

// Rules: cognitive-complexity, and cyclomatic-complexity where only that is too high. INFO up to twice
// the limit, LOW up to four times, then MEDIUM.
// In source order; without fingerprint and code line.
std::vector<Finding> complexity(const syntax::Tree& tree, const files::LineIndex& lines, std::string_view file,
                                const ComplexityLimits& limits = {});

}  // namespace insight::engine::detectors
