#include "app/openapi.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/openapi_words.h"
#include "base/text.h"
#include "http/problem.h"
#include "http/query.h"

namespace insight::app {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::string;
using Access = http::Guard::Access;

std::string lower(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return small;
}

// "get_api_insight_projects_id"
std::string operation_id(const http::Route& route) {
  auto id = lower(http::name_of(route.method));
  for (const auto step : split(route.pattern, '/')) {
    if (step.empty()) continue;
    id += '_';
    for (const char c : step) {
      if (c == '-' || c == '.') id += '_';
      if (c != '{' && c != '}' && c != '-' && c != '.') id += c;
    }
  }
  return id;
}

// The first step that tells features apart: "insight/projects" → projects, "auth" → auth.
std::string tag_of(const http::Route& route) {
  if (!route.pattern.starts_with("/api/")) return "operations";
  for (const auto step : split(route.pattern, '/')) {
    if (!step.empty() && step != "api" && step != "insight" && step != "cli" && !step.starts_with("{")) return std::string(step);
  }
  return "operations";
}

object parameter(std::string_view place, std::string_view name, object schema, bool required) {
  return {{"name", name}, {"in", place}, {"required", required}, {"schema", std::move(schema)}};
}

// What holds of every value in a query whose struct doesn't say less (http/query.h).
void bound(object& schema) {
  const auto kind = schema.at("type").as_string();
  if (kind == "string" && !schema.contains("enum")) schema.emplace("maxLength", http::kMostQueryText);
  if (kind != "array") return;
  schema.emplace("maxItems", http::kMostQueryValues);
  if (auto& items = schema.at("items").as_object(); items.contains("type")) bound(items);
}

object header_parameter(std::string_view name) {
  object schema{{"type", "string"}};
  if (name == "Idempotency-Key") schema.insert({{"minLength", 1}, {"maxLength", 257}});  // two of them quotes
  auto described = parameter("header", name, std::move(schema), false);
  described["description"] = description_of_header(name);
  return described;
}

// What every request may say of itself (http/exchange.cpp).
constexpr std::array<std::string_view, 2> common_headers{"X-Request-Id", "traceparent"};

object common_parameters() {
  object all;
  for (const auto name : common_headers) all[name] = header_parameter(name);
  return all;
}

// Texts that are times are known by their names: createdAt, resetAt.
void mark_times(boost::json::value& schema) {
  auto* properties = schema.as_object().if_contains("properties");
  if (properties == nullptr) return;
  for (auto& [name, property] : properties->as_object()) {
    if (!property.is_object() || !std::string_view(name).ends_with("At")) continue;
    const auto* type = property.as_object().if_contains("type");
    if (type == nullptr) continue;
    const bool text = type->is_string() ? type->get_string() == "string" : type->as_array().front() == "string";
    if (text) property.as_object()["format"] = "date-time";
  }
}

bool has_path_parameter(const http::Route& route) {
  return route.pattern.find('{') != std::string::npos;
}

array parameters_of(const http::Route& route) {
  array all;
  for (const auto step : split(route.pattern, '/')) {
    if (step.starts_with('{')) all.push_back(parameter("path", step.substr(1, step.size() - 2), {{"type", "string"}}, true));
  }
  for (const auto& name : route.answer.headers) all.push_back(header_parameter(name));
  if (route.answer.tagged) all.push_back(header_parameter("If-None-Match"));
  for (const auto name : common_headers) all.push_back(object{{"$ref", "#/components/parameters/" + std::string(name)}});
  if (route.answer.asked == nullptr) return all;
  json::Schemas own;  // the query's struct is written out as parameters and needs no name
  route.answer.asked(own, json::Direction::REQUEST);
  for (const auto& [struct_name, schema] : own.definitions()) {
    for (const auto& [name, type] : schema.at("properties").as_object()) {
      auto plain = type.as_object();
      if (plain.at("type").is_array()) plain["type"] = plain.at("type").as_array().front();  // a parameter is left out, not null
      if (auto* words = plain.if_contains("enum")) words->as_array().pop_back();  // null, which an optional's words end with
      bound(plain);
      all.push_back(parameter("query", name, std::move(plain), false));
    }
  }
  return all;
}

// How a row may refuse: what its guard, path, query and body imply, and what it says itself.
std::set<unsigned> refusals_of(const http::Route& route) {
  std::set<unsigned> statuses(route.answer.refusals.begin(), route.answer.refusals.end());
  const bool guarded = route.guard.access != Access::ANYONE && route.guard.access != Access::SIGNATURE;
  const bool takes_body = route.body.kind != http::BodyRule::Kind::none;
  statuses.insert({400, 413, 415, 429, 431, 503});
  if (guarded) statuses.insert({401, 403});
  if (has_path_parameter(route)) statuses.insert(404);
  if (takes_body) statuses.insert(408);
  return statuses;
}

object content(std::string_view media_type, object schema) {
  return {{media_type, object{{"schema", std::move(schema)}}}};
}

object request_body(const http::Route& route, json::Schemas& schemas) {
  if (route.body.kind == http::BodyRule::Kind::file)
    return {{"required", true}, {"content", content("application/octet-stream", {{"type", "string"}, {"format", "binary"}})}};
  auto schema = route.body.shape != nullptr ? route.body.shape(schemas, json::Direction::REQUEST) : object{};
  object types;
  if (route.body.kind != http::BodyRule::Kind::form) types["application/json"] = object{{"schema", schema}};
  if (route.body.kind == http::BodyRule::Kind::form || route.body.kind == http::BodyRule::Kind::json_or_form)
    types["application/x-www-form-urlencoded"] = object{{"schema", schema}};
  return {{"required", true}, {"content", std::move(types)}};
}

// Of what no struct describes: one JSON document, or any text, of which NDJSON is one.
object document_schema(std::string_view media_type) {
  const bool json = media_type == "application/json" || media_type.ends_with("+json");
  return {{"type", json ? "object" : "string"}};
}

object header(std::string_view description, std::string_view type) {
  return {{"description", description}, {"schema", object{{"type", type}}}};
}

// Of answers that are no refusals.
object answer_headers(const http::Route& route) {
  object all;
  if (route.answer.tagged) all["ETag"] = header("of this answer, for If-None-Match", "string");
  if (std::ranges::find(route.answer.headers, "Idempotency-Key") != route.answer.headers.end())
    all["Idempotency-Replayed"] = header("`true` where an earlier submit under the same key was answered so", "string");
  return all;
}

object success(const http::Route& route, json::Schemas& schemas) {
  object answer{{"description", http::reason_of(route.answer.status)}};
  if (auto headers = answer_headers(route); !headers.empty()) answer["headers"] = std::move(headers);
  if (route.answer.shape != nullptr) {
    answer["content"] = content("application/json", route.answer.shape(schemas, json::Direction::ANSWER));
  } else if (!route.answer.media_type.empty()) {
    answer["content"] = content(route.answer.media_type, document_schema(route.answer.media_type));
    for (const auto& other : route.answer.other_media_types)
      answer.at("content").as_object()[other] = object{{"schema", document_schema(other)}};
  }
  return answer;
}

// How refusals look: a page for people, OAuth's plain JSON, or a problem.
std::string_view refusal_of(const http::Route& route) {
  if (route.answer.media_type == "text/html") return "#/components/responses/ProblemPage";
  if (route.pattern.starts_with("/auth/")) return "#/components/responses/OAuthProblem";
  return "#/components/responses/Problem";
}

object responses(const http::Route& route, json::Schemas& schemas) {
  object all{{std::to_string(route.answer.status), success(route, schemas)}};
  if (route.answer.tagged) all["304"] = object{{"description", http::reason_of(304)}, {"headers", answer_headers(route)}};
  if (route.answer.may_be_empty) all["204"] = object{{"description", http::reason_of(204)}};
  for (const unsigned status : refusals_of(route)) all[std::to_string(status)] = object{{"$ref", refusal_of(route)}};
  return all;
}

array security_of(const http::Route& route) {
  switch (route.guard.access) {
    case Access::ANYONE:
    case Access::SIGNATURE:
      return {};
    case Access::LOGIN:
    case Access::ADMIN:
      return {object{{"bearer", array{}}}, object{{"session", array{}}}};
    default:
      return {object{{"bearer", array{}}}, object{{"apiKey", array{}}}, object{{"session", array{}}}};
  }
}

object operation(const http::Route& route, json::Schemas& schemas) {
  object described{{"operationId", operation_id(route)}, {"summary", summary_of(route)}, {"tags", array{tag_of(route)}}};
  if (auto parameters = parameters_of(route); !parameters.empty()) described["parameters"] = std::move(parameters);
  if (route.body.kind != http::BodyRule::Kind::none) described["requestBody"] = request_body(route, schemas);
  described["responses"] = responses(route, schemas);
  described["security"] = security_of(route);
  if (!route.guard.scope.empty()) described["x-required-scope"] = route.guard.scope;
  if (route.guard.access == Access::LOGIN || route.guard.access == Access::ADMIN) described["x-requires-login"] = true;
  if (route.guard.access == Access::ADMIN) described["x-required-role"] = "ADMIN";
  return described;
}

object security_schemes() {
  return {{"bearer", object{{"type", "http"}, {"scheme", "bearer"}, {"description", "an access token or an API key"}}},
          {"apiKey", object{{"type", "apiKey"}, {"in", "header"}, {"name", "X-API-Key"}}},
          {"session", object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-sid"}}}};
}

}  // namespace

object openapi_document(std::span<const http::Route> table) {
  json::Schemas schemas;
  object paths;
  std::set<std::string> tags;
  for (const auto& route : table) {
    if (!paths.contains(route.pattern)) paths[route.pattern] = object{};
    paths[route.pattern].as_object()[lower(http::name_of(route.method))] = operation(route, schemas);
    tags.insert(tag_of(route));
  }
  array tag_list;
  for (const auto& tag : tags) tag_list.push_back(object{{"name", tag}, {"description", description_of_tag(tag)}});
  auto definitions = schemas.definitions();
  for (auto& [name, schema] : definitions) mark_times(schema);
  definitions["Problem"] = http::problem_schema();
  object problem{{"description", "refused; `code` is a word for programs, `message` says what to do"},
                 {"headers", object{{"X-Request-Id", header("as in the body's requestId", "string")},
                                    {"Retry-After", header("with 429 and 503: seconds to wait", "integer")}}},
                 {"content", content("application/problem+json", {{"$ref", "#/components/schemas/Problem"}})}};
  const object problem_body{{"schema", object{{"$ref", "#/components/schemas/Problem"}}}};
  object oauth{{"description", "refused; `error` is the word of RFC 6749 or RFC 8628"},
               {"content", object{{"application/json", problem_body}}}};
  object page{{"description", "refused, told to a person"},
              {"content",
               object{{"text/html", object{{"schema", object{{"type", "string"}}}}}, {"application/problem+json", problem_body}}}};
  return {{"openapi", "3.1.0"},
          {"info", object{{"title", "Insight Cloud"},
                          {"version", "1"},
                          {"summary", "Send code, get findings."},
                          {"license", object{{"name", "MIT"}, {"identifier", "MIT"}}}}},
          {"servers", array{object{{"url", "/"}}}},
          {"tags", std::move(tag_list)},
          {"paths", std::move(paths)},
          {"components",
           object{{"schemas", std::move(definitions)},
                  {"parameters", common_parameters()},
                  {"responses",
                   object{{"Problem", std::move(problem)}, {"OAuthProblem", std::move(oauth)}, {"ProblemPage", std::move(page)}}},
                  {"securitySchemes", security_schemes()}}}};
}

}  // namespace insight::app
