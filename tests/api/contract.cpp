#include "contract.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "base/text.h"
#include "json/parse.h"

namespace insight::api_test {
namespace {

using boost::json::object;
using boost::json::value;

bool has_type(const value& got, std::string_view type) {
  if (type == "null") return got.is_null();
  if (type == "boolean") return got.is_bool();
  if (type == "string") return got.is_string();
  if (type == "integer") return got.is_int64() || got.is_uint64();
  if (type == "number") return got.is_number();
  if (type == "array") return got.is_array();
  if (type == "object") return got.is_object();
  throw std::runtime_error("the document uses a type that the test doesn't know: " + std::string(type));
}

bool has_one_of(const value& got, const value& types) {
  if (types.is_string()) return has_type(got, types.get_string());
  return std::ranges::any_of(types.get_array(), [&](const value& type) { return has_type(got, type.get_string()); });
}

bool fits(std::string_view pattern, std::string_view path) {
  const auto wanted = split(pattern, '/');
  const auto steps = split(path, '/');
  return std::equal(wanted.begin(), wanted.end(), steps.begin(), steps.end(),
                    [](auto step, auto given) { return step.starts_with('{') ? !given.empty() : step == given; });
}

std::string method_of(const http::Call& call) {
  std::string name(http::name_of(call.method == http::Method::HEAD ? http::Method::GET : call.method));
  std::ranges::transform(name, name.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  return name;
}

std::string media_type_of(const http::Answer& answer) {
  const auto whole = answer.header("Content-Type");
  return std::string(trim(whole.substr(0, whole.find(';'))));
}

}  // namespace

const object* Contract::operation_of(const http::Call& call) const {
  std::string_view path = std::string_view(call.path).substr(0, call.path.find('?'));
  if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const object* named = nullptr;  // a fixed path wins over one with parameters
  for (const auto& [pattern, methods] : document_.at("paths").as_object()) {
    if (!fits(pattern, path)) continue;
    const auto* operation = methods.as_object().if_contains(method_of(call));
    if (operation == nullptr) continue;
    if (pattern == path) return &operation->as_object();
    named = &operation->as_object();
  }
  return named;
}

std::string Contract::broken_by(const http::Call& call, const http::Answer& answer) const {
  const auto* operation = operation_of(call);
  if (operation == nullptr) {
    const bool refused = answer.status == 400 || answer.status == 404 || answer.status == 405 || answer.status == 204;
    return refused ? "" : "the document has no such operation, yet the answer is " + std::to_string(answer.status);
  }
  const auto* found = operation->at("responses").as_object().if_contains(std::to_string(answer.status));
  if (found == nullptr) return "the document doesn't know that this may answer " + std::to_string(answer.status);
  const auto& response = resolved(found->as_object());
  if (!answer.header("ETag").empty() && answer.status < 400) {
    const auto* headers = response.if_contains("headers");
    if (headers == nullptr || !headers->as_object().contains("ETag")) return "the document doesn't promise the answer's ETag";
  }
  const auto* content = response.if_contains("content");
  if (content == nullptr || call.method == http::Method::HEAD)
    return answer.body.empty() ? "" : "the document promises an empty body";
  const auto* media = content->as_object().if_contains(media_type_of(answer));
  if (media == nullptr) return "the document doesn't know the content type " + media_type_of(answer);
  if (!media_type_of(answer).ends_with("json") || media_type_of(answer).ends_with("ndjson")) return "";
  return mismatch(json::parse(answer.body), media->as_object().at("schema").as_object());
}

const object& Contract::resolved(const object& schema) const {
  const auto* reference = schema.if_contains("$ref");
  if (reference == nullptr) return schema;
  const value* at = nullptr;
  for (const auto step : split(std::string_view(reference->get_string()).substr(2), '/'))
    at = &(at == nullptr ? document_.at(step) : at->as_object().at(step));
  return at->as_object();
}

std::string Contract::mismatch(const value& got, const object& unresolved, const std::string& place) const {
  const auto& schema = resolved(unresolved);
  const auto wrong = [&](const std::string& what) {
    return "schema: " + place + " " + what + ", got " + boost::json::serialize(got);
  };
  if (const auto* choices = schema.if_contains("anyOf")) {
    std::string first;
    for (const auto& choice : choices->as_array()) {
      auto difference = mismatch(got, choice.as_object(), place);
      if (difference.empty()) return "";
      if (first.empty()) first = std::move(difference);
    }
    return first;
  }
  if (const auto* type = schema.if_contains("type"); type != nullptr && !has_one_of(got, *type))
    return wrong("must be " + boost::json::serialize(*type));
  if (const auto* words = schema.if_contains("enum");
      words != nullptr && std::ranges::find(words->as_array(), got) == words->as_array().end())
    return wrong("must be one of " + boost::json::serialize(*words));
  if (const auto* items = schema.if_contains("items"); items != nullptr && got.is_array()) {
    for (std::size_t i = 0; i < got.as_array().size(); ++i) {
      auto difference = mismatch(got.as_array()[i], items->as_object(), place + "/" + std::to_string(i));
      if (!difference.empty()) return difference;
    }
  }
  return got.is_object() ? mismatch_in_object(got.as_object(), schema, place) : "";
}

std::string Contract::mismatch_in_object(const object& got, const object& schema, const std::string& place) const {
  if (const auto* required = schema.if_contains("required")) {
    for (const auto& name : required->as_array())
      if (!got.contains(name.get_string())) return "schema: " + place + "/" + std::string(name.get_string()) + " is missing";
  }
  const auto* properties = schema.if_contains("properties");
  const auto* others = schema.if_contains("additionalProperties");
  for (const auto& [name, member] : got) {
    const auto below = place + "/" + std::string(name);
    const auto* known = properties == nullptr ? nullptr : properties->as_object().if_contains(name);
    if (known == nullptr && others != nullptr && others->is_bool() && !others->get_bool())
      return "schema: " + below + " is not in the document";
    const auto* type = known != nullptr ? known : others != nullptr && others->is_object() ? others : nullptr;
    if (type == nullptr) continue;
    auto difference = mismatch(member, type->as_object(), below);
    if (!difference.empty()) return difference;
  }
  return "";
}

}  // namespace insight::api_test
