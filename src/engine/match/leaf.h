// Leaf: one pattern or regex of some rule, compiled; and one place where it matched. Leaves belong to the RuleSet and never change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/match/environment.h"
#include "engine/match/regex.h"
#include "engine/rule/pattern.h"
#include "engine/rule/rule.h"

namespace insight::engine::match {

struct Leaf {
  std::optional<CodePattern> code;
  std::optional<Regex> regex;
  std::vector<std::string> groups;  // the metavariable of each regex group: "$NAME" or "$1"
  RuleOptions options;
};

struct Found {
  Span span;
  Environment environment;
};

}  // namespace insight::engine::match
