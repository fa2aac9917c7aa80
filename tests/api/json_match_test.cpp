#include "json_match.h"

#include <gtest/gtest.h>

#include "json/parse.h"

namespace insight::api_test {
namespace {

bool matches(std::string_view expected, std::string_view got, Captures captures = {{"known", "42"}}) {
  return mismatch(json::parse(expected), json::parse(got), captures).empty();
}

TEST(JsonMatch, AcceptsWhatFitsAndNothingElse) {
  EXPECT_TRUE(matches(R"({"a":1,"...":"..."})", R"({"a":1,"b":2})"));
  EXPECT_FALSE(matches(R"({"a":1})", R"({"a":1,"b":2})"));
  EXPECT_FALSE(matches(R"({"a":1,"b":null})", R"({"a":1})"));
  EXPECT_TRUE(matches(R"([1,"..."])", "[1,2,3]"));
  EXPECT_FALSE(matches(R"([1])", "[1,2]"));
  EXPECT_FALSE(matches(R"([1,2,"..."])", "[1]"));
  EXPECT_TRUE(matches(R"("<time>")", R"("2025-01-31T09:30:00.000Z")"));
  EXPECT_FALSE(matches(R"("<time>")", R"("soon")"));
  EXPECT_FALSE(matches(R"("<number>")", R"("1")"));
  EXPECT_TRUE(matches(R"("$known")", R"("42")"));
  EXPECT_FALSE(matches(R"("$known")", R"("43")"));
  EXPECT_FALSE(matches(R"(["$new","$new"])", R"(["a","b"])"));
  EXPECT_TRUE(matches(R"(["$new","$new"])", R"(["a","a"])"));
}

}  // namespace
}  // namespace insight::api_test
