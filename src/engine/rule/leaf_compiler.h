// LeafCompiler: makes the leaves (patterns and regular expressions) that the formulas of rules stand on, equal ones once. Used by
// RuleSet while a set is compiled, for one rule after the other.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/match/leaf.h"
#include "engine/rule/reader.h"
#include "engine/rule/rule.h"

namespace insight::engine {

class LeafCompiler {
 public:
  explicit LeafCompiler(std::vector<match::Leaf>& leaves) : leaves_(leaves) {}

  // For each of the rule's language families. One whose patterns don't parse is taken from the rule and named in `diagnostics`.
  // False: none is left, and the rule is of no use.
  bool compile(Rule& rule, std::vector<Diagnostic>& diagnostics);

 private:
  struct Complaint {
    int line = 0;
    std::string text;
    std::string message;
  };

  // What a pattern is for, and what it is written in: a rule for YAML and JSON has patterns in the one that it names first.
  struct Target {
    Family family;
    Family written;
  };
  static Target target_of(Family family, const std::vector<Family>& families);

  // Nothing when every leaf of the formula is compiled for the family.
  // `conditions`: those that hold for whatever the formula binds, of all formulas that it is a part of.
  using Conditions = std::vector<const Condition*>;
  std::optional<Complaint> compile(Formula& formula, Target target, const RuleOptions& options, const Conditions& conditions = {});
  void compile_types(Formula& types, Target target, const RuleOptions& options);
  std::optional<Complaint> compile_once(Formula& formula, Target target, const RuleOptions& options);
  std::optional<Complaint> leaf(Formula& formula, Target target, const RuleOptions& options, const Conditions& conditions);

  std::vector<match::Leaf>& leaves_;
  std::map<std::tuple<int, std::string, std::string, RuleOptions>, std::uint32_t> known_;  // by text and what its name must match
  std::set<std::pair<const Formula*, Family>> shared_;  // those of items that rules may share, compiled without complaint
};

}  // namespace insight::engine
