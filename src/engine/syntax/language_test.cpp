#include "engine/syntax/language.h"

#include <gtest/gtest.h>

#include "engine/syntax/lower.h"

namespace insight::engine::syntax {
namespace {

TEST(Languages, AreKnownByNameExtensionAndFirstLine) {
  EXPECT_EQ(language_of_file("a/b.tsx"), Language::Tsx);
  EXPECT_EQ(language_of_file("a.d.mts"), Language::TypeScript);
  EXPECT_EQ(language_of_file("a.jsx"), Language::JavaScript);
  EXPECT_EQ(language_of_file("SConstruct"), Language::Python);
  EXPECT_EQ(language_of_file(".js"), std::nullopt);
  EXPECT_EQ(language_of_file("run", "#!/usr/bin/env -S LANG=C python3.11 -u\nx"), Language::Python);
  EXPECT_EQ(language_of_file("run", "#!/usr/bin/node\n"), Language::JavaScript);
  EXPECT_EQ(language_of_file("Token.sol"), Language::Solidity);
  EXPECT_EQ(language_of_file("App.swift"), Language::Swift);
  EXPECT_EQ(language_of_file("main.ml"), Language::Ocaml);
  EXPECT_EQ(language_of_file("Info.plist"), Language::Xml);
  EXPECT_EQ(language_of_file("page.htm"), Language::Html);
  EXPECT_EQ(language_of_file("run", "#!/usr/bin/lua5.4\n"), Language::Lua);
  EXPECT_EQ(language_of_file("run", "#!"), std::nullopt);
  EXPECT_EQ(language_of_file("run", "#!/usr/bin/env"), std::nullopt);
}

TEST(Languages, ReadAHeaderTwice) {
  EXPECT_EQ(language_of_file("a/b.h"), Language::C);
  EXPECT_EQ(second_language_of_file("a/b.h"), Language::Cpp);
  EXPECT_EQ(second_language_of_file("a/b.hpp"), std::nullopt);
  EXPECT_EQ(second_language_of_file("a/.h"), std::nullopt);
}

TEST(Languages, AreNamedByRules) {
  EXPECT_EQ(languages_of_rule_word("ts").size(), 2u);
  EXPECT_EQ(languages_of_rule_word("js").size(), 3u);
  EXPECT_EQ(languages_of_rule_word("sol").front(), Language::Solidity);
  EXPECT_TRUE(languages_of_rule_word("regex").empty());
}

// Its scanner once wrote behind its buffer, over a pointer of the parser.
TEST(Yaml, HundredsOfListsWithinEachOther) {
  std::string text = "a:\n";
  for (int i = 0; i < 400; ++i) text += "- ";
  const auto lowered = lower(Language::Yaml, text + "x\n");
  EXPECT_TRUE(lowered.refusal != Refusal::None || lowered.tree.size() > 0);
}

// What a rule of the grammar asks for may be missing where the text is broken.
TEST(Php, AStaticVariableWithoutAName) {
  EXPECT_GT(lower(Language::Php, "<?php\nfunction f() {\n  static\\ $cache = [];\n}\n").tree.size(), 0u);
}

}  // namespace
}  // namespace insight::engine::syntax
