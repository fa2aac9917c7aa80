#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/decode.h"
#include "json/encode.h"

namespace insight::json {
namespace {

enum class Colour { RED, GREEN };
BOOST_DESCRIBE_ENUM(Colour, RED, GREEN)

struct Wheel {
  std::uint8_t size = 0;
  bool operator==(const Wheel&) const = default;
};
BOOST_DESCRIBE_STRUCT(Wheel, (), (size))

struct CarTag;
struct Car {
  Id<CarTag> id;
  std::string given_name;
  Colour colour = Colour::RED;
  std::vector<Wheel> wheels;
  std::optional<double> price;
  std::map<std::string, bool> options;
  boost::json::value extra;
  bool operator==(const Car&) const = default;
};
BOOST_DESCRIBE_STRUCT(Car, (), (id, given_name, colour, wheels, price, options, extra))

struct Login {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Login, (), (name))
void validate(const Login& login, Problems& problems) {
  if (login.name.empty()) problems.add("/name", "is empty");
}

Error refused(const std::function<void()>& what) {
  try {
    what();
  } catch (const Error& error) {
    return error;
  }
  return Error{ErrorCode::internal, "accepted"};
}

template <class T>
std::vector<std::string> pointers(std::string_view text) {
  std::vector<std::string> out;
  const auto error = refused([&] { decode<T>(text); });
  for (const auto& field : error.fields()) out.push_back(field.pointer);
  return out;
}

constexpr std::string_view good = R"({"id":"c1","givenName":"José","colour":"GREEN","wheels":[{"size":3}],"price":1.5,)"
                                  R"("options":{"abs":true},"extra":{"x":[1,null]}})";

TEST(Json, RoundTripsADescribedStruct) {
  const auto car = decode<Car>(good);
  EXPECT_EQ(car.given_name, "José");
  EXPECT_EQ(car.colour, Colour::GREEN);
  EXPECT_EQ(car.wheels, std::vector<Wheel>{{3}});
  EXPECT_EQ(encode(car), good);
  EXPECT_EQ(decode<Car>(encode(car)), car);
}

TEST(Json, FindsEveryBadFieldAtOnceAndNamesIt) {
  EXPECT_THAT(
      pointers<Car>(
          R"({"id":"","givenname":"x","colour":"BLUE","wheels":[{"size":3},{"size":256},{}],"price":"1","options":{"a/b":1},"extra":null})"),
      testing::UnorderedElementsAre("/id", "/givenName", "/colour", "/wheels/1/size", "/wheels/2/size", "/price", "/options/a~1b",
                                    "/givenname"));
}

TEST(Json, SuggestsTheNameThatWasMeant) {
  const auto error = refused([] { decode<Login>(R"({"naem":"x"})"); });
  ASSERT_EQ(error.fields().size(), 2U);
  EXPECT_EQ(error.fields()[1], (FieldError{"/naem", "is not a known field; did you mean `name`?"}));
}

TEST(Json, RefusesRepeatedNamesAtAnyDepth) {
  EXPECT_THAT(pointers<boost::json::value>(R"({"a":[1,{"b":1,"b":2}],"a":3})"), testing::ElementsAre("/a/1/b", "/a"));
}

TEST(Json, RefusesWhatIsNotJson) {
  for (const std::string_view bad :
       {"", "  ", "{", "{}x", "{'a':1}", "[1,]", "nul", "\"\xff\"", "{\"a\":\"\\u0000\"}", "01", "\"\\ud800\""}) {
    EXPECT_EQ(refused([&] { parse(bad); }).code(), ErrorCode::invalid) << bad;
  }
  EXPECT_EQ(refused([] { parse(std::string(100'000, '[')); }).code(), ErrorCode::invalid);
  EXPECT_EQ(refused([] { parse("[1,2,3]", {.bytes = 3}); }).code(), ErrorCode::too_large);
}

TEST(Json, NumbersMustFitAndAreNeverConverted) {
  EXPECT_EQ(decode<std::uint64_t>("18446744073709551615"), 18446744073709551615ULL);
  for (const std::string_view bad : {"-1", "256", "1.5", "\"1\"", "true", "null", "1e400"}) {
    EXPECT_EQ(refused([&] { decode<std::uint8_t>(bad); }).code(), ErrorCode::invalid) << bad;
  }
}

TEST(Json, OwnRulesOfAStructRunOnceItsShapeIsRight) {
  EXPECT_THAT(pointers<Login>(R"({"name":""})"), testing::ElementsAre("/name"));
  EXPECT_THAT(pointers<std::vector<Login>>(R"([{"name":"x"},{"name":""}])"), testing::ElementsAre("/1/name"));
}

TEST(Json, MistakesDoNotRepeatTexts) {
  const auto error = refused([] { decode<std::vector<int>>(R"("hunter2")"); });
  EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("hunter2")));
}

TEST(Json, WriterMakesObjectsThatNoStructHas) {
  Writer w;
  w.begin_object();
  w.field("success", true);
  w.members(Wheel{4});
  w.key("list");
  w.begin_array();
  w.value(1);
  w.value("two\xff");
  w.end_array();
  w.field("none", std::optional<int>{});
  w.field("nan", std::nan(""));
  w.end_object();
  EXPECT_EQ(w.take(), "{\"success\":true,\"size\":4,\"list\":[1,\"two\xef\xbf\xbd\"],\"none\":null,\"nan\":null}");
}

}  // namespace
}  // namespace insight::json
