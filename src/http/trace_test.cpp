#include "http/trace.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace insight::http {
namespace {

const std::string good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

TEST(Trace, TakesWhatTheStandardCallsWellFormed) {
  EXPECT_TRUE(is_traceparent(good));
  EXPECT_EQ(trace_id_of(good), "4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_TRUE(is_traceparent("cc" + good.substr(2) + "-what-the-future-will-be-like"));
}

TEST(Trace, RefusesEverythingElse) {
  for (const auto& text : std::vector<std::string>{
           "", "00", "ff" + good.substr(2), good + "-x", good + "1", good.substr(1),
           "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
           "cc" + good.substr(2) + ".x", "cc" + good.substr(2) + "-a b", "cc" + good.substr(2) + "-" + std::string(300, 'x')})
    EXPECT_FALSE(is_traceparent(text)) << text;
}

TEST(Trace, ARequestIdIsShortAndPlain) {
  EXPECT_TRUE(is_request_id("01a208a9-b3a2-7000-a82a-c8c994af4ba1"));
  EXPECT_TRUE(is_request_id("job_1.try-2"));
  for (const auto& text : std::vector<std::string>{"short", std::string(129, 'a'), std::string("with space"),
                                                   std::string("../../etc/x"), std::string("caf\xc3\xa9 caf\xc3\xa9")})
    EXPECT_FALSE(is_request_id(text)) << text;
}

}  // namespace
}  // namespace insight::http
