// One regex: a generic pattern as a single regular expression, the engine that `generic_engine: aliengrep` asks for. Layout counts
// for nothing, brackets close where they should, and an ellipsis may span any number of lines. Pure; used by leaf compilation.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/generic/options.h"

namespace insight::engine::generic {

struct OneRegex {
  std::string text;                 // PCRE2, for Mode::Extended
  std::vector<std::string> groups;  // the metavariable of each group, "" where there is none
  std::vector<std::string> words;   // that must occur
};

// Throws Error(invalid) for brackets or word letters that contradict each other.
OneRegex one_regex(std::string_view pattern, const Options& options);

}  // namespace insight::engine::generic
