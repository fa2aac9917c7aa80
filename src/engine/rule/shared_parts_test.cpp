#include "engine/rule/shared_parts.h"

#include <gtest/gtest.h>

#include "engine/rule/reader.h"
#include "engine/rule/rule_text.h"

namespace insight::engine {
namespace {

RuleSource source(const std::string& name, const std::string& rules, std::shared_ptr<const std::string> shared) {
  return {.path = "pack/" + name, .text = "rules:\n" + rules, .detector = "rules", .shared = std::move(shared)};
}

std::string taint_rule(const std::string& id, const std::string& more = "") {
  return "  - id: " + id +
         "\n    languages: [python]\n    severity: LOW\n    message: m\n    mode: taint\n"
         "    pattern-sources:\n      - shared: input\n      - pattern: own()\n    pattern-sinks: [{pattern: sink(...)}]\n" +
         more;
}

std::shared_ptr<const std::string> lists(const std::string& text) {
  return std::make_shared<const std::string>("shared:\n" + text);
}

struct Read {
  std::vector<Rule> rules;
  std::vector<std::string> complaints;
};

Read read(const std::vector<RuleSource>& sources) {
  SharedParts shared;
  std::vector<Diagnostic> diagnostics;
  Read result;
  for (const RuleSource& one : sources) {
    for (Rule& rule : read_rules(one, shared, diagnostics)) result.rules.push_back(std::move(rule));
  }
  for (const Diagnostic& diagnostic : diagnostics) result.complaints.push_back(describe(diagnostic));
  return result;
}

TEST(SharedParts, StandWhereTheRuleNamesThemAndAreOneForAllRules) {
  const auto shared = lists("  input:\n    - pattern: read()\n    - pattern: get(...)\n");
  const Read result = read({source("a.yaml", taint_rule("a"), shared), source("b.yaml", taint_rule("b"), shared)});
  EXPECT_EQ(result.complaints, std::vector<std::string>());
  ASSERT_EQ(result.rules.size(), 2u);
  const TaintItems& of_a = result.rules[0].taint->sources;
  const TaintItems& of_b = result.rules[1].taint->sources;
  ASSERT_EQ(of_a.size(), 3u);
  ASSERT_EQ(of_b.size(), 3u);
  EXPECT_EQ(of_a[1]->formula.text, "get(...)");
  EXPECT_EQ(of_a[2]->formula.text, "own()");
  EXPECT_EQ(of_a[1], of_b[1]);
  EXPECT_NE(of_a[2], of_b[2]);
}

TEST(SharedParts, AreReadAnewForRulesWithOtherOptions) {
  const auto shared = lists("  input:\n    - pattern: read()\n");
  const Read result = read({source("a.yaml", taint_rule("a"), shared),
                            source("b.yaml", taint_rule("b", "    options: {constant_propagation: false}\n"), shared)});
  ASSERT_EQ(result.rules.size(), 2u);
  EXPECT_NE(result.rules[0].taint->sources[0], result.rules[1].taint->sources[0]);
}

TEST(SharedParts, StandAmongPatternsToo) {
  const std::string rule =
      "  - id: a\n    languages: [python]\n    severity: LOW\n    message: m\n    patterns:\n      - pattern: f($X)\n"
      "      - shared: not-here\n";
  const Read result = read({source(
      "a.yaml", rule, lists("  not-here:\n    - pattern-not: f(1)\n    - metavariable-regex: {metavariable: $X, regex: a}\n"))});
  EXPECT_EQ(result.complaints, std::vector<std::string>());
  ASSERT_EQ(result.rules.size(), 1u);
  EXPECT_EQ(result.rules[0].formula.children.size(), 2u);
  EXPECT_EQ(result.rules[0].formula.conditions.size(), 1u);
}

// What is said when the rule `a`, which names the list `input`, is read beside these lists.
std::vector<std::string> said(const std::string& text) {
  return read({source("a.yaml", taint_rule("a"), lists(text))}).complaints;
}

TEST(SharedParts, WhatIsWrongIsNamedWhereItStands) {
  using Said = std::vector<std::string>;
  const std::string at = "pack/a.yaml:8:17: rule `a`: ";
  EXPECT_EQ(read({source("a.yaml", taint_rule("a"), nullptr)}).complaints,
            (Said{at + "`input` stands for a list in a file `shared.yaml` that is not there (put `shared.yaml` beside the rule "
                       "file, with `shared:` and under it `input:`)"}));
  EXPECT_EQ(said("  inputs: []\n"), (Said{at + "`pack/shared.yaml` has no list `input` (did you mean `inputs`?)"}));
  EXPECT_EQ(said("  other: []\n"),
            (Said{at + "`pack/shared.yaml` has no list `input` (lists stand by their names under `shared:`)"}));
  EXPECT_EQ(said("  input: []\n  input: []\n"),
            (Said{at + "`pack/shared.yaml` gives `input` twice, the second time in line 3 (keep one of them)"}));
  EXPECT_EQ(said("  input: [\n").size(), 1u);
  EXPECT_EQ(said("  input:\n    - pattrn: f()\n"),
            (Said{"pack/shared.yaml:3:7: rule `a`: operator `pattrn` is unknown (did you mean `pattern`?)"}));
  EXPECT_EQ(said("  input:\n    - shared: input\n"), (Said{"pack/shared.yaml:3:15: rule `a`: a shared list can't hold another "
                                                           "one (an anchor (`&name`) and `*name` can)"}));
}

TEST(SharedParts, TheirFileIsNoRuleFile) {
  const RuleSource file{.path = "pack/shared.yaml", .text = "shared:\n  input: []\n", .detector = "rules"};
  EXPECT_EQ(read({file}).complaints,
            (std::vector<std::string>{"pack/shared.yaml:1:1: the file holds what rules share, and no rules (name the rule files "
                                      "beside it, or their folder)"}));
}

// Many times many would be more than a small file may ask for.
TEST(SharedParts, AListStaysBounded) {
  std::string many = "  input:\n";
  for (int i = 0; i < 1'000; ++i) many += "    - pattern: f()\n";
  std::string rule = taint_rule("a");
  std::string again;
  for (int i = 0; i < 1'000; ++i) again += "      - shared: input\n";
  rule.insert(rule.find("      - pattern: own()"), again);
  const Read result = read({source("a.yaml", rule, lists(many))});
  EXPECT_TRUE(result.rules.empty());
  ASSERT_EQ(result.complaints.size(), 1u);
  EXPECT_NE(result.complaints[0].find("more than 20000 items"), std::string::npos) << result.complaints[0];
}

TEST(SharedParts, AreShownWithTheRule) {
  const auto shared = lists("  other:\n    - pattern: g()\n  # What comes in.\n  input:\n    - pattern: read()\n\n  last: []\n");
  const std::string text = text_of_rule(source("a.yaml", taint_rule("a"), shared), "a");
  EXPECT_TRUE(text.ends_with("\n\npack/shared.yaml\nshared:\n  input:\n    - pattern: read()")) << text;
}

}  // namespace
}  // namespace insight::engine
