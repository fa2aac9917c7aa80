// The line of code under a finding, with carets below what it means. Pure; any bytes in, printable text out.
#pragma once

#include <string>

#include "engine/finding.h"

namespace insight::engine::report {

// Two lines, each with a line end: "   12 | code" and "      | ^^^^". Nothing for a finding without code.
// A long line is cut to the part around the carets.
std::string code_frame(const Finding& finding);

}  // namespace insight::engine::report
