// json_match: whether an answer is what a suite expects. In the expected JSON
//   "<time>" "<id>" "<text>" "<number>" "<any>"  stand for any value of that kind,
//   "$name"                                      is what was captured under that name, or captures now (numbers too),
//   a member "...": "..."                        allows further members, an element "..." at the end of a list further elements.
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <string>

namespace insight::api_test {

using Captures = std::map<std::string, std::string>;

// Empty when it matches; else the first difference, with its place.
std::string mismatch(const boost::json::value& expected, const boost::json::value& got, Captures& captures,
                     const std::string& place = "");

}  // namespace insight::api_test
