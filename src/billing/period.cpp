#include "billing/period.h"

#include <algorithm>
#include <chrono>

namespace insight::billing {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::months;
using std::chrono::sys_time;
using std::chrono::year_month_day;

// By the calendar's months alone: 31 Jan to 1 Feb is one. The true number is this or one less.
std::int64_t calendar_months(Millis anchor, Millis now) {
  const auto date = [](Millis time) {
    return year_month_day{std::chrono::floor<days>(sys_time<milliseconds>{milliseconds{time}})};
  };
  const auto from = date(anchor), to = date(now);
  return (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12LL + static_cast<unsigned>(to.month()) -
         static_cast<unsigned>(from.month());
}

// Whole months from the anchor that have begun by `now`.
std::int64_t months_until(Millis anchor, Millis now) {
  const auto k = calendar_months(anchor, now);
  return add_months(anchor, k) > now ? k - 1 : k;
}

Period month(Millis anchor, std::int64_t k) {
  return {add_months(anchor, k), add_months(anchor, k + 1)};
}

}  // namespace

Millis add_months(Millis time, std::int64_t count) {
  const sys_time<milliseconds> point{milliseconds{time}};
  const auto day = std::chrono::floor<days>(point);
  auto date = year_month_day{day} + months{count};
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return (std::chrono::sys_days{date} + (point - day)).time_since_epoch().count();
}

Period period_at(const Anchor& anchor, Millis now) {
  const auto start = anchor.starts_at;
  if (!anchor.ends_at || *anchor.ends_at <= start || now < start) return month(start, months_until(start, now));
  const auto end = *anchor.ends_at;
  if (now >= end) return month(end, months_until(end, now));
  const auto last = std::max<std::int64_t>(months_until(start, end), 1) - 1;
  const auto k = months_until(start, now);
  return k < last ? month(start, k) : Period{add_months(start, last), end};
}

}  // namespace insight::billing
