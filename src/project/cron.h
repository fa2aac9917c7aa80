// Cron: when something comes again, as the five fields of crontab(5) say, in UTC. A plain value with pure functions; any thread.
// Fields: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday). Each is `*`, a number, a range `a-b`, either
// with a step `/n`, or several by commas; months and days of the week have names too (`jan`, `mon`). Where both kinds of day are
// restricted, one of them is enough, as crontab has it. `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly` are what they say.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace insight::project {

inline constexpr std::size_t kMostCron = 200;  // bytes

class Cron {
 public:
  // Throws Error(invalid) that names the field, what is wrong with it and what is expected; also for what never comes (30
  // February).
  static Cron parse(std::string_view text);

  // The first time after `time`. There is one: parse has looked.
  Millis next_after(Millis time) const;

 private:
  std::optional<Millis> find_after(Millis time) const;
  bool has_day(unsigned month, unsigned day, unsigned weekday) const;

  std::bitset<60> minutes_;
  std::bitset<24> hours_;
  std::bitset<32> days_;     // of the month, from 1
  std::bitset<13> months_;   // from 1
  std::bitset<7> weekdays_;  // Sunday first
  bool any_day_ = false;     // the field began with a star
  bool any_weekday_ = false;
};

}  // namespace insight::project
