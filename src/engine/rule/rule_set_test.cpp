#include "engine/rule/rule_set.h"

#include <gtest/gtest.h>

#include "engine/match/leaf.h"

namespace insight::engine {
namespace {

constexpr std::string_view rules = R"(
rules:
- {id: both, message: m, severity: ERROR, languages: [python, java], pattern: f(...)}
- {id: python, message: m, severity: ERROR, languages: [python], pattern: g(...)}
- {id: text, message: m, severity: ERROR, languages: [generic], pattern: h}
)";

RuleSet set_for_later() {
  return RuleSet::compile_later({{.path = "r.yaml", .text = std::string(rules), .detector = "rules"}});
}

TEST(RuleSet, IsCompiledForTheLanguagesOfARunAlone) {
  const RuleSet set = set_for_later();
  const std::vector<Family> java{Family::Java};
  const RuleSet narrow = set.narrowed_to(java);
  ASSERT_EQ(narrow.rules().size(), 3u);
  EXPECT_EQ(narrow.leaves().size(), 2u);
  EXPECT_EQ(narrow.rules()[0].family_for(syntax::Language::Java), Family::Java);
  EXPECT_EQ(narrow.rules()[1].family_for(syntax::Language::Python), std::nullopt);
  EXPECT_EQ(narrow.rules()[2].family_for(syntax::Language::Java), plain_text);
  EXPECT_EQ(set.leaves().size(), 4u);
}

TEST(RuleSet, StaysAsItIsOnceCompiled) {
  const RuleSet set = set_for_later();
  static_cast<void>(set.leaves());
  EXPECT_EQ(set.narrowed_to({}).leaves().size(), 4u);
}

}  // namespace
}  // namespace insight::engine
