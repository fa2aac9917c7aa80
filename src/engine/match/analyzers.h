// Analyzers of `metavariable-analysis`: does a text look random, as keys and passwords do, and can a regular expression backtrack
// without bound? Pure guesses from the text alone. Used by conditions.cpp.
#pragma once

#include <string_view>

namespace insight::engine::match {

// More than 66 bits in all and 4.9 a character, where a letter costs what it costs in English after the one before it, and
// everything else as much as one of 62.
bool looks_random(std::string_view text);

// A repetition, four times or more, of something that itself repeats, with something behind it that may fail to match.
bool backtracks(std::string_view regex);

}  // namespace insight::engine::match
