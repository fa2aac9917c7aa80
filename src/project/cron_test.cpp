#include "project/cron.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/time_text.h"

namespace insight::project {
namespace {

using testing::HasSubstr;

Millis at(std::string_view text) {
  return from_iso8601(text).value();
}
std::string after(std::string_view cron, std::string_view time) {
  return to_iso8601(Cron::parse(cron).next_after(at(time))).substr(0, 16);
}
std::string refusal(std::string_view cron) {
  try {
    Cron::parse(cron);
    return "taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid);
    return error.what();
  }
}

TEST(Cron, ComesAfterTheTimeAndNeverAtIt) {
  EXPECT_EQ(after("* * * * *", "2025-01-31T09:30:00Z"), "2025-01-31T09:31");
  EXPECT_EQ(after("* * * * *", "2025-01-31T09:30:59Z"), "2025-01-31T09:31");
  EXPECT_EQ(after("30 9 * * *", "2025-01-31T09:29:59Z"), "2025-01-31T09:30");
  EXPECT_EQ(after("30 9 * * *", "2025-01-31T09:30:00Z"), "2025-02-01T09:30");
  EXPECT_EQ(after("59 23 31 12 *", "2025-12-31T23:59:00Z"), "2026-12-31T23:59");
}

TEST(Cron, TakesListsRangesStepsAndNames) {
  EXPECT_EQ(after("0,15,45 * * * *", "2025-01-01T00:15:00Z"), "2025-01-01T00:45");
  EXPECT_EQ(after("*/20 * * * *", "2025-01-01T00:41:00Z"), "2025-01-01T01:00");
  EXPECT_EQ(after("0 9-17/4 * * *", "2025-01-01T09:00:00Z"), "2025-01-01T13:00");
  EXPECT_EQ(after("0 9-17/4 * * *", "2025-01-01T17:00:00Z"), "2025-01-02T09:00");
  EXPECT_EQ(after("0 0 1 JAN,jul *", "2025-01-01T00:00:00Z"), "2025-07-01T00:00");
  EXPECT_EQ(after("30 3 * * mon-fri", "2025-01-31T04:00:00Z"), "2025-02-03T03:30") << "from Friday to Monday";
  EXPECT_EQ(after("  5\t4 * *  *  ", "2025-01-01T00:00:00Z"), "2025-01-01T04:05");
}

TEST(Cron, SundayIsNoughtAndSeven) {
  for (const auto* cron : {"0 0 * * 0", "0 0 * * 7", "0 0 * * sun", "0 0 * * 7,0"})
    EXPECT_EQ(after(cron, "2025-01-01T00:00:00Z"), "2025-01-05T00:00") << cron;
  EXPECT_EQ(after("0 0 * * 5-7", "2025-01-04T00:00:00Z"), "2025-01-05T00:00");
}

TEST(Cron, KnowsTheEndsOfMonths) {
  EXPECT_EQ(after("0 0 31 * *", "2025-01-31T00:00:00Z"), "2025-03-31T00:00");
  EXPECT_EQ(after("0 0 30 * *", "2025-01-30T00:00:00Z"), "2025-03-30T00:00");
  EXPECT_EQ(after("0 0 29 2 *", "2025-01-01T00:00:00Z"), "2028-02-29T00:00");
  EXPECT_EQ(after("0 0 29 2 *", "2096-02-29T00:00:00Z"), "2104-02-29T00:00") << "2100 has none";
  EXPECT_EQ(after("0 0 28-31 2 *", "2025-02-28T00:00:00Z"), "2026-02-28T00:00");
}

TEST(Cron, OneOfBothKindsOfDayIsEnough) {
  EXPECT_EQ(after("0 0 13 * fri", "2025-06-01T00:00:00Z"), "2025-06-06T00:00") << "a Friday";
  EXPECT_EQ(after("0 0 13 * fri", "2025-05-12T00:00:00Z"), "2025-05-13T00:00") << "a thirteenth";
  EXPECT_EQ(after("0 0 */2 * mon", "2025-01-01T00:00:00Z"), "2025-01-13T00:00") << "a star restricts nothing: both must hold";
  EXPECT_EQ(after("0 0 1 * *", "2025-01-02T00:00:00Z"), "2025-02-01T00:00");
}

TEST(Cron, HasNicknames) {
  const auto* const time = "2025-01-31T09:30:00Z";
  EXPECT_EQ(after("@hourly", time), "2025-01-31T10:00");
  EXPECT_EQ(after("@daily", time), "2025-02-01T00:00");
  EXPECT_EQ(after("@midnight", time), "2025-02-01T00:00");
  EXPECT_EQ(after("@weekly", time), "2025-02-02T00:00");
  EXPECT_EQ(after("@Monthly", time), "2025-02-01T00:00");
  EXPECT_EQ(after("@yearly", time), "2026-01-01T00:00");
}

TEST(Cron, RefusalsNameTheFieldAndTheRemedy) {
  EXPECT_THAT(refusal(""), HasSubstr("five fields"));
  EXPECT_THAT(refusal("* * * *"), HasSubstr("this one has 4"));
  EXPECT_THAT(refusal("0 0 * * * *"), HasSubstr("this one has 6"));
  EXPECT_THAT(refusal("60 * * * *"), HasSubstr("the minute `60` is not right: expected a number from 0 to 59"));
  EXPECT_THAT(refusal("0 24 * * *"), HasSubstr("the hour"));
  EXPECT_THAT(refusal("0 0 0 * *"), HasSubstr("the day of the month"));
  EXPECT_THAT(refusal("0 0 * 13 *"), HasSubstr("or a name such as `jan`"));
  EXPECT_THAT(refusal("0 0 * * funday"), HasSubstr("the day of the week"));
  EXPECT_THAT(refusal("0 22-2 * * *"), HasSubstr("write `22-23,0-2`"));
  EXPECT_THAT(refusal("5/10 * * * *"), HasSubstr("a step needs a range"));
  for (const auto* bad : {"*/0 * * * *", "*/ * * * *", "1- * * * *", ", * * * *", "-1 * * * *", "+1 * * * *", "1,,2 * * * *",
                          "1-2-3 * * * *", "@reboot", "* * * * 8", "99999999999 * * * *", "? * * * *", "*5 * * * *"})
    EXPECT_THAT(refusal(bad), Not(HasSubstr("taken"))) << bad;
}

TEST(Cron, WhatNeverComesIsRefused) {
  for (const auto* never : {"0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 30-31 feb *"})
    EXPECT_THAT(refusal(never), HasSubstr("never comes")) << never;
  EXPECT_EQ(refusal("0 0 30 2 mon"), "taken") << "Mondays of February come";
}

// Against the definition: the next time is the first minute after that has all its fields.
TEST(Cron, AgreesWithTryingEveryMinute) {
  const auto from = at("2024-02-27T22:58:00Z");
  for (const auto* text : {"*/7 3-5 * * *", "59 23 28-31 * *", "0 12 1 3 wed", "15,45 */6 29 2 *", "1 1 * mar 0"}) {
    const auto cron = Cron::parse(text);
    for (Millis time = from; time < from + 5 * 86'400'000; time += 3'600'000 * 5 + 60'000) {
      const auto next = cron.next_after(time);
      EXPECT_GT(next, time);
      for (Millis between = time; between < next && between < time + 3 * 86'400'000; between += 13 * 60'000)
        ASSERT_EQ(cron.next_after(between), next) << text << " from " << to_iso8601(between);
    }
  }
}

}  // namespace
}  // namespace insight::project
