// How a setting's text becomes a member of ServerOptions and back. The member's type decides: a number, `yes`/`no`, a text, a
// folder, a duration ("90s", "12h", "30d"), one word of an enum, or a list or map of those. Used by the table in settings.cpp
// alone.
//
// `at(&ServerOptions::stripe, &billing::StripeOptions::tolerance)` names a member of a member.
#pragma once

#include <fmt/format.h>

#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "app/server.h"
#include "base/error.h"
#include "base/text.h"

namespace insight {
BOOST_DESCRIBE_ENUM(LogLevel, debug, info, warn, error)
}

namespace insight::app {

using Words = std::vector<std::string>;

struct Bounds {
  std::int64_t least = 0;
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

struct Kind {
  std::string placeholder;  // "N"; empty: a switch
  bool many = false;        // a list: by commas, or the key or flag repeated
  bool secret = false;      // masked wherever it is shown; never a flag, because everybody sees a command line
  bool hides = false;       // may hold a password: `print` masks it, and a complaint doesn't repeat the words
  std::function<void(ServerOptions&, const Words&)> read;  // throws Error(invalid): "expected …"
  std::function<Words(const ServerOptions&)> print;
};

namespace kind_detail {

[[noreturn]] inline void expected(std::string what) {
  throw Error(ErrorCode::invalid, "expected " + std::move(what));
}

using Millisecs = std::chrono::milliseconds;

template <class T>
inline constexpr bool is_duration = false;
template <class Rep, class Period>
inline constexpr bool is_duration<std::chrono::duration<Rep, Period>> = true;

template <class T>
T read_number(std::string_view text, Bounds bounds) {
  bounds.most = static_cast<std::int64_t>(
      std::min<std::uint64_t>(static_cast<std::uint64_t>(bounds.most), static_cast<std::uint64_t>(std::numeric_limits<T>::max())));
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < bounds.least || number > bounds.most) {
    expected(bounds.most == std::numeric_limits<std::int64_t>::max()
                 ? fmt::format("a whole number, {} or more", bounds.least)
                 : fmt::format("a whole number from {} to {}", bounds.least, bounds.most));
  }
  return static_cast<T>(number);
}

inline bool read_switch(std::string_view text) {
  for (const auto* yes : {"yes", "true", "on", "1"})
    if (text == yes) return true;
  for (const auto* no : {"no", "false", "off", "0"})
    if (text == no) return false;
  expected("`yes` or `no`");
}

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};
inline constexpr Unit kUnits[] = {{"ms", 1}, {"s", 1'000}, {"min", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}};

template <class T>
T read_duration(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto unit = trim(text.substr(static_cast<std::size_t>(end - text.data())));
  for (const auto& known : kUnits) {
    if (error != std::errc{} || number < 0 || number > 1'000'000'000 || unit != known.name) continue;
    const std::chrono::milliseconds whole{number * known.milliseconds};
    if (const auto fitting = std::chrono::duration_cast<T>(whole); fitting == whole) return fitting;
  }
  expected("a duration as `90s`: a whole number and ms, s, min, h or d");
}

template <class T>
std::string print_duration(T duration) {
  const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
  const Unit* best = &kUnits[0];
  for (const auto& unit : kUnits)
    if (whole != 0 && whole % unit.milliseconds == 0) best = &unit;
  return whole == 0 ? "0s" : fmt::format("{}{}", whole / best->milliseconds, best->name);
}

template <class T>
T read_word(std::string_view text) {
  std::optional<T> found;
  std::vector<std::string> names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto one) {
    if (equal_ignoring_case(one.name, text)) found = one.value;
    names.emplace_back(one.name);
  });
  if (!found) expected(fmt::format("one of `{}`", join(names, "`, `")));
  return *found;
}

template <class T>
std::string print_word(T value) {
  std::string name;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto one) {
    if (one.value == value) name = one.name;
  });
  return name;
}

