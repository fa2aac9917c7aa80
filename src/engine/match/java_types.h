// What Java's types of numbers are to a rule: whole ones, with or without a box, are one type, and so are fractions. Used where the
// type of a metavariable is asked for, in patterns and in conditions.
#pragma once

#include <string_view>

namespace insight::engine::match {

inline std::string_view java_type(std::string_view type) {
  if (type == "Integer" || type == "long" || type == "Long" || type == "short" || type == "Short") return "int";
  if (type == "double" || type == "Double" || type == "Float") return "float";
  return type == "Boolean" ? "boolean" : type;
}

}  // namespace insight::engine::match
