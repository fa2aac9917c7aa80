#include "engine/match/prefilter.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/match/leaf.h"

namespace insight::engine::match {
namespace {

// Which of the rules may match the text: a letter each, in order.
std::string candidates(const std::vector<RequiredWords>& rules, std::string_view text, std::uint64_t text_bytes) {
  const Prefilter prefilter(rules, {}, text_bytes);
  const auto scratch = prefilter.make_scratch();
  prefilter.look(text, *scratch);
  std::string out;
  for (std::size_t rule = 0; rule < rules.size(); ++rule) out += prefilter.rule_may_match(rule, *scratch) ? 'y' : 'n';
  return out;
}

// By both machines.
std::string candidates(const std::vector<RequiredWords>& rules, std::string_view text) {
  const std::string portable = candidates(rules, text, 0);
  EXPECT_EQ(candidates(rules, text, UINT64_MAX), portable) << text;
  return portable;
}

TEST(Prefilter, AsksForAllWordsAndOneOfTheirAlternatives) {
  const std::vector<RequiredWords> rules{{}, {{"open"}}, {{"open"}, {"read", "write"}}};
  EXPECT_EQ(candidates(rules, "open(x).write(y)"), "yyy");
  EXPECT_EQ(candidates(rules, "open(x)"), "yyn");
  EXPECT_EQ(candidates(rules, ""), "ynn");
}

TEST(Prefilter, ComparesLongWordsToTheirEnd) {
  const std::vector<RequiredWords> rules{{{"createElement"}}, {{"createElementNS"}}, {{"createEl"}}, {{"createHash"}}};
  EXPECT_EQ(candidates(rules, "createElemenT"), "nnyn");
  EXPECT_EQ(candidates(rules, "createEl createElement"), "ynyn") << "a first place that goes on otherwise hides no later one";
  EXPECT_EQ(candidates(rules, "createElementNS"), "yyyn");
  EXPECT_EQ(candidates(rules, "createEleme"), "nnyn") << "the text ends within the word";
}

TEST(Prefilter, TakesLettersInAnyCaseOnlyWhereTheWordSaysSo) {
  const std::vector<RequiredWords> rules{{{Word("client_secret", true)}}, {{"client_secret"}}, {{Word("Client_Secret_Key", true)}}};
  EXPECT_EQ(candidates(rules, "CLIENT_SECRET_KEY"), "yny");
  EXPECT_EQ(candidates(rules, "client_secret"), "yyn");
}

// Without regard to case `k` and `s` also stand for the signs of Kelvin and the long s.
TEST(Prefilter, RulesNothingOutWhereALetterHasAFormOutsideAscii) {
  const std::vector<RequiredWords> rules{
      {{Word("password", true)}}, {{Word("token", true)}}, {{Word("url", true)}}, {{"password"}}};
  EXPECT_EQ(candidates(rules, "pa\u017F\u017Fword"), "yynn");
  EXPECT_EQ(candidates(rules, "\u212A url"), "yyyn");
  EXPECT_EQ(candidates(rules, "\u00FCrl"), "nnnn");
}

TEST(Prefilter, TakesAWholeWordOnlyBetweenOtherSigns) {
  const auto whole = [](const char* letters) { return Word(letters, false, true); };
  const std::vector<RequiredWords> rules{{{whole("log")}}, {{whole("getElementById")}}, {{whole("println!")}}, {{"log"}}};
  EXPECT_EQ(candidates(rules, "login(catalog); log_x"), "nnny");
  EXPECT_EQ(candidates(rules, "login(); a.log(x)"), "ynny");
  EXPECT_EQ(candidates(rules, "getElementByIdx"), "nnnn");
  EXPECT_EQ(candidates(rules, "d.getElementById(x) println!x"), "nyyn");
  EXPECT_EQ(candidates(rules, "log"), "ynny");
}

TEST(Prefilter, BothMachinesFindTheSame) {
  std::mt19937 random(7);
  const auto letters = [&](std::size_t longest) {
    constexpr std::string_view all = "abAB_1$.-\xC3\xBC";
    std::string text;
    for (std::size_t size = 1 + random() % longest; text.size() < size;) text += all[random() % all.size()];
    return text;
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<RequiredWords> rules;
    for (int i = 0; i < 40; ++i) rules.push_back({{Word(letters(round % 12 + 1), random() % 3 == 0, random() % 2 == 0)}});
    candidates(rules, letters(200));
  }
}

TEST(Prefilter, FindsLeavesByTheirOwnWords) {
  std::vector<Leaf> leaves(2);
  leaves[0].words = {{"eval"}};
  const Prefilter prefilter({}, leaves);
  const auto scratch = prefilter.make_scratch();
  prefilter.look("exec(x)", *scratch);
  EXPECT_FALSE(prefilter.leaf_may_match(0, *scratch));
  EXPECT_TRUE(prefilter.leaf_may_match(1, *scratch));
}

}  // namespace
}  // namespace insight::engine::match
