#include "json/schema.h"

#include <boost/json/array.hpp>

namespace insight::json {

boost::json::object Schemas::nullable(boost::json::object schema) {
  if (schema.empty()) return schema;
  if (const auto* type = schema.if_contains("type"); type != nullptr && type->is_string()) {
    if (auto* words = schema.if_contains("enum")) words->as_array().emplace_back(nullptr);
    schema["type"] = boost::json::array{*type, "null"};
    return schema;
  }
  return {{"anyOf", boost::json::array{std::move(schema), boost::json::object{{"type", "null"}}}}};
}

bool Schemas::is_new(std::string_view name, std::string_view full_name) {
  const auto [place, added] = owners_.emplace(name, full_name);
  if (!added && place->second != full_name)
    throw std::logic_error("two schemas want the name " + std::string(name) + ": " + place->second + " and " +
                           std::string(full_name));
  return added;
}

}  // namespace insight::json
