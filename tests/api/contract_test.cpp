#include "contract.h"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/server.h"
#include "base/test_folder.h"
#include "base/text.h"
#include "json/parse.h"

namespace insight::api_test {
namespace {

const char* const tiny = R"({"paths": {"/things/{id}": {"get": {"responses": {"200": {"content": {"application/json":
  {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
  "components": {"schemas": {"Thing": {"type": "object", "properties": {"id": {"type": "string"}, "size": {"type": ["integer", "null"]},
    "colour": {"type": "string", "enum": ["RED"]}}, "required": ["id"], "additionalProperties": false}}}})";

std::string broken_by(unsigned status, const std::string& body, const std::string& path = "/things/7") {
  const Contract contract(json::parse(tiny).as_object());
  http::Answer answer{status, {{"Content-Type", "application/json"}}, body};
  return contract.broken_by({.path = path}, answer);
}

TEST(Contract, HoldsAnswersAgainstTheDocument) {
  EXPECT_EQ(broken_by(200, R"({"id": "7", "size": null, "colour": "RED"})"), "");
  EXPECT_EQ(broken_by(200, R"({"size": 1})"), "schema: /id is missing");
  EXPECT_EQ(broken_by(200, R"({"id": "7", "more": 1})"), "schema: /more is not in the document");
  EXPECT_NE(broken_by(200, R"({"id": 7})"), "");
  EXPECT_NE(broken_by(200, R"({"id": "7", "colour": "BLUE"})"), "");
  EXPECT_NE(broken_by(201, R"({"id": "7"})"), "");
  EXPECT_NE(broken_by(200, R"({"id": "7"})", "/nowhere"), "");
}

// A member or element a line, so that a change to the API is a change of few lines.
void append_pretty(std::string& out, const boost::json::value& value, const std::string& indent) {
  const auto inner = indent + "  ";
  const auto items = [&](char open, char close, const auto& list, const auto& item) {
    if (list.empty()) return void((out += open) += close);
    out += open;
    const char* separator = "\n";
    for (const auto& element : list) {
      (out += separator) += inner;
      item(element);
      separator = ",\n";
    }
    ((out += "\n") += indent) += close;
  };
  if (const auto* object = value.if_object()) {
    items('{', '}', *object, [&](const auto& member) {
      (out += boost::json::serialize(member.key())) += ": ";
      append_pretty(out, member.value(), inner);
    });
  } else if (const auto* array = value.if_array()) {
    items('[', ']', *array, [&](const auto& element) { append_pretty(out, element, inner); });
  } else {
    out += boost::json::serialize(value);
  }
}

std::string served_document() {
  const TestFolder folder;
  app::ServerOptions options;
  options.data_folder = folder.path() / "data";
  options.log_level = LogLevel::error;
  app::Server server(options);
  server.start();
  auto served = http::Client(server.url()).send({.path = "/openapi.json"}).body;
  server.stop(std::chrono::seconds(1));
  return served;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

using boost::json::object;

std::vector<std::string> headers_of(const object& operation) {
  std::vector<std::string> names;
  for (const auto& parameter : operation.at("parameters").as_array())
    if (const auto* place = parameter.as_object().if_contains("in"); place != nullptr && *place == "header")
      names.push_back("`" + std::string(parameter.at("name").as_string()) + "`");
  return names;
}

std::string who_may_call(const object& operation) {
  if (operation.contains("x-required-role")) return "owners";
  if (operation.contains("x-requires-login")) return "a log-in";
  if (const auto* scope = operation.if_contains("x-required-scope")) return "`" + std::string(scope->as_string()) + "`";
  if (!operation.at("security").as_array().empty()) return "anybody known";
  if (join(headers_of(operation), " ").find("ignature") != std::string::npos) return "a signature";
  const bool watched = operation.at("operationId") == "get_metrics";
  return watched ? "this machine, or the token" : "anyone";
}

std::string what_goes_in(const object& operation) {
  std::vector<std::string> kinds;
  if (const auto* body = operation.if_contains("requestBody")) {
    for (const auto& type : body->at("content").as_object())
      kinds.emplace_back(type.key() == "application/json" ? "JSON" : type.key() == "application/octet-stream" ? "bytes" : "a form");
  }
  return join(kinds, " or ");
}

std::string success_of(const object& operation) {
  for (const auto& response : operation.at("responses").as_object())
    if (response.key().starts_with('2')) return std::string(response.key());
  return "";
}

std::string routes_table(const object& document) {
  std::string table = "| route | who | body | headers of its own | status | |\n|---|---|---|---|---|---|\n";
  for (const auto& [path, methods] : document.at("paths").as_object()) {
    for (const auto& [method, described] : methods.as_object()) {
      const auto& operation = described.as_object();
      std::string name(method);
      for (auto& c : name) c = static_cast<char>(c & ~0x20);
      table += "| `" + name + " " + std::string(path) + "` | " + who_may_call(operation) + " | " + what_goes_in(operation) + " | " +
               join(headers_of(operation), ", ") + " | " + success_of(operation) + " | " +
               std::string(operation.at("summary").as_string()) + " |\n";
    }
  }
  return table;
}

// The table at the top of docs/api.md. INSIGHT_WRITE_GOLDEN=1 writes it anew.
TEST(Contract, TheTableOfRoutesIsTheOneInDocs) {
  const auto file = std::filesystem::path(INSIGHT_OPENAPI).parent_path() / "api.md";
  constexpr std::string_view begin = "<!-- routes -->\n", end = "<!-- end routes -->";
  auto text = text_of(file);
  const auto from = text.find(begin), to = text.find(end);
  ASSERT_NE(from, std::string::npos);
  ASSERT_NE(to, std::string::npos);
  const auto table = routes_table(json::parse(served_document()).as_object());
  if (std::getenv("INSIGHT_WRITE_GOLDEN") != nullptr)
    std::ofstream(file) << text.replace(from + begin.size(), to - from - begin.size(), table);
  EXPECT_EQ(text.substr(from + begin.size(), text.find(end) - from - begin.size()), table)
      << "INSIGHT_WRITE_GOLDEN=1 api_test writes it";
}

// The document as a file, to be read without a server. INSIGHT_WRITE_GOLDEN=1 writes it anew.
TEST(Contract, TheDocumentIsTheOneInDocs) {
  const auto served = served_document();
  const std::filesystem::path golden = INSIGHT_OPENAPI;
  std::string pretty;
  append_pretty(pretty, json::parse(served), "");
  if (std::getenv("INSIGHT_WRITE_GOLDEN") != nullptr) std::ofstream(golden) << pretty << '\n';
  EXPECT_TRUE(text_of(golden) == pretty + "\n")
      << "docs/openapi.json is not what the server says; INSIGHT_WRITE_GOLDEN=1 api_test writes it";
}

}  // namespace
}  // namespace insight::api_test
