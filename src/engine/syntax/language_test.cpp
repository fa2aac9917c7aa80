#include "engine/syntax/language.h"

#include <gtest/gtest.h>

#include "engine/syntax/lower.h"
#include "engine/syntax/tree_sitter/scanner_steps.h"

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

// Its scanner kept the length of the word in one byte, and read its state wrongly afterwards.
TEST(Ruby, AHeredocWhoseWordIsLongerThanAByteCounts) {
  const std::string word(300, 'W');
  const std::string text = "a(<<'" + word + "')\n  x\n" + word + "\nb(1)\n";
  const Lowered lowered = lower(Language::Ruby, text);
  ASSERT_EQ(lowered.refusal, Refusal::None);
  std::vector<std::string> called;
  for (NodeId id = 0; id < lowered.tree.size(); ++id) {
    if (lowered.tree[id].kind == Kind::Call) called.emplace_back(lowered.tree.text(lowered.tree.child(id, Role::Callee)));
  }
  EXPECT_EQ(called, (std::vector<std::string>{"a", "b"}));
}

// The parser went from error to error, and its scanner to the end of the text at each: ten kilobytes took the better part of a
// minute.
TEST(Kotlin, ErrorsBehindWhichTheEndOfATextIsLookedFor) {
  std::string text = R"(    override fun index(id: String, n: Int = 1): String {
        this.foo(x)
        if (x == null) { return "a" }
 �      if (n > 1) {
        list.forEach { foo(it) }
        list.fold(0) { acc, v -> acc + v }
        named(a = 1, b = 2)
        val y = x as String
        if (x is String) foo(5)
)";
  for (int i = 0; i < 1'000; ++i) text += "// and so on\n";
  const std::uint64_t before = scanner_steps();
  EXPECT_EQ(lower(Language::Kotlin, text).refusal, Refusal::TooConfusing);
  EXPECT_LT(scanner_steps() - before, 30'000'000u);
}

// Kotlin's scanner looks for a blank behind an annotation, without asking whether the text goes on.
TEST(Kotlin, ATextThatEndsWhereItsScannerWaitsForABlank) {
  for (const std::string_view text : {"val n = 1\n@ma", "class A {\n  val n = 1\n  @get:Size(max =", "val n = 1\n@A(b)"}) {
    const Lowered lowered = lower(Language::Kotlin, text);
    EXPECT_EQ(lowered.refusal, Refusal::None) << text;
    EXPECT_GT(lowered.tree.size(), 2u) << text;
  }
}

// What a rule of the grammar asks for may be missing where the text is broken.
TEST(Php, AStaticVariableWithoutAName) {
  EXPECT_GT(lower(Language::Php, "<?php\nfunction f() {\n  static\\ $cache = [];\n}\n").tree.size(), 0u);
}

}  // namespace
}  // namespace insight::engine::syntax
