// RateLimiter: how many requests a minute an account or an address may make. A bucket of tokens per key that fills evenly; kept as
// the one moment at which it will be full again. In memory and bounded; a restart forgets. Any thread. It knows keys, not accounts.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/message.h"

namespace insight::http {

struct RateOptions {
  std::int64_t writes_a_minute = 60;  // 0: no limit
  std::int64_t reads_a_minute = 600;
  std::size_t most_keys = 100'000;  // beyond, new keys share one bucket
};

// What became of one request.
struct RateDecision {
  std::string_view policy;       // "reads" or "writes"; empty: no limit applies
  std::int64_t limit = 0;        // a minute
  std::int64_t remaining = 0;    // requests that could follow at once
  std::int64_t full_in = 0;      // seconds until all of them could
  std::int64_t retry_after = 0;  // seconds; 0 when it was let through
  bool allowed() const { return retry_after == 0; }
};

class RateLimiter {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit RateLimiter(RateOptions options) : options_(options) {}

  RateDecision take(std::string_view key, Method method, Time now);
  // The last `take` is not counted: the answer cost nothing.
  void give_back(std::string_view key, Method method);
  std::size_t keys() const;

 private:
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::string, Time> full_at;  // by policy and key
    Time swept{};
  };
  struct Policy {
    std::string_view name;
    std::int64_t a_minute = 0;
  };

  Policy policy_of(Method method) const;
  Shard& shard_of(const std::string& name) { return shards_[std::hash<std::string>{}(name) % shards_.size()]; }
  Time& bucket_of(Shard& shard, const std::string& name, std::string_view policy, Time now);

  RateOptions options_;
  std::array<Shard, 16> shards_;
};

// The key of somebody who is only an address: an IPv6 network of 64 bits is one somebody.
std::string rate_key_of_address(std::string_view address);

// Adds RateLimit, RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers) and X-RateLimit-*.
void add_rate_headers(const RateDecision& decision, Response& response);

}  // namespace insight::http
