// Period: the months that an account's usage is counted in. Pure arithmetic on UTC dates.
// Month k begins at the anchor + k months, on the anchor's day or the last one that the month has, and is never made from month
// k - 1: 31 Jan, 28 Feb, 31 Mar. The anchor is the account's creation, or the start of what it paid for.
#pragma once

#include <boost/describe.hpp>
#include <optional>

#include "base/clock.h"

namespace insight::billing {

struct Anchor {
  Millis starts_at = 0;
  std::optional<Millis> ends_at;  // of the paid period, a month or a year after its start
  bool operator==(const Anchor&) const = default;
};
BOOST_DESCRIBE_STRUCT(Anchor, (), (starts_at, ends_at))

// Half open: the end is the next one's start.
struct Period {
  Millis start = 0;
  Millis end = 0;
  bool operator==(const Period&) const = default;
};

// The time so many months later (or earlier) at the same time of day; clamped to the month's last day.
Millis add_months(Millis time, std::int64_t months);

// The month that `now` lies in. A paid period's last month reaches to the paid period's end, so that one that was paid on 28 Feb
// and goes to 31 Mar is one month and not a month and three days; what comes after its end, before the next payment is known, is
// counted from its end.
Period period_at(const Anchor& anchor, Millis now);

}  // namespace insight::billing
