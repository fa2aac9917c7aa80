#include "engine/rule/rule_files.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/test_folder.h"
#include "engine/rule/reader.h"
#include "engine/rule/rule_set.h"

namespace insight::engine {
namespace {

TEST(RuleFolder, TakesEverySpellingOfTheListAndLeavesOutOtherYaml) {
  const TestFolder folder;
  const auto write = [&](const char* name, std::string_view text) {
    std::ofstream(folder.path() / name, std::ios::binary) << text;
  };
  write("a.yaml", "rules:\n");
  write("b.yaml", "\xEF\xBB\xBFrules: []\n");
  write("c.yml", "# first\n---\n'rules' :\r\n");
  write("d.yaml", "{\n  \"rules\": []\n}\n");
  write("e.yaml", "kind: Pod\nspec:\n  rules: 1\n");
  write("f.yaml", "rules_of: 1\n");
  write("g.test.yaml", "rules:\n");
  write("h.json", "{\"rules\": []}\n");
  std::string names;
  for (const RuleSource& source : read_rule_folder(folder.path()))
    names += std::filesystem::path(source.path).filename().string() + " ";
  EXPECT_EQ(names, "a.yaml b.yaml c.yml d.yaml ");
}

TEST(RuleFolder, EachFileHasTheSharedOneOfItsFolder) {
  const TestFolder folder;
  std::filesystem::create_directory(folder.path() / "inner");
  const auto write = [&](const char* name, std::string_view text) {
    std::ofstream(folder.path() / name, std::ios::binary) << text;
  };
  write("a.yaml", "rules: []");
  write("shared.yaml", "shared: {}");
  write("inner/b.yaml", "rules: []");
  const auto sources = read_rule_folder(folder.path());
  ASSERT_EQ(sources.size(), 2u);
  ASSERT_TRUE(sources[0].shared);
  EXPECT_EQ(*sources[0].shared, "shared: {}");
  EXPECT_FALSE(sources[1].shared);
}

TEST(BuiltinRules, AllOfThemRun) {
  std::vector<Diagnostic> diagnostics;
  const auto sources = builtin_rules();
  const auto rules = RuleSet::compile(sources, diagnostics);
  for (const auto& diagnostic : diagnostics) ADD_FAILURE() << describe(diagnostic);
  EXPECT_EQ(rules.rules().size(), sources.size());
}

}  // namespace
}  // namespace insight::engine
