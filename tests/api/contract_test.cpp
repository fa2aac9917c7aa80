#include "contract.h"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/server.h"
#include "base/test_folder.h"
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

// The document as a file, to be read without a server. INSIGHT_WRITE_GOLDEN=1 writes it anew.
TEST(Contract, TheDocumentIsTheOneInDocs) {
  const TestFolder folder;
  app::ServerOptions options;
  options.data_folder = folder.path() / "data";
  options.log_level = LogLevel::error;
  app::Server server(options);
  server.start();
  const auto served = http::Client(server.url()).send({.path = "/openapi.json"}).body;
  server.stop(std::chrono::seconds(1));
  const std::filesystem::path golden = INSIGHT_OPENAPI;
  std::string pretty;
  append_pretty(pretty, json::parse(served), "");
  if (std::getenv("INSIGHT_WRITE_GOLDEN") != nullptr) std::ofstream(golden) << pretty << '\n';
  std::ifstream in(golden);
  const std::string kept{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(kept == pretty + "\n") << "docs/openapi.json is not what the server says; INSIGHT_WRITE_GOLDEN=1 api_test writes it";
}

}  // namespace
}  // namespace insight::api_test
