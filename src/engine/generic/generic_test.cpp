#include <gtest/gtest.h>

#include "base/error.h"
#include "engine/generic/one_regex.h"
#include "engine/generic/search.h"
#include "engine/generic/text_tree.h"
#include "engine/generic/tokens.h"
#include "engine/match/regex.h"

namespace insight::engine::generic {
namespace {

std::vector<std::string> found(const std::string& pattern, const std::string& text, std::uint32_t span = 10) {
  std::string reason;
  const auto read = read_pattern(pattern, reason);
  EXPECT_TRUE(read) << reason;
  const Document document = read_document(text, Comments::None);
  std::vector<std::string> all;
  for (const Match& match : search(*read, document, span))
    all.push_back(text.substr(match.range.begin, match.range.end - match.range.begin));
  return all;
}

using Texts = std::vector<std::string>;

TEST(Generic, LayoutCountsOnlyWhereThePatternIsIndented) {
  EXPECT_EQ(found("f(x) { a; }", "f (x)\n{\n  a; }\n"), (Texts{"f (x)\n{\n  a; }"}));
  EXPECT_EQ(found("a:\n  b", "a:\n    b\n"), (Texts{"a:\n    b"}));
  EXPECT_EQ(found("a:\n  b", "a:\n  b\n  c\n"), Texts{});
  EXPECT_EQ(found("a:\n  b", "a: b\n"), Texts{});
}

TEST(Generic, AnEllipsisPassesOverSoManyLineEnds) {
  EXPECT_EQ(found("a ... b", "a\nx\nb\n", 2), (Texts{"a\nx\nb"}));
  EXPECT_EQ(found("a ... b", "a\nx\nx\nb\n", 2), Texts{});
  EXPECT_EQ(found("a ... ... b", "a\nx\nx\nb\n", 2), (Texts{"a\nx\nx\nb"}));
}

TEST(Generic, AtTheEndAnEllipsisTakesTheBlock) {
  EXPECT_EQ(found("a ...", "(a b (c) d) e\n"), (Texts{"a b (c) d"}));
  EXPECT_EQ(found("a ...", "q\n  a b\n  c\nd\n"), (Texts{"a b\n  c"}));
}

TEST(Generic, OfMatchesWithOneEndTheShortestStays) {
  EXPECT_EQ(found("a ... b", "a a b\n"), (Texts{"a b"}));
  EXPECT_EQ(found("a ...", "a a b\n"), (Texts{"a a b"}));
}

TEST(Generic, AMetavariableIsOneWord) {
  EXPECT_EQ(found("$X = $X", "a = a\nb = c\n+ = +\n"), (Texts{"a = a"}));
  EXPECT_EQ(found("$x", "$x x\n"), (Texts{"$x"}));
}

TEST(Generic, RefusesWhatSaysNothing) {
  std::string reason;
  EXPECT_FALSE(read_pattern(" \n", reason));
  EXPECT_EQ(reason, "the pattern is empty");
  EXPECT_FALSE(read_pattern("a ... $...X", reason));
  EXPECT_EQ(reason, "`$...X` can't follow another ellipsis");
}

TEST(Generic, CommentsAreBlanksInTheirPlaces) {
  EXPECT_EQ(without_comments("a # b\nc", Comments::Shell), "a    \nc");
  EXPECT_EQ(without_comments("a /* b\n*/ c // d", Comments::C), "a     \n   c // d");
  EXPECT_EQ(without_comments("a /* b\n*/ c // d", Comments::Cpp), "a     \n   c     ");
}

// Each of these takes ages where every way is tried.
TEST(Generic, NoTextHangsTheSearch) {
  std::string brackets;
  std::string words;
  for (int i = 0; i < 20'000; ++i) {
    brackets += "([{";
    words += "a ";
  }
  EXPECT_EQ(found("( ... x", brackets), Texts{});
  EXPECT_EQ(found("a ... a ... a ... a ... a ... a ... x", words + " x x\n").size(), 1u);
  EXPECT_EQ(found("a ... $X ... $X ... $Y ... $Y ... z", words), Texts{});
  std::string stairs;
  for (int i = 0; i < 2'000; ++i) stairs += std::string(static_cast<std::size_t>(i), ' ') + "a\n";
  EXPECT_EQ(found("a ... a ... b", stairs), Texts{});
}

Texts found_by_regex(const std::string& pattern, const std::string& text, const Options& options = {}) {
  const match::Regex regex(one_regex(pattern, options).text, match::Regex::Mode::Extended);
  Texts all;
  regex.each(text, [&](const match::Regex::Found& found) {
    all.push_back(text.substr(found.whole.begin, found.whole.end - found.whole.begin));
  });
  return all;
}

TEST(OneRegex, ClosesBracketsWhereTheyShouldBe) {
  EXPECT_EQ(found_by_regex("f(...)", "f((x), y) z) f(\n)"), (Texts{"f((x), y)", "f(\n)"}));
  EXPECT_EQ(found_by_regex("(...x)", "() x) (a x)"), (Texts{"(a x)"}));
}

TEST(OneRegex, WordsAreWhole) {
  EXPECT_EQ(found_by_regex("$A ... $A;", "a ab; a a;"), (Texts{"a ab; a a;"}));
  EXPECT_EQ(found_by_regex("ab", "abc ab é ab_"), (Texts{"ab"}));
}

TEST(OneRegex, LettersBeyondAsciiAreWhole) {
  EXPECT_EQ(found_by_regex("a é $X", "a é b"), (Texts{"a é b"}));
  EXPECT_EQ(found_by_regex("a ... b", "a é→ b"), (Texts{"a é→ b"}));
}

TEST(OneRegex, RefusesWhatContradictsItself) {
  Options options;
  options.more_word_letters = "(";
  EXPECT_THROW(one_regex("a", options), Error);
  options = {};
  options.more_brackets = {{'(', '>'}};
  EXPECT_THROW(one_regex("a", options), Error);
  EXPECT_THROW(one_regex(std::string(10'000, '('), {}), Error);
}

TEST(OneRegex, UnclosedBracketsAreMarks) {
  EXPECT_EQ(found_by_regex(std::string(1'500, '('), std::string(1'500, '(')).size(), 1u);
  EXPECT_EQ(found_by_regex("[(a]", "[ ( a ]"), (Texts{"[ ( a ]"}));
}

}  // namespace
}  // namespace insight::engine::generic
