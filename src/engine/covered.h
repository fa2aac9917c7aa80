// Covered findings: a rule of ours that only sees a built text or a dangerous call, where another has followed a value from its
// source to the same place, tells the same flaw a second time and worse. Called by analyze when all flows are known. Findings of a
// user's own rules always stay.
#pragma once

#include <span>
#include <vector>

#include "engine/finding.h"
#include "engine/match/scan.h"
#include "engine/rule/rule_set.h"

namespace insight::engine {

class Covered {
 public:
  explicit Covered(const RuleSet& rules) : rules_(rules) {}

  // Might a flow cover it, in a file with these ends of flows? Only one that ends there, of the same CWE.
  bool may_be(const Finding& finding, std::span<const match::FlowEnds> ends) const;

  // Takes those away that a flow among `findings`, all of one file, covers: of the same CWE, at the same place, at least as severe.
  void drop(std::vector<Finding>& findings, std::span<const match::FlowEnds> ends) const;

 private:
  const RuleSet& rules_;
};

}  // namespace insight::engine
