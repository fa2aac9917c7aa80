#include "analysis/page_cache.h"

#include <gtest/gtest.h>

namespace insight::analysis {
namespace {

TEST(PageCache, GivesBackWhatWasMadeFromTheSameState) {
  PageCache cache;
  EXPECT_FALSE(cache.holds("a"));
  EXPECT_EQ(*cache.keep({"a", "1"}, "text"), "text");
  EXPECT_TRUE(cache.holds("a"));
  EXPECT_EQ(*cache.find({"a", "1"}), "text");
  EXPECT_EQ(cache.find({"a", "2"}), nullptr);
  EXPECT_EQ(cache.find({"b", "1"}), nullptr);
  cache.keep({"a", "2"}, "newer");
  EXPECT_EQ(cache.find({"a", "1"}), nullptr);
  EXPECT_EQ(*cache.find({"a", "2"}), "newer");
}

TEST(PageCache, ForgetsTheOneNotAskedForLongest) {
  PageCache cache(400);
  for (const auto* page : {"a", "b", "c"}) cache.keep({page, ""}, std::string(98, 'x'));
  EXPECT_NE(cache.find({"a", ""}), nullptr);
  for (const auto* page : {"d", "e"}) cache.keep({page, ""}, std::string(98, 'x'));
  EXPECT_TRUE(cache.holds("a"));
  EXPECT_FALSE(cache.holds("b"));
  EXPECT_TRUE(cache.holds("c"));
  EXPECT_TRUE(cache.holds("e"));
}

TEST(PageCache, DoesNotKeepWhatWouldTakeMostOfIt) {
  PageCache cache(400);
  cache.keep({"a", ""}, "small");
  EXPECT_EQ(cache.keep({"b", ""}, std::string(300, 'x'))->size(), 300U);
  EXPECT_FALSE(cache.holds("b"));
  EXPECT_TRUE(cache.holds("a"));
}

}  // namespace
}  // namespace insight::analysis
