#include "engine/rule/paths.h"

#include <gtest/gtest.h>

namespace insight::engine {
namespace {

Rule with(std::vector<std::string> include, std::vector<std::string> exclude) {
  Rule rule;
  rule.include_paths = std::move(include);
  rule.exclude_paths = std::move(exclude);
  return rule;
}

TEST(Paths, ANameAloneIsAnyPartOfThePath) {
  const Rule rule = with({}, {"tests", "*_test.py", "/top"});
  EXPECT_FALSE(applies_to(rule, "tests/a.py"));
  EXPECT_FALSE(applies_to(rule, "a/tests/b/c.py"));
  EXPECT_FALSE(applies_to(rule, "a/b_test.py"));
  EXPECT_FALSE(applies_to(rule, "top/a.py"));
  EXPECT_TRUE(applies_to(rule, "a/top/a.py"));
  EXPECT_TRUE(applies_to(rule, "a/my_tests/a.py"));
}

TEST(Paths, AFolderIncludesWhatIsInIt) {
  const Rule rule = with({"src/", "lib/*.py"}, {"src/gen"});
  EXPECT_TRUE(applies_to(rule, "x/src/a/b.py"));
  EXPECT_TRUE(applies_to(rule, "lib/b.py"));
  EXPECT_FALSE(applies_to(rule, "lib/a/b.txt"));
  EXPECT_FALSE(applies_to(rule, "src/gen/b.py"));
}

TEST(Paths, ASetOfRulesIsAskedFileByFile) {
  const std::vector<Rule> rules{with({}, {"tests"}), with({}, {}), with({}, {"tests"}), with({"tests"}, {})};
  RulePaths paths(rules);
  for (int round = 0; round < 2; ++round) {
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
      EXPECT_EQ(paths.apply_to(rule, "tests/a.py"), applies_to(rules[rule], "tests/a.py")) << rule;
    }
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
      EXPECT_EQ(paths.apply_to(rule, "src/a.py"), applies_to(rules[rule], "src/a.py")) << rule;
    }
  }
}

}  // namespace
}  // namespace insight::engine
