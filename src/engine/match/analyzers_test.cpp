#include "engine/match/analyzers.h"

#include <gtest/gtest.h>

#include <string>

namespace insight::engine::match {
namespace {

TEST(Analyzers, KeysLookRandomAndWordsDoNot) {
  for (const char* key :
       {"wJalrXUtnFEMI/K7MDENG/bPxRfi", "d3aae7ed5e15ff03", "550e8400-e29b-41d4-a716-446655440000", "260788437037"})
    EXPECT_TRUE(looks_random(key)) << key;
  for (const char* words : {"", "x", "xxxxxxxxxxxxxxxxxxxxxxxxxxxx", "password-localhost-connection", "ApplicationDefaultPlease",
                            "settings/username/index.html", "12345678"})
    EXPECT_FALSE(looks_random(words)) << words;
}

TEST(Analyzers, RepeatedRepetitionsBacktrackWhenSomethingFollows) {
  for (const char* regex : {"(a+)+$", "(a*)*b", "([a-z]+)*x", "(?:a+)+b", "((a+)b)*c", "(a{1,3})+z", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    EXPECT_TRUE(backtracks(regex)) << regex;
  for (const char* regex : {"(a+)+", "(a|b)+c", "(a++)+b", "(a+){2}b", "a+b+c", "(ab)*c", "[(+)+]*x", "(a?){10}b", "((((", "))+*{"})
    EXPECT_FALSE(backtracks(regex)) << regex;
  EXPECT_FALSE(backtracks(std::string(100'000, '(')));
}

}  // namespace
}  // namespace insight::engine::match
