// Schema: described structs as JSON Schema (2020-12), the way encode.h writes them and decode.h reads them: every member of an
// answer is there, null where it is an empty optional; a request may leave an optional out. Called by app/openapi.cpp for the
// types that the route table names. Pure.
//
//   json::Schemas all;
//   auto answer = all.of<SignedIn>(json::Direction::ANSWER);   // {"$ref": "#/components/schemas/SignedIn"}
//   all.definitions();                                          // {"SignedIn": {…}, "User": {…}}
//
// What a struct can't say of a member (any JSON, a text of JSON) is boost::json::value, which has the schema {}.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "json/bounds.h"
#include "json/decode.h"
#include "json/names.h"

namespace insight::json {

enum class Direction : std::uint8_t { REQUEST, ANSWER };

// The type's own name, without its namespaces.
template <class T>
constexpr std::string_view type_name() {
  constexpr std::string_view text = __PRETTY_FUNCTION__;
  constexpr auto begin = text.find("T = ") + 4;
  constexpr auto full = text.substr(begin, text.find_first_of(";]", begin) - begin);
  constexpr auto colon = full.rfind("::");
  return colon == std::string_view::npos ? full : full.substr(colon + 2);
}

class Schemas {
 public:
  template <class T>
  boost::json::object of(Direction direction) {
    if constexpr (std::is_same_v<T, boost::json::value>) {
      return {};
    } else if constexpr (std::is_same_v<T, boost::json::object>) {
      return {{"type", "object"}};
    } else if constexpr (std::is_same_v<T, bool>) {
      return {{"type", "boolean"}};
    } else if constexpr (detail::is_optional<T>) {
      return nullable(of<typename T::value_type>(direction));
    } else if constexpr (DescribedEnum<T>) {
      return enumeration<T>();
    } else if constexpr (std::is_integral_v<T>) {
      boost::json::object schema{{"type", "integer"}};
      if constexpr (std::is_unsigned_v<T>) schema["minimum"] = 0;
      return schema;
    } else if constexpr (std::is_floating_point_v<T>) {
      return {{"type", "number"}};
    } else if constexpr (std::is_same_v<T, std::string> || is_id<T>) {
      return {{"type", "string"}};
    } else if constexpr (detail::is_vector<T>) {
      return {{"type", "array"}, {"items", of<typename T::value_type>(direction)}};
    } else if constexpr (detail::is_map<T>) {
      return {{"type", "object"}, {"additionalProperties", of<typename T::mapped_type>(direction)}};
    } else {
      return reference<T>(direction);
    }
  }

  const boost::json::object& definitions() const { return definitions_; }

 private:
  static boost::json::object nullable(boost::json::object schema);
  // Throws std::logic_error for a bound of no member, or of one that has none.
  static void limit(boost::json::object& properties, const Bound& bound);
  // Throws std::logic_error when two types want one name, or one type goes both ways: their schemas would differ.
  bool is_new(std::string_view name, std::string_view full_name);

  template <class T>
  static boost::json::object enumeration() {
    boost::json::array names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto enumerator) { names.emplace_back(enumerator.name); });
    return {{"type", "string"}, {"enum", std::move(names)}};
  }

  template <Described T>
  boost::json::object reference(Direction direction) {
    const auto name = std::string(type_name<T>());
    if (is_new(name, std::string(direction == Direction::REQUEST ? "> " : "< ") + __PRETTY_FUNCTION__)) {
      auto schema = structure<T>(direction);
      definitions_[name] = std::move(schema);
    }
    return {{"$ref", "#/components/schemas/" + name}};
  }

  template <Described T>
  boost::json::object structure(Direction direction) {
    boost::json::object properties;
    boost::json::array required;
    for_each_member<T>([&](auto member) {
      using Field = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
      const std::string name(wire_name<decltype(member)>());
      properties[name] = of<Field>(direction);
      if (direction == Direction::ANSWER || !detail::is_optional<Field>) required.emplace_back(name);
    });
    if constexpr (Bounded<T>) {
      for (const auto& bound : bounds(static_cast<const T*>(nullptr))) limit(properties, bound);
    }
    boost::json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    return schema;
  }

  boost::json::object definitions_;
  std::map<std::string, std::string, std::less<>> owners_;  // whose name it is
};

// A type as a value, for tables: `json::of<Submit>()`. Null: there is no JSON.
using Shape = boost::json::object (*)(Schemas&, Direction);
template <class T>
constexpr Shape of() {
  return [](Schemas& schemas, Direction direction) { return schemas.of<T>(direction); };
}

}  // namespace insight::json
