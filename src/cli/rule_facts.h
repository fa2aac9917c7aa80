// What SARIF and `rules list` say about a rule, taken from the compiled one.
#pragma once

#include <vector>

#include "engine/report/sarif.h"
#include "engine/rule/rule_set.h"

namespace insight::cli {

inline std::vector<engine::report::RuleFacts> facts_of(const engine::RuleSet& set) {
  std::vector<engine::report::RuleFacts> facts;
  for (const auto& rule : set.rules()) {
    if (rule.part_of) continue;  // the join speaks for it
    facts.push_back({rule.id, rule.detector, rule.severity, rule.message, rule.why, rule.fix_advice, rule.category, rule.confidence,
                     rule.cwe, rule.owasp, rule.references});
  }
  return facts;
}

}  // namespace insight::cli
