#include "project/cron.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <span>
#include <stdexcept>
#include <vector>

#include "base/error.h"
#include "base/text.h"

namespace insight::project {
namespace {

constexpr Millis kMinute = 60'000;
constexpr Millis kDay = 24 * 60 * kMinute;
// The Gregorian calendar repeats after them, so what doesn't come in so many days never does.
constexpr int kDaysLooked = 146'097;

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

struct Field {
  std::string_view name;
  unsigned least = 0;
  unsigned most = 0;
  std::span<const std::string_view> words;  // the first one means `least`
};
constexpr Field kMinuteField{"minute", 0, 59, {}};
constexpr Field kHourField{"hour", 0, 23, {}};
constexpr Field kDayField{"day of the month", 1, 31, {}};
constexpr Field kMonthField{"month", 1, 12, kMonths};
constexpr Field kWeekdayField{"day of the week", 0, 7, kWeekdays};

[[noreturn]] void refuse(const Field& field, std::string_view text, const std::string& expected) {
  throw Error{ErrorCode::invalid, fmt::format("the {} `{}` is not right: {}", field.name, shorten(text, 50), expected)};
}

unsigned read_number(const Field& field, std::string_view text, unsigned least, unsigned most) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most)
    refuse(field, text,
           fmt::format("expected a number from {} to {}{}", least, most,
                       field.words.empty() ? "" : fmt::format(", or a name such as `{}`", field.words.front())));
  return number;
}

unsigned read_point(const Field& field, std::string_view text) {
  for (std::size_t i = 0; i < field.words.size(); ++i)
    if (equal_ignoring_case(field.words[i], text)) return field.least + static_cast<unsigned>(i);
  return read_number(field, text, field.least, field.most);
}

// One of the parts between commas: `*`, `5`, `1-5`, with `/2` behind.
template <class Bits>
void add_part(Bits& bits, const Field& field, std::string_view part) {
  const auto slash = part.find('/');
  const auto range = part.substr(0, slash);
  const auto dash = range.find('-');
  unsigned first = field.least;
  unsigned last = field.most;
  if (range != "*") {
    first = read_point(field, range.substr(0, dash));
    last = dash == std::string_view::npos ? first : read_point(field, range.substr(dash + 1));
    if (last < first)
      refuse(field, part,
             fmt::format("the range ends before it begins; write `{}-{},{}-{}`", first, field.most, field.least, last));
  }
  unsigned step = 1;
  if (slash != std::string_view::npos) {
    if (range != "*" && dash == std::string_view::npos)
      refuse(field, part, fmt::format("a step needs a range; write `{}-{}/…`", first, field.most));
    step = read_number(field, part.substr(slash + 1), 1, field.most);
  }
  for (unsigned at = first; at <= last; at += step) bits.set(at);
}

template <class Bits>
Bits read_field(const Field& field, std::string_view text) {
  Bits bits;
  for (const auto part : split(text, ',')) add_part(bits, field, part);
  return bits;
}

std::string_view without_nickname(std::string_view text) {
  if (!text.starts_with('@')) return text;
  struct Nickname {
    std::string_view name;
    std::string_view means;
  };
  constexpr Nickname known[] = {{"@hourly", "0 * * * *"},  {"@daily", "0 0 * * *"},   {"@midnight", "0 0 * * *"},
                                {"@weekly", "0 0 * * 0"},  {"@monthly", "0 0 1 * *"}, {"@yearly", "0 0 1 1 *"},
                                {"@annually", "0 0 1 1 *"}};
  for (const auto& one : known)
    if (equal_ignoring_case(one.name, text)) return one.means;
  throw Error{
      ErrorCode::invalid,
      fmt::format("`{}` is no schedule: expected @hourly, @daily, @weekly, @monthly, @yearly or five fields", shorten(text, 50))};
}

std::vector<std::string_view> fields_of(std::string_view text) {
  std::vector<std::string_view> fields;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = text.find_first_not_of(" \t", at);
    if (begin == std::string_view::npos) break;
    const auto end = std::min(text.find_first_of(" \t", begin), text.size());
    fields.push_back(text.substr(begin, end - begin));
    at = end;
  }
  return fields;
}

}  // namespace

Cron Cron::parse(std::string_view text) {
  const auto fields = fields_of(without_nickname(trim(text)));
  if (fields.size() != 5)
    throw Error{
        ErrorCode::invalid,
        fmt::format("a schedule has five fields, minute, hour, day of the month, month and day of the week, as `30 3 * * 1-5` "
                    "(UTC); this one has {}",
                    fields.size())};
  Cron cron;
  cron.minutes_ = read_field<std::bitset<60>>(kMinuteField, fields[0]);
  cron.hours_ = read_field<std::bitset<24>>(kHourField, fields[1]);
  cron.days_ = read_field<std::bitset<32>>(kDayField, fields[2]);
  cron.months_ = read_field<std::bitset<13>>(kMonthField, fields[3]);
  const auto weekdays = read_field<std::bitset<8>>(kWeekdayField, fields[4]);
  for (std::size_t day = 0; day < 8; ++day)
    if (weekdays.test(day)) cron.weekdays_.set(day % 7);
  cron.any_day_ = fields[2].starts_with('*');
  cron.any_weekday_ = fields[4].starts_with('*');
  if (!cron.find_after(0))
    throw Error{ErrorCode::invalid, fmt::format("`{}` never comes: no month of it has such a day", shorten(trim(text), 50))};
  return cron;
}

Millis Cron::next_after(Millis time) const {
  if (const auto next = find_after(time)) return *next;
  throw std::logic_error("a schedule that never comes");
}

bool Cron::has_day(unsigned month, unsigned day, unsigned weekday) const {
  if (!months_.test(month)) return false;
  const bool by_day = days_.test(day);
  const bool by_weekday = weekdays_.test(weekday);
  return any_day_ || any_weekday_ ? by_day && by_weekday : by_day || by_weekday;
}

// Day by day, then the minutes of the day that fits.
std::optional<Millis> Cron::find_after(Millis time) const {
  using namespace std::chrono;
  const auto start = time / kMinute * kMinute + kMinute;
  for (int offset = 0; offset < kDaysLooked; ++offset) {
    const sys_days day{days{start / kDay + offset}};
    const year_month_day date{day};
    const weekday of_week{day};
    if (!has_day(static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), of_week.c_encoding())) continue;
    const auto midnight = static_cast<Millis>(day.time_since_epoch().count()) * kDay;
    for (unsigned minute = 0; minute < 24 * 60; ++minute) {
      const auto at = midnight + minute * kMinute;
      if (at >= start && hours_.test(minute / 60) && minutes_.test(minute % 60)) return at;
    }
  }
  return std::nullopt;
}

}  // namespace insight::project
