// Covered findings: a rule of ours that only sees a built text or a dangerous call, where another has followed a value from its
// source to the same place, tells the same flaw a second time and worse. Called by analyze when all flows are known. Findings of a
// user's own rules always stay.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/finding.h"
#include "engine/rule/rule_set.h"

namespace insight::engine {

class Covered {
 public:
  explicit Covered(const RuleSet& rules);

  // Is it one that a flow might cover?
  bool may_be(const Finding& finding) const;

  // Takes those away that a flow among `findings`, all of one file, covers: of the same CWE, at the same place, at least as severe.
  void drop(std::vector<Finding>& findings) const;

 private:
  std::set<std::string, std::less<>> flaws_;  // that flows of our rules may tell, by CWE
};

}  // namespace insight::engine
