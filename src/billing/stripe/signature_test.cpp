#include "billing/stripe/signature.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "crypto/hash.h"
#include "db/param.h"

namespace insight::billing::stripe {
namespace {

constexpr Millis kNow = 1'700'000'000'000;
const std::string body = R"({"id":"evt_test_webhook","object":"event"})";
const std::string known = "d95c6b7477fbd7e9f90b1b0ef5f9c7ac25abca5382460e0d988c2b2a5b71b990";
const std::vector<std::string> secrets{"whsec_test_secret"};

std::string_view said(const std::string& header, std::string_view about = body, Millis now = kNow,
                      const std::vector<std::string>& under = secrets) {
  return db::name_of_enumerator(verify_signature(header, about, under, now));
}

std::string signed_at(std::string_view t) {
  return "t=" + std::string(t) + ",v1=" + to_hex(crypto::hmac_sha256(secrets[0], std::string(t) + "." + body));
}

TEST(StripeSignature, GivesTheKnownAnswer) {
  EXPECT_EQ(said("t=1700000000,v1=" + known), "GOOD");
  EXPECT_EQ(signed_at("1700000000"), "t=1700000000,v1=" + known);
}

TEST(StripeSignature, AnyV1UnderAnySecretIsEnough) {
  EXPECT_EQ(said("v0=x,t=1700000000,v1=" + std::string(64, '0') + ",v1=" + known + ",v2=y"), "GOOD");
  EXPECT_EQ(said("t=1700000000,v1=" + known, body, kNow, {"whsec_old", "", "whsec_test_secret"}), "GOOD");
  EXPECT_EQ(said("t=1700000000,v1=" + known, body, kNow, {"whsec_other"}), "WRONG");
  EXPECT_EQ(said("t=1700000000,v1=" + known, body, kNow, {""}), "WRONG");
  EXPECT_EQ(said("t=1700000000,v1=" + known, body, kNow, {}), "WRONG");
}

TEST(StripeSignature, FiveMinutesEitherWay) {
  EXPECT_EQ(said("t=1700000000,v1=" + known, body, kNow + 300'999), "GOOD");
  EXPECT_EQ(said("t=1700000000,v1=" + known, body, kNow + 301'000), "TOO_OLD");
  EXPECT_EQ(said("t=1700000000,v1=" + known, body, kNow - 300'000), "GOOD");
  EXPECT_EQ(said("t=1700000000,v1=" + known, body, kNow - 301'000), "IN_THE_FUTURE");
}

TEST(StripeSignature, OneTimestampInOneSpelling) {
  EXPECT_EQ(said(signed_at("1700000000") + ",t=1700000000"), "SECOND_TIMESTAMP");
  for (const auto* t : {"01700000000", "+1700000000", " 1700000000", "1700000000 ", "1700000000.0", "1.7e9", "0x6553f100", "", "-1",
                        "99999999999999999999"})
    EXPECT_EQ(said(signed_at(t)), "BAD_TIMESTAMP") << t;
}

TEST(StripeSignature, RefusesWhatIsNoHeader) {
  EXPECT_EQ(said(""), "MISSING");
  EXPECT_EQ(said("t=1700000000,v1=" + known, ""), "MISSING");
  EXPECT_EQ(said("t=1700000000"), "NO_SIGNATURE");
  EXPECT_EQ(said("v1=" + known), "NO_TIMESTAMP");
  EXPECT_EQ(said("t=1700000000,v1"), "MALFORMED");
  EXPECT_EQ(said("t=1700000000,v1=,v1=" + known), "MALFORMED");
  EXPECT_EQ(said("t=1700000000,,v1=" + known), "MALFORMED");
  EXPECT_EQ(said("t=1700000000,=x,v1=" + known), "MALFORMED");
  EXPECT_EQ(said("t=1700000000,v1=" + known + std::string(5000, 'a')), "MALFORMED");
  EXPECT_EQ(said("T=1700000000,V1=" + known), "NO_TIMESTAMP");
}

TEST(StripeSignature, TheTextIsComparedAsItIs) {
  auto upper = known;
  for (auto& c : upper) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c;
  EXPECT_EQ(said("t=1700000000,v1=" + upper), "WRONG");
  EXPECT_EQ(said("t=1700000000,v1=" + known + "=x"), "WRONG");
  EXPECT_EQ(said("t=1700000000, v1=" + known), "NO_SIGNATURE");
  EXPECT_EQ(said("t=1700000000,v1=" + known, body + " "), "WRONG");
  EXPECT_EQ(said("t=1700000000,v1=" + known, "\xff"), "NOT_TEXT");
  EXPECT_EQ(said("t=1700000000,v1=" + known, "\xef\xbb\xbf{}"), "NOT_TEXT");
}

}  // namespace
}  // namespace insight::billing::stripe
