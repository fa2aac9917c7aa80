#include "engine/rule/requires.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace insight::engine {
namespace {

bool holds(std::string_view text, const std::vector<std::string>& labels) {
  const auto parsed = parse_requires(text);
  return parsed &&
         parsed->holds([&](std::string_view label) { return std::find(labels.begin(), labels.end(), label) != labels.end(); });
}

TEST(Requires, ReadsAndOrNotInTheirOrder) {
  EXPECT_TRUE(holds("A", {"A"}));
  EXPECT_FALSE(holds("A", {"B"}));
  EXPECT_TRUE(holds("A and not B", {"A"}));
  EXPECT_FALSE(holds("A and not B", {"A", "B"}));
  EXPECT_TRUE(holds("A or B and C", {"A"}));
  EXPECT_FALSE(holds("(A or B) and C", {"A"}));
  EXPECT_TRUE(holds("not (A or\nB)", {"C"}));
  EXPECT_TRUE(holds("not not A", {"A"}));
}

TEST(Requires, RefusesWhatIsNone) {
  for (const char* text : {"", "A and", "and A", "(A", "A)", "A B", "A && B", "not", "$X"})
    EXPECT_FALSE(parse_requires(text)) << text;
  EXPECT_FALSE(parse_requires(std::string(100'000, '(')));
  std::string nots;
  for (int i = 0; i < 10'000; ++i) nots += "not ";
  EXPECT_FALSE(parse_requires(nots + "A"));
}

}  // namespace
}  // namespace insight::engine
