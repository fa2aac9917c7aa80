#include "json_match.h"

#include "base/id.h"
#include "base/time_text.h"
#include "json/encode.h"

namespace insight::api_test {
namespace {

namespace bj = boost::json;

std::string differs(const bj::value& expected, const bj::value& got, const std::string& place) {
  return (place.empty() ? "/" : place) + ": expected " + json::encode(expected) + ", got " + json::encode(got);
}

bool is_kind(std::string_view kind, const bj::value& got) {
  if (kind == "<any>") return true;
  if (kind == "<number>") return got.is_number();
  if (!got.is_string()) return false;
  const std::string_view text = got.get_string();
  if (kind == "<time>") return from_iso8601(text).has_value();
  if (kind == "<id>") return is_uuid(text);
  return kind == "<text>" && !text.empty();
}

std::string text_match(std::string_view expected, const bj::value& got, Captures& captures, const std::string& place) {
  const bj::value shown(expected);
  if (expected.starts_with('<') && expected.ends_with('>')) return is_kind(expected, got) ? "" : differs(shown, got, place);
  if (expected.starts_with('$')) {
    const auto text = got.is_string() ? std::string(got.get_string()) : json::encode(got);
    const auto [entry, fresh] = captures.emplace(expected.substr(1), text);
    return fresh || entry->second == text ? "" : differs(bj::value(entry->second), got, place);
  }
  return got.is_string() && got.get_string() == expected ? "" : differs(shown, got, place);
}

std::string object_match(const bj::object& expected, const bj::value& got, Captures& captures, const std::string& place) {
  if (!got.is_object()) return differs(expected, got, place);
  const auto& object = got.get_object();
  for (const auto& [name, value] : expected) {
    if (name == "...") continue;
    const auto* found = object.if_contains(name);
    if (found == nullptr) return place + "/" + std::string(name) + ": missing in " + json::encode(got);
    if (auto difference = mismatch(value, *found, captures, place + "/" + std::string(name)); !difference.empty())
      return difference;
  }
  if (expected.contains("...")) return "";
  for (const auto& [name, value] : object) {
    if (!expected.contains(name)) return place + "/" + std::string(name) + ": not expected, but there: " + json::encode(value);
  }
  return "";
}

std::string array_match(const bj::array& expected, const bj::value& got, Captures& captures, const std::string& place) {
  if (!got.is_array()) return differs(expected, got, place);
  const auto& list = got.get_array();
  const bool more = !expected.empty() && expected.back() == "...";
  const auto count = expected.size() - (more ? 1 : 0);
  if (list.size() < count || (!more && list.size() > count)) return differs(expected, got, place);
  for (std::size_t i = 0; i < count; ++i) {
    if (auto difference = mismatch(expected[i], list[i], captures, place + "/" + std::to_string(i)); !difference.empty())
      return difference;
  }
  return "";
}

}  // namespace

std::string mismatch(const bj::value& expected, const bj::value& got, Captures& captures, const std::string& place) {
  if (expected.is_string()) return text_match(expected.get_string(), got, captures, place);
  if (expected.is_object()) return object_match(expected.get_object(), got, captures, place);
  if (expected.is_array()) return array_match(expected.get_array(), got, captures, place);
  return expected == got ? "" : differs(expected, got, place);
}

}  // namespace insight::api_test
