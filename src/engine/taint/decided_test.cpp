#include "engine/taint/decided.h"

#include <gtest/gtest.h>

#include "engine/syntax/lower.h"

namespace insight::engine::taint {
namespace {

// Of the first `if` in the code.
std::optional<bool> outcome(const std::string& code, syntax::Language language = syntax::Language::JavaScript) {
  const auto lowered = syntax::lower(language, code);
  const syntax::Names names(lowered.tree);
  for (syntax::NodeId id = 0; id < lowered.tree.size(); ++id) {
    if (lowered.tree[id].kind == syntax::Kind::If)
      return decided(lowered.tree, names, lowered.tree.child(id, syntax::Role::Condition));
  }
  return {};
}

TEST(Decided, ComparesConstants) {
  EXPECT_EQ(outcome("if (7 * 6 > 41) {}"), true);
  EXPECT_EQ(outcome("if (true) {}"), true);
  EXPECT_EQ(outcome("const n = 5; if (n + 1 <= 5) {}"), false);
  EXPECT_EQ(outcome("if ('a' + 'b' === 'ab') {}"), true);
  EXPECT_EQ(outcome("if (!(1 < 2) || 3 != 3) {}"), false);
  EXPECT_EQ(outcome("if (x && 1 > 2) {}"), false);
}

TEST(Decided, LeavesOpenWhatMayChange) {
  EXPECT_EQ(outcome("if (x > 1) {}"), std::nullopt);
  EXPECT_EQ(outcome("let n = 1; n = f(); if (n > 1) {}"), std::nullopt);
  EXPECT_EQ(outcome("if ('1' == 1) {}"), std::nullopt);
  EXPECT_EQ(outcome("if (x || 1 > 2) {}"), std::nullopt);
}

TEST(Decided, DividesAsTheLanguageDoes) {
  EXPECT_EQ(outcome("if (7 / 2 > 3) {}"), true);
  EXPECT_EQ(outcome("class A { void f() { if (7 / 2 > 3) {} } }", syntax::Language::Java), false);
  EXPECT_EQ(outcome("if 7 / 2 > 3:\n  pass\n", syntax::Language::Python), true);
  EXPECT_EQ(outcome("if 7 // 2 > 3:\n  pass\n", syntax::Language::Python), false);
}

TEST(Decided, KnowsTheCharactersOfAText) {
  EXPECT_EQ(outcome("if ('abc'.charAt(1) === 'b') {}"), true);
  EXPECT_EQ(outcome("text = 'abc'\nif text[1] == 'c':\n  pass\n", syntax::Language::Python), false);
  EXPECT_EQ(outcome("class A { void f() { char c = \"abc\".charAt(0); if (c == 'a') {} } }", syntax::Language::Java), true);
  EXPECT_EQ(outcome("if ('abc'.charAt(5) === 'b') {}"), std::nullopt);
}

// Of the first loop.
std::optional<bool> first_round(const std::string& code) {
  const auto lowered = syntax::lower(syntax::Language::JavaScript, code);
  const syntax::Names names(lowered.tree);
  for (syntax::NodeId id = 0; id < lowered.tree.size(); ++id) {
    const auto kind = lowered.tree[id].kind;
    if (kind == syntax::Kind::For || kind == syntax::Kind::While) return decided_at_entry(lowered.tree, names, id);
  }
  return {};
}

TEST(Decided, AsksALoopWithWhatStandsBeforeIt) {
  EXPECT_EQ(first_round("for (let i = 0; i < 0; i++) {}"), false);
  EXPECT_EQ(first_round("for (let i = 0; i < 3; i++) {}"), true);
  EXPECT_EQ(first_round("let n = 0; while (n > 0) { n--; }"), false);
  EXPECT_EQ(first_round("let n = 0; n = 4; while (n > 0) { n--; }"), true);
  EXPECT_EQ(first_round("let n = 0; if (x) n = 4; while (n > 0) { n--; }"), std::nullopt);
  EXPECT_EQ(first_round("let n = 0; n++; while (n > 0) { n--; }"), std::nullopt);
  EXPECT_EQ(first_round("while (n > 0) { n--; }"), std::nullopt);
  EXPECT_EQ(first_round("while (false) {}"), false);
}

}  // namespace
}  // namespace insight::engine::taint
