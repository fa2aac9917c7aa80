// The words without which a leaf or a formula can't match: the identifiers of its positive patterns and the literal parts of its
// regexes. Negations ask for nothing, and an alternative that asks for nothing makes the whole choice ask for nothing. Used by
// RuleSet alone.
#pragma once

#include <vector>

#include "engine/match/leaf.h"
#include "engine/match/prefilter.h"
#include "engine/rule/rule.h"

namespace insight::engine {

match::RequiredWords words_of(const CodePattern& code);
match::RequiredWords words_of(const generic::Pattern& text);
match::RequiredWords words_of_text(const std::vector<std::string>& words, bool any_case);
match::RequiredWords required_words(const Formula& formula, const std::vector<match::Leaf>& leaves, std::size_t family);

}  // namespace insight::engine
