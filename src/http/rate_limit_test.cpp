#include "http/rate_limit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace insight::http {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;

const RateLimiter::Time start = RateLimiter::Time{} + 1h;

RateOptions few(std::int64_t writes, std::int64_t reads) {
  RateOptions options;
  options.writes_a_minute = writes;
  options.reads_a_minute = reads;
  return options;
}

TEST(RateLimit, LetsAMinutesWorthThroughAndThenOneAtATime) {
  RateLimiter limiter(few(60, 600));
  for (int left = 59; left >= 0; --left) {
    const auto decision = limiter.take("ann", Method::POST, start);
    EXPECT_TRUE(decision.allowed());
    EXPECT_EQ(decision.limit, 60);
    EXPECT_EQ(decision.remaining, left);
  }
  const auto refused = limiter.take("ann", Method::POST, start);
  EXPECT_FALSE(refused.allowed());
  EXPECT_EQ(refused.retry_after, 1);
  EXPECT_EQ(refused.full_in, 60);
  EXPECT_TRUE(limiter.take("ann", Method::POST, start + 1s).allowed());
  EXPECT_FALSE(limiter.take("ann", Method::POST, start + 1s).allowed());
}

TEST(RateLimit, ReadsWritesAndCallersHaveTheirOwnBuckets) {
  RateLimiter limiter(few(1, 2));
  EXPECT_TRUE(limiter.take("ann", Method::POST, start).allowed());
  EXPECT_FALSE(limiter.take("ann", Method::DELETE, start).allowed());
  EXPECT_TRUE(limiter.take("bob", Method::POST, start).allowed());
  EXPECT_TRUE(limiter.take("ann", Method::GET, start).allowed());
  EXPECT_TRUE(limiter.take("ann", Method::HEAD, start).allowed());
  EXPECT_FALSE(limiter.take("ann", Method::GET, start).allowed());
}

TEST(RateLimit, AfterTheSecondsThatItNamesTheNextOneGoesThrough) {
  RateLimiter limiter(few(7, 7));
  auto now = start;
  for (int i = 0; i < 200; ++i) {
    const auto decision = limiter.take("ann", Method::POST, now);
    if (decision.allowed()) continue;
    now += std::chrono::seconds(decision.retry_after);
    EXPECT_TRUE(limiter.take("ann", Method::POST, now).allowed()) << i;
  }
}

TEST(RateLimit, WhatIsGivenBackCanBeTakenAgain) {
  RateLimiter limiter(few(1, 1));
  EXPECT_TRUE(limiter.take("ann", Method::GET, start).allowed());
  limiter.give_back("ann", Method::GET);
  EXPECT_TRUE(limiter.take("ann", Method::GET, start).allowed());
  EXPECT_FALSE(limiter.take("ann", Method::GET, start).allowed());
}

TEST(RateLimit, ZeroIsNoLimit) {
  RateLimiter limiter(few(0, 0));
  for (int i = 0; i < 10'000; ++i) EXPECT_THAT(limiter.take("ann", Method::POST, start).policy, IsEmpty());
  EXPECT_EQ(limiter.keys(), 0U);
}

TEST(RateLimit, ManyNamesNeitherGrowItNorBuyAnything) {
  auto options = few(1, 1);
  options.most_keys = 160;
  RateLimiter limiter(options);
  int allowed = 0;
  for (int i = 0; i < 10'000; ++i) allowed += limiter.take("address " + std::to_string(i), Method::POST, start).allowed() ? 1 : 0;
  EXPECT_LE(limiter.keys(), 200U);
  EXPECT_LE(allowed, 200);
  // Two minutes later all the buckets are full, and forgotten.
  EXPECT_TRUE(limiter.take("ann", Method::POST, start + 2min).allowed());
}

TEST(RateLimit, NoMoreThanTheLimitHoweverManyAskAtOnce) {
  RateLimiter limiter(few(100, 100));
  std::atomic<int> allowed = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < 1000; ++k)
        if (limiter.take("ann", Method::POST, start).allowed()) ++allowed;
    });
  threads.clear();
  EXPECT_EQ(allowed, 100);
}

TEST(RateLimit, ANetworkOfIPv6IsOneSomebody) {
  EXPECT_EQ(rate_key_of_address("10.0.0.1"), "address 10.0.0.1");
  EXPECT_EQ(rate_key_of_address("::ffff:10.0.0.1"), "address 10.0.0.1");
  EXPECT_EQ(rate_key_of_address("2001:db8:1:2:3:4:5:6"), rate_key_of_address("2001:db8:1:2::9"));
  EXPECT_NE(rate_key_of_address("2001:db8:1:2::9"), rate_key_of_address("2001:db8:1:3::9"));
  EXPECT_EQ(rate_key_of_address("2001:db8::1"), rate_key_of_address("2001:db8:0:0:7::"));
  EXPECT_EQ(rate_key_of_address("::1"), "address 0:0:0:0:/64");
}

}  // namespace
}  // namespace insight::http
