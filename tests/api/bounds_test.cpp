// What the document says of lengths and numbers, held against the server: every member of a body and every parameter is asked for
// once beyond each of its bounds, in a request that is granted otherwise, and must be refused by name.
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "base/text.h"
#include "contract.h"
#include "json/parse.h"
#include "matrix_rows.h"

namespace insight::api_test {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

std::optional<std::int64_t> number_of(const object& schema, std::string_view word) {
  const auto* found = schema.if_contains(word);
  return found == nullptr ? std::nullopt : std::optional(found->to_number<std::int64_t>());
}

// As many as asked for: of the elements that the sound list has, else of texts.
array list_of(std::int64_t size, const value* sound) {
  const bool has = sound != nullptr && sound->is_array() && !sound->as_array().empty();
  return array(static_cast<std::size_t>(size), has ? sound->as_array().front() : value("x"));
}

// Just beyond each bound of the schema. An empty text or list is beyond a least of 1.
std::vector<value> beyond(const object& schema, const value* sound) {
  std::vector<value> values;
  if (const auto most = number_of(schema, "maxLength")) values.emplace_back(std::string(static_cast<std::size_t>(*most + 1), 'x'));
  if (const auto least = number_of(schema, "minLength"))
    values.emplace_back(std::string(static_cast<std::size_t>(*least - 1), 'x'));
  if (const auto most = number_of(schema, "maxItems")) values.emplace_back(list_of(*most + 1, sound));
  if (const auto least = number_of(schema, "minItems")) values.emplace_back(list_of(*least - 1, sound));
  if (const auto most = number_of(schema, "maximum")) values.emplace_back(*most + 1);
  if (const auto least = number_of(schema, "minimum")) values.emplace_back(*least - 1);
  return values;
}

class Bounds : public testing::Test {
 protected:
  // The schemas of a JSON body's members; none where there is no such body.
  object members_of(const object& operation) const {
    const auto* body = operation.if_contains("requestBody");
    const auto* media = body == nullptr ? nullptr : body->at("content").as_object().if_contains("application/json");
    if (media == nullptr) return {};
    const auto* schema = &media->at("schema").as_object();
    if (const auto* name = schema->if_contains("$ref"))
      schema = &contract_.document().at("components").at("schemas").at(split(name->as_string(), '/').back()).as_object();
    const auto* members = schema->if_contains("properties");
    return members == nullptr ? object{} : members->as_object();
  }

  const Person& rightful(const object& operation) { return operation.contains("x-required-role") ? world_.root() : world_.ada(); }

  void refused(const Row& row, const http::Call& call, std::string_view pointer, const value& with) {
    const auto answer = world_.send(call);
    ++asked_;
    const auto told = std::string(row.request) + " with " + std::string(pointer) + " = " +
                      shorten(boost::json::serialize(with), 80) + "\n" + std::to_string(answer.status) + " " + answer.body;
    if (answer.status == 413) return;  // of a list's length
    ASSERT_EQ(answer.status, 400U) << told;
    const auto said = json::parse(answer.body);
    bool named = with.is_array() && !pointer.starts_with('/');  // beyond what any query may have

    for (const auto& error : said.at("errors").as_array())
      named = named || std::string_view(error.at("pointer").as_string()).starts_with(pointer);
    EXPECT_TRUE(named) << told;
  }

  void check_body(const Row& row, const object& operation) {
    if (row.body.empty() || row.content_type != "application/json") return;  // optional, or a form
    const auto& person = rightful(operation);
    for (const auto& [name, schema] : members_of(operation)) {
      const auto sound = json::parse(call_of(row, make_things(world_, row, person), {}).body).as_object();
      for (const auto& bad : beyond(schema.as_object(), sound.if_contains(name))) {
        auto body = sound;
        body[name] = bad;
        auto call = call_of(row, make_things(world_, row, person), {{"Authorization", "Bearer " + person.token}});
        call.body = boost::json::serialize(body);
        refused(row, call, "/" + std::string(name), bad);
      }
    }
  }

  void check_query(const Row& row, const object& operation) {
    const auto* parameters = operation.if_contains("parameters");
    if (parameters == nullptr) return;
    const auto& person = rightful(operation);
    for (const auto& parameter : parameters->as_array()) {
      if (!parameter.as_object().contains("in") || parameter.at("in") != "query") continue;
      const std::string name(parameter.at("name").as_string());
      for (const auto& bad : beyond(parameter.at("schema").as_object(), nullptr)) {
        if (bad.is_string() && bad.get_string().empty()) continue;
        auto call = call_of(row, make_things(world_, row, person), {{"Authorization", "Bearer " + person.token}});
        call.path = call.path.substr(0, call.path.find('?')) + "?" + name + "=";
        if (bad.is_array())
          for (const auto& element : bad.get_array()) (call.path += element.as_string()) += "&" + name + "=";
        else
          call.path += bad.is_string() ? std::string(bad.get_string()) : boost::json::serialize(bad);
        refused(row, call, name, bad);
      }
    }
  }

  World world_;
  Contract contract_{json::parse(world_.send({.path = "/openapi.json"}).body).as_object()};
  int asked_ = 0;
};

TEST_F(Bounds, AreWhatTheServerEnforces) {
  for (const auto& row : rows()) {
    const auto* operation = contract_.operation_of(call_of(row, {}, {}));
    ASSERT_NE(operation, nullptr) << row.request;
    check_body(row, *operation);
    check_query(row, *operation);
  }
  EXPECT_GT(asked_, 100);
}

}  // namespace
}  // namespace insight::api_test
