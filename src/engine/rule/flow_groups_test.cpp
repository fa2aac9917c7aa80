#include "engine/rule/flow_groups.h"

#include <gtest/gtest.h>

#include "engine/rule/rule_set.h"

namespace insight::engine {
namespace {

std::string rule(const std::string& id, const std::string& sink, const std::string& more = "") {
  return "  - id: " + id +
         "\n    languages: [python]\n    severity: LOW\n    message: m\n    mode: taint\n"
         "    pattern-sources: [{shared: request}]\n    pattern-sanitizers: [{shared: numbers}]\n    pattern-sinks: [" +
         sink + "]\n" + more;
}

RuleSet compiled(const std::string& rules) {
  const std::string lists = "shared:\n  request:\n    - pattern: req()\n  numbers:\n    - pattern: int(...)\n";
  std::vector<Diagnostic> diagnostics;
  return RuleSet::compile(
      {{.path = "r.yaml", .text = "rules:\n" + rules, .detector = "rules", .shared = std::make_shared<const std::string>(lists)}},
      diagnostics);
}

TEST(FlowGroups, HoldRulesThatDifferInTheirSinksAlone) {
  const RuleSet set = compiled(rule("a", "{pattern: f(...)}") + rule("b", "{pattern: g(...)}, {pattern: h(...)}"));
  const FlowGroups& all = set.flow_groups();
  ASSERT_EQ(all.groups.size(), 1u);
  EXPECT_EQ(all.groups[0].rules, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(all.groups[0].together.taint->sinks.size(), 3u);
  EXPECT_EQ(set.rules()[0].taint->sinks.size(), 1u) << "the rule itself stays as it is";
}

TEST(FlowGroups, PartWhatTellsTheWaysOfValuesApart) {
  const RuleSet set =
      compiled(rule("a", "{pattern: f(...)}") + rule("b", "{pattern: f(...)}", "    options: {taint_assume_safe_numbers: true}\n") +
               rule("c", "{pattern: f(...)}", "    pattern-propagators: [{pattern: $A.add($B), from: $B, to: $A}]\n") +
               rule("d", "{pattern: f($X), requires: [{$X: __SOURCE__}]}"));
  EXPECT_EQ(set.flow_groups().groups.size(), 4u);
}

TEST(FlowGroups, HaveAScoutWhereTheyBeginAlike) {
  const RuleSet set =
      compiled(rule("a", "{pattern: f(...)}") + rule("b", "{pattern: g(...)}") +
               rule("c", "{pattern: h(...)}", "    pattern-propagators: [{pattern: $A.add($B), from: $B, to: $A}]\n"));
  const FlowGroups& all = set.flow_groups();
  ASSERT_EQ(all.groups.size(), 2u);
  ASSERT_EQ(all.scouts.size(), 1u);
  EXPECT_EQ(all.scout_of(0), &all.scouts[0]);
  EXPECT_EQ(all.scout_of(2), &all.scouts[0]);
  const FlowGroup& scout = all.scouts[0];
  EXPECT_EQ(scout.rules, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(scout.together.taint->sinks.size(), 3u);
  EXPECT_EQ(scout.together.taint->propagators.size(), 1u);
  EXPECT_TRUE(scout.together.taint->sanitizers.empty());
  EXPECT_EQ(all.groups[0].together.taint->sanitizers.size(), 1u) << "the groups themselves stay as they are";
}

TEST(FlowGroups, HaveAScoutThatTakesAnyLabelForTheOneThatIsAsked) {
  const RuleSet set = compiled(rule("a", "{pattern: f(...)}") + rule("b", "{pattern: f(...), requires: not A}") +
                               rule("c", "{pattern: f($X), requires: [{$X: __SOURCE__}]}"));
  const FlowGroups& all = set.flow_groups();
  ASSERT_EQ(all.scouts.size(), 1u);
  EXPECT_EQ(all.scout_of(2), &all.scouts[0]);
  EXPECT_TRUE(all.scouts[0].together.taint->any_label);
  EXPECT_FALSE(all.group_of(2).together.taint->any_label);
}

TEST(FlowGroups, LeaveOutSearchRules) {
  const RuleSet set =
      compiled("  - {id: s, languages: [python], severity: LOW, message: m, pattern: f()}\n" + rule("a", "{pattern: f(...)}"));
  EXPECT_EQ(set.flow_groups().of_rule, (std::vector<std::size_t>{SIZE_MAX, 0}));
}

}  // namespace
}  // namespace insight::engine