template <class T>
T read_one(std::string_view text, const Bounds& bounds) {
  if constexpr (std::is_same_v<T, bool>)
    return read_switch(text);
  else if constexpr (std::is_integral_v<T>)
    return read_number<T>(text, bounds);
  else if constexpr (is_duration<T>)
    return read_duration<T>(text);
  else if constexpr (std::is_enum_v<T>)
    return read_word<T>(text);
  else if constexpr (std::is_same_v<T, std::filesystem::path>) {
    if (text.empty()) expected("a path");
    return T(text);
  } else
    return T(text);
}

template <class T>
std::string print_one(const T& value) {
  if constexpr (std::is_same_v<T, bool>)
    return value ? "yes" : "no";
  else if constexpr (std::is_integral_v<T>)
    return std::to_string(value);
  else if constexpr (is_duration<T>)
    return print_duration(value);
  else if constexpr (std::is_enum_v<T>)
    return print_word(value);
  else if constexpr (std::is_same_v<T, std::filesystem::path>)
    return value.string();
  else
    return value;
}

// One member, its text and back.
template <class T>
struct Codec {
  static constexpr bool many = false;
  static void read(T& to, const Words& words, const Bounds& bounds) { to = read_one<T>(words.back(), bounds); }
  static Words print(const T& value) { return {print_one(value)}; }
};

// Absent when nothing is said.
template <class T>
struct Codec<std::optional<T>> {
  static constexpr bool many = false;
  static void read(std::optional<T>& to, const Words& words, const Bounds& bounds) {
    if (words.back().empty())
      to.reset();
    else
      to = read_one<T>(words.back(), bounds);
  }
  static Words print(const std::optional<T>& value) { return value ? Words{print_one(*value)} : Words{""}; }
};

template <class T>
struct Codec<std::vector<T>> {
  static constexpr bool many = true;
  static void read(std::vector<T>& to, const Words& words, const Bounds& bounds) {
    to.clear();
    for (const auto& word : words) to.push_back(read_one<T>(word, bounds));
  }
  static Words print(const std::vector<T>& values) {
    Words words;
    for (const auto& value : values) words.push_back(print_one(value));
    return words;
  }
};

// `name:value`, cut at the last colon.
template <class T, class Less>
struct Codec<std::map<std::string, T, Less>> {
  static constexpr bool many = true;
  static void read(std::map<std::string, T, Less>& to, const Words& words, const Bounds& bounds) {
    to.clear();
    for (const auto& word : words) {
      const auto colon = word.rfind(':');
      if (colon == std::string::npos || colon == 0) expected("`name:value`");
      to.insert_or_assign(word.substr(0, colon), read_one<T>(std::string_view(word).substr(colon + 1), bounds));
    }
  }
  static Words print(const std::map<std::string, T, Less>& values) {
    Words words;
    for (const auto& [name, value] : values) words.push_back(name + ":" + print_one(value));
    return words;
  }
};

}  // namespace kind_detail

template <class... Members>
Kind at_within(Bounds bounds, std::string placeholder, Members... members) {
  using T = std::remove_cvref_t<decltype((std::declval<ServerOptions&>().*....*members))>;
  using Codec = kind_detail::Codec<T>;
  Kind kind;
  kind.placeholder = std::is_same_v<T, bool> ? std::string{} : std::move(placeholder);
  kind.many = Codec::many;
  kind.read = [=](ServerOptions& options, const Words& words) { Codec::read((options.*....*members), words, bounds); };
  kind.print = [=](const ServerOptions& options) { return Codec::print((options.*....*members)); };
  return kind;
}

template <class... Members>
Kind at(std::string placeholder, Members... members) {
  return at_within({}, std::move(placeholder), members...);
}

template <class... Members>
Kind secret_at(Members... members) {
  auto kind = at_within({}, "SECRET", members...);
  kind.secret = true;
  return kind;
}

}  // namespace insight::app
