#include "webhook/signature.h"

#include <gtest/gtest.h>

#include <vector>

namespace insight::webhook {
namespace {

// The specification's own example.
constexpr std::string_view secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr std::string_view id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
constexpr std::int64_t timestamp = 1614265330;
constexpr std::string_view body = R"({"test": 2432232314})";
constexpr std::string_view signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

bool holds(std::string_view header, std::string_view of_body = body, std::int64_t at = timestamp, std::string_view of = id) {
  const std::vector<std::string> keys{*key_of(secret)};
  return is_signed(keys, of, at, of_body, header);
}

TEST(Signature, IsTheSpecificationsOwn) {
  EXPECT_EQ(sign(*key_of(secret), id, timestamp, body), signature);
  EXPECT_TRUE(holds(signature));
}

TEST(Signature, CoversIdTimeAndBody) {
  EXPECT_FALSE(holds(signature, R"({"test": 2432232315})"));
  EXPECT_FALSE(holds(signature, body, timestamp + 1));
  EXPECT_FALSE(holds(signature, body, timestamp, "msg_q5jXN8AQM9LWM0D4loKWxJek"));
}

TEST(Signature, AnyOneOfAHeaderIsEnough) {
  const std::string right(signature);
  EXPECT_TRUE(holds("v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,xyz " + right));
  EXPECT_FALSE(holds("v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc="));
}

TEST(Signature, OtherSpellingsAreNoSignature) {
  const std::string right(signature);
  for (const auto& header : {std::string(), std::string("v1"), std::string("v1,"), right.substr(3), "v1a," + right.substr(3),
                             "V1," + right.substr(3), right + "=", right.substr(0, right.size() - 1), "v1, " + right.substr(3)})
    EXPECT_FALSE(holds(header)) << header;
  std::string many;
  for (int i = 0; i < 20; ++i) many += "v1,x ";
  EXPECT_FALSE(holds(many + right));
}

TEST(Signature, SecretsAreBase64AndLongEnough) {
  EXPECT_EQ(key_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), key_of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
  for (const auto* bad : {"", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!!", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS"})
    EXPECT_FALSE(key_of(bad)) << bad;
  SeededRandom random;
  const auto drawn = draw_secret(random);
  EXPECT_EQ(key_of(drawn)->size(), 32u);
  EXPECT_NE(draw_secret(random), drawn);
}

}  // namespace
}  // namespace insight::webhook
