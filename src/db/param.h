// Param: one value on its way into a statement. Texts are views: they must live until the call returns, which the arguments of a
// call do. Enumerators travel by name, ids as their text, an empty optional as NULL.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/id.h"

namespace insight::db {

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <DescribedEnum T>
std::string_view name_of_enumerator(T value) {
  std::string_view name;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
    if (enumerator.value == value) name = enumerator.name;
  });
  return name;
}

class Param {
 public:
  using Value = std::variant<std::monostate, std::int64_t, double, std::string_view>;

  Param(std::nullptr_t) {}
  Param(double number) : value_(number) {}
  Param(std::string_view text) : value_(text) {}
  Param(const char* text) : value_(std::string_view(text)) {}
  Param(const std::string& text) : value_(std::string_view(text)) {}
  template <class Integer>
    requires std::is_integral_v<Integer>
  Param(Integer number) : value_(static_cast<std::int64_t>(number)) {}
  template <DescribedEnum Enum>
  Param(Enum value) : value_(name_of_enumerator(value)) {}
  template <class Tag>
  Param(const Id<Tag>& id) : value_(std::string_view(id.text())) {}
  template <class T>
  Param(const std::optional<T>& maybe) {
    if (maybe) value_ = Param(*maybe).value_;
  }

  const Value& value() const { return value_; }

 private:
  Value value_;
};

}  // namespace insight::db
