#include "json/schema.h"

#include <boost/json/array.hpp>
#include <string>

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

void Schemas::limit(boost::json::object& properties, const Bound& bound) {
  auto* found = properties.if_contains(bound.member);
  auto* type = found == nullptr ? nullptr : found->as_object().if_contains("type");
  if (type != nullptr && type->is_array()) type = &type->as_array().front();
  if (type == nullptr) throw std::logic_error("a bound of `" + std::string(bound.member) + "`, which can't have one");
  const std::string_view kind = type->as_string();
  const std::string_view what = kind == "string" ? "Length" : kind == "array" ? "Items" : "imum";
  auto& schema = found->as_object();
  if (what == "imum" || bound.least > 0) schema["min" + std::string(what)] = bound.least;
  if (bound.most) schema["max" + std::string(what)] = *bound.most;
}

bool Schemas::is_new(std::string_view name, std::string_view full_name) {
  const auto [place, added] = owners_.emplace(name, full_name);
  if (!added && place->second != full_name)
    throw std::logic_error("two schemas want the name " + std::string(name) + ": " + place->second + " and " +
                           std::string(full_name));
  return added;
}

}  // namespace insight::json
