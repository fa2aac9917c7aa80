#include "billing/period.h"

#include <gtest/gtest.h>

#include <random>

#include "base/time_text.h"

namespace insight::billing {
namespace {

Millis at(std::string_view text) {
  const auto time = from_iso8601(text.size() == 10 ? std::string(text) + "T00:00:00Z" : std::string(text));
  if (!time) throw std::logic_error("no time: " + std::string(text));
  return *time;
}

std::string month_of(std::string_view anchor, std::string_view now) {
  const auto period = period_at({at(anchor), {}}, at(now));
  return to_iso8601(period.start).substr(0, 10) + " " + to_iso8601(period.end).substr(0, 10);
}

TEST(Period, MonthsAreClampedAndNeverChained) {
  struct Row {
    std::string_view anchor, now, month;
  };
  for (const auto& [anchor, now, month] : std::initializer_list<Row>{{"2025-01-31", "2025-01-31", "2025-01-31 2025-02-28"},
                                                                     {"2025-01-31", "2025-02-27", "2025-01-31 2025-02-28"},
                                                                     {"2025-01-31", "2025-02-28", "2025-02-28 2025-03-31"},
                                                                     {"2025-01-31", "2025-03-30", "2025-02-28 2025-03-31"},
                                                                     {"2025-01-31", "2025-03-31", "2025-03-31 2025-04-30"},
                                                                     {"2025-01-31", "2026-01-30", "2025-12-31 2026-01-31"},
                                                                     {"2024-01-31", "2024-02-28", "2024-01-31 2024-02-29"},
                                                                     {"2024-01-31", "2024-02-29", "2024-02-29 2024-03-31"},
                                                                     {"2024-02-29", "2024-03-28", "2024-02-29 2024-03-29"},
                                                                     {"2024-02-29", "2025-02-27", "2025-01-29 2025-02-28"},
                                                                     {"2024-02-29", "2025-02-28", "2025-02-28 2025-03-29"},
                                                                     {"2024-02-29", "2028-02-29", "2028-02-29 2028-03-29"},
                                                                     {"2025-08-30", "2026-02-28", "2026-02-28 2026-03-30"},
                                                                     {"2025-08-30", "2100-02-28", "2100-02-28 2100-03-30"},
                                                                     {"2025-12-15", "2026-01-14", "2025-12-15 2026-01-15"},
                                                                     {"2025-12-15", "2025-11-20", "2025-11-15 2025-12-15"},
                                                                     {"2025-03-31", "2025-02-28", "2025-02-28 2025-03-31"}}) {
    EXPECT_EQ(month_of(anchor, now), month) << anchor << " at " << now;
  }
}

TEST(Period, TheTimeOfDayIsKept) {
  const auto period = period_at({at("2025-01-31T23:59:59.999Z"), {}}, at("2025-02-28T23:59:59.998Z"));
  EXPECT_EQ(to_iso8601(period.start), "2025-01-31T23:59:59.999Z");
  EXPECT_EQ(to_iso8601(period.end), "2025-02-28T23:59:59.999Z");
}

TEST(Period, APaidMonthIsOneMonth) {
  const Anchor paid{at("2025-02-28"), at("2025-03-31")};  // of a subscription that began on 31 Jan
  EXPECT_EQ(period_at(paid, at("2025-02-28")), (Period{paid.starts_at, *paid.ends_at}));
  EXPECT_EQ(period_at(paid, at("2025-03-30")), (Period{paid.starts_at, *paid.ends_at}));
  EXPECT_EQ(period_at(paid, at("2025-03-31")), (Period{at("2025-03-31"), at("2025-04-30")})) << "the next payment isn't known yet";
}

TEST(Period, APaidYearHasTwelveMonths) {
  const Anchor paid{at("2027-02-28"), at("2028-02-29")};
  EXPECT_EQ(period_at(paid, at("2027-03-01")), (Period{at("2027-02-28"), at("2027-03-28")}));
  EXPECT_EQ(period_at(paid, at("2028-02-28")), (Period{at("2028-01-28"), at("2028-02-29")}));
}

TEST(Period, ATrialShorterThanAMonthIsOnePeriod) {
  const Anchor trial{at("2025-01-10"), at("2025-01-24")};
  EXPECT_EQ(period_at(trial, at("2025-01-23")), (Period{trial.starts_at, *trial.ends_at}));
}

// Whatever the anchor and the time: the month holds the time, months tile the line, each begins on the anchor's day or the
// month's last one, and no month is shorter than 28 days or longer than 31.
TEST(Period, MonthsTileTheTime) {
  std::mt19937_64 random(20260101);
  std::uniform_int_distribution<Millis> times(at("1999-01-01"), at("2105-12-31"));
  for (int i = 0; i < 20'000; ++i) {
    const Anchor anchor{times(random), {}};
    const auto now = times(random);
    const auto month = period_at(anchor, now);
    ASSERT_LE(month.start, now);
    ASSERT_GT(month.end, now);
    ASSERT_EQ(period_at(anchor, month.end).start, month.end);
    ASSERT_EQ(period_at(anchor, month.start - 1).end, month.start);
    const auto days = (month.end - month.start) / 86'400'000;
    ASSERT_GE(days, 28);
    ASSERT_LE(days, 31);
    const auto day = [](Millis time) { return std::stoi(to_iso8601(time).substr(8, 2)); };
    const auto next_day = day(month.start + 86'400'000);
    ASSERT_TRUE(day(month.start) == day(anchor.starts_at) || (day(month.start) < day(anchor.starts_at) && next_day == 1));
    ASSERT_EQ((month.start - anchor.starts_at) % 86'400'000, 0);
  }
}

TEST(Period, PaidPeriodsAreTiledToo) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<Millis> times(at("2020-01-01"), at("2030-12-31"));
  for (int i = 0; i < 20'000; ++i) {
    Anchor paid{times(random), {}};
    paid.ends_at = add_months(paid.starts_at, i % 2 == 0 ? 1 : 12) + static_cast<Millis>(random() % 4) * 86'400'000;
    Millis from = paid.starts_at;
    int months = 0;
    for (; from < *paid.ends_at; ++months) {
      const auto month = period_at(paid, from);
      ASSERT_EQ(month.start, from);
      ASSERT_EQ(period_at(paid, month.end - 1), month);
      from = month.end;
    }
    ASSERT_EQ(from, *paid.ends_at);
    ASSERT_EQ(months, i % 2 == 0 ? 1 : 12);
  }
}

}  // namespace
}  // namespace insight::billing
