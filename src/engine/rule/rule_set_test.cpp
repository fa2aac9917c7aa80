#include "engine/rule/rule_set.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/match/leaf.h"
#include "engine/rule/outline.h"

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

TEST(RuleSet, OfOurOwnFilesReadsThoseForTheLanguagesOfARunAlone) {
  const std::vector<Family> go{Family::Go};
  const RuleSet all = RuleSet::compile_later(builtin_rules());
  const RuleSet narrow = all.narrowed_to(go);
  ASSERT_EQ(narrow.rules().size(), all.rules().size());
  EXPECT_EQ(all.detectors(), std::vector<std::string>{"security"});
  for (std::size_t i = 0; i < all.rules().size(); ++i) {
    const Rule& rule = all.rules()[i];
    const bool is_for_go = rule.any_text || std::ranges::find(rule.languages, syntax::Language::Go) != rule.languages.end();
    EXPECT_EQ(narrow.rules()[i].id, is_for_go ? rule.id : "");
  }
}

TEST(RuleSet, KnowsWhoLooksAtAnyText) {
  const std::vector<std::string> rules_alone{"rules"};
  const std::vector<std::string> security{"security"};
  EXPECT_TRUE(set_for_later().looks_at_any_text(rules_alone));
  EXPECT_FALSE(set_for_later().looks_at_any_text(security));
  EXPECT_TRUE(RuleSet::compile_later(builtin_rules()).looks_at_any_text(security));
  std::vector<Diagnostic> complaints;
  EXPECT_TRUE(RuleSet::compile(builtin_rules(), complaints).looks_at_any_text(security));
}

TEST(Outline, OfOurOwnFilesSaysWhatReadingThemSays) {
  for (const RuleSource& source : builtin_rules()) {
    std::vector<Diagnostic> complaints;
    const auto known = read_rules(source, complaints);
    Outline read{.rules = known.size()};
    for (const Rule& rule : known) {
      read.any_text |= rule.any_text;
      for (const auto language : rule.languages) read.families.push_back(family_of(language));
    }
    const Outline outline = outline_of(source.text);
    EXPECT_EQ(outline.rules, read.rules) << source.path;
    EXPECT_EQ(outline.any_text, read.any_text) << source.path;
    for (const Family family : outline.families)
      EXPECT_TRUE(std::ranges::find(read.families, family) != read.families.end()) << source.path;
    for (const Family family : read.families)
      EXPECT_TRUE(std::ranges::find(outline.families, family) != outline.families.end()) << source.path;
  }
}

}  // namespace
}  // namespace insight::engine
