// How a described struct is spelled on the wire: members are snake_case in C++ and camelCase in JSON, worked out at compile time.
// A trailing underscore, there to dodge a C++ keyword, is dropped.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace insight::json {

template <std::size_t Capacity>
struct WireName {
  std::array<char, Capacity> letters{};
  std::size_t size = 0;
  constexpr std::string_view view() const { return {letters.data(), size}; }
};

template <class Member>
constexpr auto make_wire_name() {
  constexpr std::string_view snake = Member::name;
  WireName<snake.size() + 1> wire;
  bool capital = false;
  for (const char c : snake) {
    if (c == '_') {
      capital = true;
    } else {
      wire.letters[wire.size++] = capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      capital = false;
    }
  }
  return wire;
}

template <class Member>
inline constexpr auto wire_name_storage = make_wire_name<Member>();
template <class Member>
constexpr std::string_view wire_name() {
  return wire_name_storage<Member>.view();
}

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

// Calls f(descriptor) for every member, in the order of their description.
template <Described T, class F>
constexpr void for_each_member(F&& f) {
  boost::mp11::mp_for_each<Members<T>>(std::forward<F>(f));
}

}  // namespace insight::json
