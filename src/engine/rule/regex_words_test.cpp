#include "engine/rule/regex_words.h"

#include <gtest/gtest.h>

namespace insight::engine {
namespace {

using Words = match::RequiredWords;

TEST(RegexWords, TakesLiteralRuns) {
  EXPECT_EQ(words_of_regex(R"(\bAIza[0-9]{35}\b)"), (Words{{"AIza"}}));
  EXPECT_EQ(words_of_regex(R"(a\.b\.c\d+end)"), (Words{{"a.b.c"}, {"end"}}));
}

TEST(RegexWords, LeavesOutWhatMayBeMissing) {
  EXPECT_EQ(words_of_regex("abc*de"), (Words{{"ab"}, {"de"}}));
  EXPECT_EQ(words_of_regex("(?:foo)?bar(?:qux){0,2}"), (Words{{"bar"}}));
  EXPECT_EQ(words_of_regex("abc+de"), (Words{{"abc"}, {"de"}}));
  EXPECT_EQ(words_of_regex("(?!no)(?=maybe)yet"), (Words{{"maybe"}, {"yet"}}));
}

TEST(RegexWords, ChoosesAWordOfEachAlternative) {
  EXPECT_EQ(words_of_regex("(?:ab|long.word)://"), (Words{{"ab", "long"}, {"://"}}));
  EXPECT_EQ(words_of_regex("one|[0-9]+"), Words{});
}

TEST(RegexWords, TakesBothFormsThatAnOptionalLetterLeaves) {
  EXPECT_EQ(words_of_regex("api_?key"), (Words{{"apikey", "api_key"}}));
  EXPECT_EQ(words_of_regex("ab??c?d"), (Words{{"ad", "abd", "acd", "abcd"}}));
  EXPECT_EQ(words_of_regex("abc?d?e?fg"), (Words{{"ab", "abc", "abd", "abcd"}, {"fg"}})) << "but not any number of forms";
  EXPECT_EQ(words_of_regex("ab?"), Words{}) << "one of them is too short";
}

TEST(RegexWords, KeepsLettersInAnyCaseWhole) {
  EXPECT_EQ(words_of_regex("(?i)password"), (Words{{match::Word("password", true)}}));
}

TEST(RegexWords, TakesTheRarestOfSeveral) {
  EXPECT_EQ(words_of_regex("(?:client_?secret=a|long.id)"), (Words{{"clientsecret=a", "client_secret=a", "long"}}));
}

TEST(RegexWords, AsksForNothingWhereItDoesNotUnderstand) {
  EXPECT_EQ(words_of_regex(R"(foo\x41bar)"), Words{});
  EXPECT_EQ(words_of_regex("(?x) foo bar"), Words{});
  EXPECT_EQ(words_of_regex(R"(\Qfoo.bar\E)"), Words{});
  EXPECT_EQ(words_of_regex("[[:alpha:]]foo"), Words{});
  EXPECT_EQ(words_of_regex(std::string_view("foo\0||bar", 9)), Words{}) << "a NUL must not swallow the empty branch";
  EXPECT_EQ(words_of_regex(std::string_view("foo\\\0||bar", 10)), Words{});
}

}  // namespace
}  // namespace insight::engine
