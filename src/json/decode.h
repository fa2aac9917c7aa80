// decode: JSON text into a described struct, with every bad field found in one go and named by its JSON pointer.
// Called by handlers on hostile bodies and by whoever reads JSON back. Strict: unknown and repeated names are refused (with a
// suggestion), nothing is converted (no "1" for 1). A member is required unless it is std::optional, which may be missing or null.
//
// What JSON's shape can't say goes into a free function found by argument-dependent look-up:
//   void validate(const Submit& wanted, json::Problems& problems) { if (wanted.name.empty()) problems.add("/name", "is empty; …");
//   }
// It runs once the struct itself could be read; its pointers are relative to the struct.
#pragma once

#include <boost/json/value.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/id.h"
#include "json/names.h"
#include "json/parse.h"

namespace insight::json {

// The bad places found so far, and where the reader stands.
class Problems {
 public:
  void add(std::string_view relative_pointer, std::string detail);
  void expected(std::string_view wanted, const boost::json::value& got);
  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  // Throws Error(invalid) with the whole list when there is one.
  void raise() const;

  // Stands one step deeper for the life of the object.
  class Step {
   public:
    Step(Problems& problems, std::string_view member) : problems_(problems), length_(problems.pointer_.size()) {
      append_pointer(problems.pointer_, member);
    }
    ~Step() { problems_.pointer_.resize(length_); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    Problems& problems_;
    std::size_t length_;
  };

 private:
  std::string pointer_;
  std::vector<FieldError> list_;
};

// Compares the object's names with those that are known; every stranger becomes a problem.
void refuse_unknown(const boost::json::object& object, std::span<const std::string_view> known, Problems& problems);
// "one of A, B, C", for enumerators.
std::string one_of(std::span<const std::string_view> names);

template <class T>
void read(const boost::json::value& from, T& to, Problems& problems);

namespace detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_map = false;
template <class T, class Compare>
inline constexpr bool is_map<std::map<std::string, T, Compare>> = true;

template <class Integer>
void read_integer(const boost::json::value& from, Integer& to, Problems& problems) {
  using Range = std::numeric_limits<Integer>;
  if (const auto* value = from.if_int64(); value && std::in_range<Integer>(*value)) {
    to = static_cast<Integer>(*value);
  } else if (const auto* big = from.if_uint64(); big && std::in_range<Integer>(*big)) {
    to = static_cast<Integer>(*big);
  } else {
    problems.expected("a whole number from " + std::to_string(Range::min()) + " to " + std::to_string(Range::max()), from);
  }
}

template <DescribedEnum T>
void read_enum(const boost::json::value& from, T& to, Problems& problems) {
  using All = boost::describe::describe_enumerators<T>;
  bool found = false;
  boost::mp11::mp_for_each<All>([&](auto enumerator) {
    if (!found && from.is_string() && from.get_string() == enumerator.name) {
      to = enumerator.value;
      found = true;
    }
  });
  if (found) return;
  std::vector<std::string_view> names;
  boost::mp11::mp_for_each<All>([&](auto enumerator) { names.push_back(enumerator.name); });
  problems.expected(one_of(names), from);
}

template <Described T>
std::vector<std::string_view> names_of() {
  std::vector<std::string_view> names;
  for_each_member<T>([&](auto member) { names.push_back(wire_name<decltype(member)>()); });
  return names;
}

template <Described T>
void read_struct(const boost::json::value& from, T& to, Problems& problems) {
  const auto* object = from.if_object();
  if (object == nullptr) return problems.expected("an object", from);
  const auto before = problems.size();
  std::size_t read_names = 0;
  auto next = object->begin();  // what this house encoded has its members in this very order
  for_each_member<T>([&](auto member) {
    constexpr auto name = wire_name<decltype(member)>();
    auto& field = to.*member.pointer;
    const Problems::Step step(problems, name);
    const bool in_order = next != object->end() && next->key() == name;
    if (const auto* value = in_order ? &(next++)->value() : object->if_contains(name)) {
      ++read_names;
      read(*value, field, problems);
    } else if constexpr (!is_optional<std::remove_cvref_t<decltype(field)>>) {
      problems.add("", "is missing");
    }
  });
  if (object->size() > read_names) refuse_unknown(*object, names_of<T>(), problems);
  if constexpr (requires { validate(to, problems); }) {
    if (problems.size() == before) validate(static_cast<const T&>(to), problems);
  }
}

}  // namespace detail

template <class T>
void read(const boost::json::value& from, T& to, Problems& problems) {
  if constexpr (std::is_same_v<T, boost::json::value>) {
    to = from;
  } else if constexpr (std::is_same_v<T, bool>) {
    if (from.is_bool()) {
      to = from.get_bool();
    } else {
      problems.expected("true or false", from);
    }
  } else if constexpr (detail::is_optional<T>) {
    if (from.is_null()) {
      to.reset();
    } else {
      read(from, to.emplace(), problems);
    }
  } else if constexpr (DescribedEnum<T>) {
    detail::read_enum(from, to, problems);
  } else if constexpr (std::is_integral_v<T>) {
    detail::read_integer(from, to, problems);
  } else if constexpr (std::is_floating_point_v<T>) {
    if (from.is_number()) {
      to = from.to_number<T>();
    } else {
      problems.expected("a number", from);
    }
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (from.is_string()) {
      to = std::string(from.get_string());
    } else {
      problems.expected("a text", from);
    }
  } else if constexpr (is_id<T>) {
    if (from.is_string() && !from.get_string().empty() && from.get_string().size() <= 200) {
      to = T{std::string(from.get_string())};
    } else {
      problems.expected("an id, a text of 1 to 200 characters", from);
    }
  } else if constexpr (detail::is_vector<T>) {
    const auto* array = from.if_array();
    if (array == nullptr) return problems.expected("a list", from);
    to.clear();
    to.reserve(array->size());
    for (std::size_t i = 0; i < array->size(); ++i) {
      const Problems::Step step(problems, std::to_string(i));
      typename T::value_type element{};
      read((*array)[i], element, problems);
      to.push_back(std::move(element));
    }
  } else if constexpr (detail::is_map<T>) {
    const auto* object = from.if_object();
    if (object == nullptr) return problems.expected("an object", from);
    to.clear();
    for (const auto& [name, value] : *object) {
      const Problems::Step step(problems, name);
      read(value, to[std::string(name)], problems);
    }
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT to read it from JSON");
    detail::read_struct(from, to, problems);
  }
}

template <class T>
T decode_value(const boost::json::value& from) {
  T to{};
  Problems problems;
  read(from, to, problems);
  problems.raise();
  return to;
}

template <class T>
T decode(std::string_view text, const Limits& limits = {}) {
  return decode_value<T>(parse(text, limits));
}

}  // namespace insight::json
