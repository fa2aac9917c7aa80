// RuleShape: the first look at a rule, before anything of it is read: which keys it has, and what kind of value stands under each.
// A slip of the pen there would change what the rule says without a word. Used by reader.cpp alone.
#pragma once

#include <span>

#include "engine/rule/rule_context.h"
#include "engine/rule/yaml.h"

namespace insight::engine {

// `repeated`: keys of the whole file that stand twice in their mapping. Complains and says no when the rule can't be meant so.
bool has_shape_of_rule(const yaml::Node& rule, std::span<const yaml::Node> repeated, RuleContext& context);

}  // namespace insight::engine
