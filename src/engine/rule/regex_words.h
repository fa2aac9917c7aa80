// The words without which a regular expression can't match; in any case of letters where it says so. What it does not understand
// asks for nothing, so it may ask for too little, never for too much. Used by required_words.cpp alone.
#pragma once

#include <string_view>

#include "engine/match/prefilter.h"

namespace insight::engine {

match::RequiredWords words_of_regex(std::string_view regex);

// Of several demands the one that is hardest to meet: few alternatives, and long ones.
const match::Alternatives& hardest(const match::RequiredWords& required);

}  // namespace insight::engine
