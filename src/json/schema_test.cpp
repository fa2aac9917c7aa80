#include "json/schema.h"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <optional>

namespace insight::json {
namespace {

enum class Colour : std::uint8_t { RED, BLUE };
BOOST_DESCRIBE_ENUM(Colour, RED, BLUE)

struct Wheel {
  int spoke_count = 0;
};
BOOST_DESCRIBE_STRUCT(Wheel, (), (spoke_count))

struct Bicycle {
  std::string name;
  std::optional<Colour> colour;
  std::vector<Wheel> wheels;
  std::optional<Wheel> spare;
};
BOOST_DESCRIBE_STRUCT(Bicycle, (), (name, colour, wheels, spare))

TEST(Schema, AnAnswerHasEveryMemberAndARequestMayLeaveOptionalsOut) {
  Schemas answers;
  EXPECT_EQ(boost::json::serialize(answers.of<Bicycle>(Direction::ANSWER)), R"({"$ref":"#/components/schemas/Bicycle"})");
  EXPECT_EQ(
      boost::json::serialize(answers.definitions().at("Bicycle")),
      R"({"type":"object","properties":{"name":{"type":"string"},"colour":{"type":["string","null"],"enum":["RED","BLUE",null]},)"
      R"("wheels":{"type":"array","items":{"$ref":"#/components/schemas/Wheel"}},)"
      R"("spare":{"anyOf":[{"$ref":"#/components/schemas/Wheel"},{"type":"null"}]}},)"
      R"("required":["name","colour","wheels","spare"],"additionalProperties":false})");
  EXPECT_EQ(boost::json::serialize(answers.definitions().at("Wheel").at("required")), R"(["spokeCount"])");

  Schemas requests;
  requests.of<Bicycle>(Direction::REQUEST);
  EXPECT_EQ(boost::json::serialize(requests.definitions().at("Bicycle").at("required")), R"(["name","wheels"])");
}

struct Basket {
  std::string label;
  std::optional<std::vector<std::string>> things;
  std::int64_t weight = 0;
};
BOOST_DESCRIBE_STRUCT(Basket, (), (label, things, weight))
Bounds bounds(const Basket*) {
  return {{"label", 1, 20}, {"things", 0, 3}, {"weight", 0}};
}

TEST(Schema, BoundsStandBesideTheTypes) {
  Schemas schemas;
  schemas.of<Basket>(Direction::REQUEST);
  EXPECT_EQ(
      boost::json::serialize(schemas.definitions().at("Basket").at("properties")),
      R"({"label":{"type":"string","minLength":1,"maxLength":20},)"
      R"("things":{"type":["array","null"],"items":{"type":"string"},"maxItems":3},"weight":{"type":"integer","minimum":0}})");
}

struct Typo {
  std::string label;
};
BOOST_DESCRIBE_STRUCT(Typo, (), (label))
Bounds bounds(const Typo*) {
  return {{"lable", 1, 20}};
}

TEST(Schema, ABoundOfNothingIsAMistake) {
  Schemas schemas;
  EXPECT_THROW(schemas.of<Typo>(Direction::REQUEST), std::logic_error);
}

TEST(Schema, OneNameIsOneSchema) {
  Schemas schemas;
  schemas.of<Wheel>(Direction::REQUEST);
  EXPECT_THROW(schemas.of<Wheel>(Direction::ANSWER), std::logic_error);
}

}  // namespace
}  // namespace insight::json
