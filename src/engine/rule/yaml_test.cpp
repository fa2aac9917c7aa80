#include "engine/rule/yaml.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace insight::engine::yaml {
namespace {

std::string problem_of(std::string_view text) {
  const Document document = read(text);
  if (!document.problem) return "none";
  EXPECT_FALSE(document.root);
  return fmt::format("{}:{}: {}", document.problem->line, document.problem->column, document.problem->message);
}

TEST(Yaml, ReadsScalarsSequencesAndMappingsInOrder) {
  const Document document = read("b: [1, 'two']\na: |\n  text\n  more\nc: {d: x}\n");
  const Node root = document.root;
  ASSERT_TRUE(root.is_mapping());
  ASSERT_EQ(root.entries().size(), 3u);
  EXPECT_EQ(root.entries()[0].key.text(), "b");
  ASSERT_EQ(root.find("b").items().size(), 2u);
  EXPECT_EQ(root.find("b").items()[1].text(), "two");
  EXPECT_EQ(root.find("a").text(), "text\nmore\n");
  EXPECT_EQ(root.find("c").find("d").text(), "x");
  EXPECT_FALSE(root.find("missing"));
  EXPECT_FALSE(root.find("missing").find("more").is_scalar());
}

TEST(Yaml, PlainScalarsInFlowMappingsMayHoldQuestionMarks) {
  EXPECT_EQ(read("{metavariable: $X, regex: (?i)foo}").root.find("regex").text(), "(?i)foo");
}

TEST(Yaml, KnowsPlaceFlagsNumbersAndNull) {
  const Document document = read("a: yes\nb: 'yes'\nc: 0.5\nd: ~\ne:\nf: nan\n");
  const Node root = document.root;
  EXPECT_EQ(root.find("a").as_flag(), true);
  EXPECT_EQ(root.find("b").as_flag(), std::nullopt);
  EXPECT_EQ(root.find("c").as_number(), 0.5);
  EXPECT_EQ(root.find("c").line(), 3);
  EXPECT_EQ(root.find("c").column(), 4);
  for (const auto* empty : {"d", "e"}) {
    EXPECT_TRUE(root.find(empty));
    EXPECT_FALSE(root.find(empty).is_scalar());
  }
  EXPECT_EQ(root.find("f").as_number(), std::nullopt);
}

TEST(Yaml, AliasesStandForTheirAnchorAndMergesFillGaps) {
  const Document document = read("base: &b {x: 1, y: 2}\nsame: *b\nmine: {<<: *b, y: 3}\ntwo: {<<: [{x: 4}, *b]}\n");
  const Node root = document.root;
  EXPECT_EQ(root.find("same").find("x").text(), "1");
  EXPECT_EQ(root.find("mine").find("x").text(), "1");
  EXPECT_EQ(root.find("mine").find("y").text(), "3");
  EXPECT_EQ(root.find("two").find("x").text(), "4");
  EXPECT_EQ(root.find("two").find("y").text(), "2");
}

TEST(Yaml, ReportsRepeatedKeysAndKeepsTheFirst) {
  const Document document = read("a: 1\nb: {c: 2, c: 3}\n");
  ASSERT_EQ(document.repeated.size(), 1u);
  EXPECT_EQ(document.repeated[0].line(), 2);
  EXPECT_EQ(document.repeated[0].column(), 11);
  EXPECT_EQ(document.root.find("b").find("c").text(), "2");
}

TEST(Yaml, GivesBackTheLinesOfANode) {
  const std::string text =
      "# ü\nlist:\n  - id: ä\n    # inside\n    text: |\n      one\n\n      two\n\n  # about the next\n  - {id: b}  # tail\n";
  const Document document = read(text);
  const Node root = document.root;
  const auto items = root.find("list").items();
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(source_of(items[0], text), "id: ä\n# inside\ntext: |\n  one\n\n  two");
  EXPECT_EQ(source_of(items[1], text), "{id: b}");
}

TEST(Yaml, NamesThePlaceOfAnError) {
  EXPECT_EQ(problem_of("a: b\nc: [1,\n").substr(0, 4), "3:1:");
  EXPECT_EQ(problem_of("a: *nobody\n"), "1:4: `*nobody` names no anchor that is complete before it");
  EXPECT_EQ(problem_of("a: &a [*a]\n"), "1:8: `*a` names no anchor that is complete before it");
  EXPECT_EQ(problem_of("a: 1\n---\nb: 2\n"), "2:1: a second document begins; a rule file is one document");
  EXPECT_EQ(problem_of("a: 1\nb: \xff\n"), "2:4: invalid leading UTF-8 octet");
  EXPECT_EQ(problem_of(std::string_view("a: 1\nb: \0\n", 10)), "2:4: control characters are not allowed");
}

TEST(Yaml, EmptyTextHasNoRoot) {
  EXPECT_FALSE(read("").root);
  EXPECT_FALSE(read("# nothing\n").root);
  EXPECT_FALSE(read("").problem);
}

TEST(Yaml, RefusesABombOfAliases) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    bomb += fmt::format("a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}]\n", i, i - 1);
  }
  EXPECT_NE(problem_of(bomb).find("more than 500000 values"), std::string::npos);
}

TEST(Yaml, RefusesABombOfMerges) {
  std::string bomb = "base: &b\n";
  for (int i = 0; i < 1000; ++i) bomb += fmt::format("  k{}: v\n", i);
  for (int i = 0; i < 1000; ++i) bomb += fmt::format("m{}: {{<<: *b}}\n", i);
  EXPECT_NE(problem_of(bomb).find("more than 500000 values"), std::string::npos);
}

TEST(Yaml, RefusesDeepNestingInFlowAndBlock) {
  const auto too_deep = [](const std::string& text) { return problem_of(text).find("more than 100 levels") != std::string::npos; };
  EXPECT_TRUE(too_deep(std::string(100'000, '[')));
  EXPECT_TRUE(too_deep(std::string(100'000, '{')));
  std::string block;
  for (std::size_t i = 0; i < 1000; ++i) block += std::string(i, ' ') + "a:\n";
  EXPECT_TRUE(too_deep(block));
  std::string dashes;
  for (int i = 0; i < 2000; ++i) dashes += "- ";
  EXPECT_TRUE(too_deep(dashes));
}

TEST(Yaml, ManyValuesAreRefusedAndAnyBytesAreSurvived) {
  std::string many = "[";
  for (int i = 0; i < 600'000; ++i) many += "x,";
  EXPECT_NE(problem_of(many + "]").find("more than 500000 values"), std::string::npos);
  const std::string seed = "a: &x {<<: *x, b: [|, >, '?', \"\\u00ff\", !t v, ? k]}\n- \xc3\xa4: \xf0\x9f\x98\x80\n";
  for (std::size_t i = 0; i < seed.size(); ++i) {
    for (const char byte : {'\0', '\n', ':', '{', '&', '*', '\xff', '\t'}) {
      std::string broken = seed;
      broken[i] = byte;
      const Document document = read(broken);
      EXPECT_LE(source_of(document.root, broken).size(), broken.size());
    }
  }
}

}  // namespace
}  // namespace insight::engine::yaml
