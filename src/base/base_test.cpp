#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/id.h"
#include "base/log.h"
#include "base/text.h"
#include "base/time_text.h"

namespace insight {
namespace {

TEST(Ids, AreVersionSevenAndGrowWithinOneMillisecondAndWhenTheClockStepsBack) {
  ManualClock clock;
  SeededRandom random;
  IdMaker ids(clock, random);
  std::string last;
  for (int i = 0; i < 10'000; ++i) {
    if (i == 5'000) clock.advance(-60'000);
    const auto id = ids.uuid_v7();
    ASSERT_TRUE(is_uuid(id)) << id;
    ASSERT_EQ(id[14], '7');
    ASSERT_GT(id, last);
    last = id;
  }
  EXPECT_FALSE(is_uuid("0192E4A5-0000-7000-8000-000000000000"));
  EXPECT_FALSE(is_uuid("nonsense"));
}

TEST(Text, HexAndBase64RoundTripAndRefuseEverythingElse) {
  const std::string text("\x00\xff\x10zA~", 6);
  for (std::size_t n = 0; n <= text.size(); ++n) {
    const auto bytes = bytes_of(std::string_view(text).substr(0, n));
    const std::vector<std::uint8_t> same(bytes.begin(), bytes.end());
    EXPECT_EQ(from_hex(to_hex(bytes)), same);
    EXPECT_EQ(from_base64(to_base64(bytes)), same);
    EXPECT_EQ(from_base64url(to_base64url(bytes)), same);
  }
  EXPECT_EQ(to_base64(bytes_of("foob")), "Zm9vYg==");
  EXPECT_FALSE(from_base64url("Zm9vYg=="));
  EXPECT_FALSE(from_base64url("Zm9vYh"));  // spare bits
  EXPECT_FALSE(from_base64url("A"));
  EXPECT_FALSE(from_base64("Zm9vYg"));
  EXPECT_FALSE(from_hex("0g"));
}

TEST(Text, SuggestsWhatWasMeantAndNothingFarFetched) {
  const std::vector<std::string_view> names{"projectId", "detectors", "language"};
  EXPECT_EQ(closest("projectID", names), "projectId");
  EXPECT_EQ(closest("detecotrs", names), "detectors");
  EXPECT_EQ(closest("zebra", names), std::nullopt);
  EXPECT_EQ(did_you_mean("langage", names), "; did you mean `language`?");
  EXPECT_EQ(edit_distance("ca", "ac"), 1U);
}

TEST(Text, CutsBetweenCodePoints) {
  EXPECT_EQ(shorten("José", 100), "José");
  EXPECT_TRUE(is_utf8(shorten("ééééééé", 6)));
  EXPECT_FALSE(is_utf8("\xc0\xaf"));
  EXPECT_FALSE(is_utf8("\xed\xa0\x80"));
  EXPECT_EQ(count_code_points("José"), 4U);
}

TEST(Text, JsonStringsAreValidForAnyBytes) {
  std::string out;
  append_json_string(out, std::string_view("a\"\\\n\x01\xff\xc3\xa9\x7f\0", 10));
  EXPECT_EQ(out, "\"a\\\"\\\\\\n\\u0001\xef\xbf\xbd\xc3\xa9\\u007f\\u0000\"");
}

TEST(Text, JsonStringsEscapeAByteWhereverItStands) {
  for (int byte = 0; byte < 0x80; ++byte) {
    std::string alone;
    append_json_string(alone, std::string(1, static_cast<char>(byte)));
    const auto escaped = alone.substr(1, alone.size() - 2);
    for (std::size_t at = 0; at < 18; ++at) {
      std::string text(18, '!'), out, wanted(at, '!');
      text[at] = static_cast<char>(byte);
      append_json_string(out, text);
      wanted.append(escaped).append(17 - at, '!');
      EXPECT_EQ(out, "\"" + wanted + "\"") << byte << " at " << at;
    }
  }
}

TEST(TimeText, RoundTripsAndRefusesDatesThatDoNotExist) {
  EXPECT_EQ(to_iso8601(1'700'000'000'123), "2023-11-14T22:13:20.123Z");
  EXPECT_EQ(to_iso8601(951'782'400'007), "2000-02-29T00:00:00.007Z");
  EXPECT_EQ(to_iso8601(-1), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(from_iso8601("2023-11-14T22:13:20.123Z"), 1'700'000'000'123);
  EXPECT_EQ(from_iso8601("2023-11-14T22:13:20Z"), 1'700'000'000'000);
  EXPECT_FALSE(from_iso8601("2023-02-30T00:00:00Z"));
  EXPECT_FALSE(from_iso8601("2023-11-14 22:13:20Z"));
  EXPECT_FALSE(from_iso8601("20-3-11-14T22:13:20Z"));
  EXPECT_EQ(to_http_date(1'700'000'000'000), "Tue, 14 Nov 2023 22:13:20 GMT");
}

TEST(Log, WritesOneLineAndNeverASecret) {
  ManualClock clock(0);
  std::string written;
  Log log(clock, LogLevel::info, [&](std::string_view line) { written += line; });
  log.debug("too.small");
  log.info("login",
           {{"email", "a@b.c"}, {"refreshToken", "abc"}, {"tries", 3}, {"header", "Bearer abcdefghijklmnop"}, {"ok", true}});
  EXPECT_EQ(written, R"({"time":"1970-01-01T00:00:00.000Z","level":"info","event":"login","email":"a@b.c",)"
                     R"("refreshToken":"[redacted]","tries":3,"header":"[redacted]","ok":true})"
                     "\n");
  EXPECT_EQ(redacted("x=eyJhbGciOi.abc_def, next"), "x=[redacted], next");
  EXPECT_EQ(redacted("/owner/ksVIEsNq2m1Qa9PzR4tYbXcD0wLmNo7e/x"), "/owner/[redacted]/x");
  for (const auto* kept :
       {"/api/insight/analysis/01a208a9-ae54-7005-8c24-5fcec60b0005", "tests/SomeVeryLongCamelCaseNameOfAFile.java",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})
    EXPECT_EQ(redacted(kept), kept);
}

TEST(Log, MasksFieldsNamedLikeSecretsHoweverTheyAreSpelled) {
  const ManualClock clock;
  for (const auto* name : {"password", "newPassword", "X-API-Key", "api_key", "apiKey", "Set-Cookie", "Authorization",
                           "stripe-signature", "clientSecret", "refresh_token", "private-key", "credentials"}) {
    std::string line;
    Log log(clock, LogLevel::info, [&](std::string_view text) { line = text; });
    log.info("e", {{name, "hunter2"}});
    EXPECT_EQ(line.find("hunter2"), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace insight
