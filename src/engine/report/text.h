// The report for people: findings by file with their code, then what was not looked at, then one line of numbers.
// Called by the command line only.
#pragma once

#include <cstdint>

#include "engine/analyze.h"
#include "engine/report/output.h"

namespace insight::engine::report {

enum class Colour : std::uint8_t { NEVER, ALWAYS };

struct TextStyle {
  Colour colour = Colour::NEVER;
};

void write_text(const Report& report, const TextStyle& style, Output& out);

}  // namespace insight::engine::report
