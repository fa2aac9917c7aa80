#include "http/rate_limit.h"

#include <fmt/format.h>

#include <algorithm>

namespace insight::http {
namespace {

using namespace std::chrono;

constexpr std::size_t shard_count = 16;

std::int64_t seconds_up(nanoseconds span) {
  return (std::max(span, nanoseconds(0)) + seconds(1) - nanoseconds(1)) / seconds(1);
}

std::string name_of(std::string_view policy, std::string_view key) {
  std::string name(policy.substr(0, 1));
  return (name += ':') += key;
}

}  // namespace

RateLimiter::Policy RateLimiter::policy_of(Method method) const {
  const bool reads = method == Method::GET || method == Method::HEAD || method == Method::OPTIONS;
  return reads ? Policy{"reads", options_.reads_a_minute} : Policy{"writes", options_.writes_a_minute};
}

RateLimiter::Time& RateLimiter::bucket_of(Shard& shard, const std::string& name, std::string_view policy, Time now) {
  if (const auto found = shard.full_at.find(name); found != shard.full_at.end()) return found->second;
  const auto most = std::max<std::size_t>(1, options_.most_keys / shard_count);
  if (shard.full_at.size() >= most && now - shard.swept > seconds(1)) {  // a full bucket need not be remembered
    shard.swept = now;
    std::erase_if(shard.full_at, [&](const auto& entry) { return entry.second <= now; });
  }
  // The crowd's bucket: nobody gets a fresh one by coming under many names.
  if (shard.full_at.size() >= most) return shard.full_at[name_of(policy, "")];
  return shard.full_at[name];
}

RateDecision RateLimiter::take(std::string_view key, Method method, Time now) {
  const auto policy = policy_of(method);
  if (policy.a_minute <= 0) return {};
  const nanoseconds each = nanoseconds(minutes(1)) / policy.a_minute;
  const nanoseconds whole = each * policy.a_minute;
  const auto name = name_of(policy.name, key);
  auto& shard = shard_of(name);
  const std::lock_guard lock(shard.mutex);
  auto& full_at = bucket_of(shard, name, policy.name, now);
  full_at = std::max(full_at, now);
  RateDecision decision{policy.name, policy.a_minute, 0, 0, 0};
  const auto used = full_at + each - now;
  if (used > whole) {
    decision.retry_after = std::max<std::int64_t>(1, seconds_up(used - whole));
  } else {
    full_at += each;
    decision.remaining = (whole - used) / each;
  }
  decision.full_in = seconds_up(full_at - now);
  return decision;
}

void RateLimiter::give_back(std::string_view key, Method method) {
  const auto policy = policy_of(method);
  if (policy.a_minute <= 0) return;
  const auto name = name_of(policy.name, key);
  auto& shard = shard_of(name);
  const std::lock_guard lock(shard.mutex);
  if (const auto found = shard.full_at.find(name); found != shard.full_at.end())
    found->second -= nanoseconds(minutes(1)) / policy.a_minute;
}

std::size_t RateLimiter::keys() const {
  std::size_t all = 0;
  for (const auto& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    all += shard.full_at.size();
  }
  return all;
}

std::string rate_key_of_address(std::string_view address) {
  if (address.starts_with("::ffff:") && address.find('.') != std::string_view::npos) address.remove_prefix(7);
  if (address.find(':') == std::string_view::npos) return "address " + std::string(address);
  // The first four groups, with what "::" stands for filled in.
  std::string network;
  std::size_t groups = 0;
  const auto gap = address.find("::");
  const auto head = address.substr(0, gap);
  for (std::size_t at = 0; groups < 4 && at < head.size(); ++groups) {
    const auto end = std::min(head.find(':', at), head.size());
    (network += head.substr(at, end - at)) += ':';
    at = end + 1;
  }
  if (gap != std::string_view::npos) {
    const auto tail = address.substr(gap + 2);
    const auto tail_groups = tail.empty() ? 0 : static_cast<std::size_t>(std::count(tail.begin(), tail.end(), ':')) + 1;
    const auto head_groups = head.empty() ? 0 : static_cast<std::size_t>(std::count(head.begin(), head.end(), ':')) + 1;
    auto zeros = 8 - std::min<std::size_t>(8, head_groups + tail_groups);
    for (; groups < 4 && zeros > 0; ++groups, --zeros) network += "0:";
    for (std::size_t at = 0; groups < 4 && at < tail.size(); ++groups) {
      const auto end = std::min(tail.find(':', at), tail.size());
      (network += tail.substr(at, end - at)) += ':';
      at = end + 1;
    }
  }
  return "address " + network + "/64";
}

void add_rate_headers(const RateDecision& decision, Response& response) {
  if (decision.policy.empty()) return;
  response.set("RateLimit-Policy", fmt::format("\"{}\";q={};w=60", decision.policy, decision.limit));
  response.set("RateLimit", fmt::format("\"{}\";r={};t={}", decision.policy, decision.remaining, decision.full_in));
  response.set("X-RateLimit-Limit", fmt::to_string(decision.limit));
  response.set("X-RateLimit-Remaining", fmt::to_string(decision.remaining));
  response.set("X-RateLimit-Reset", fmt::to_string(decision.full_in));
}

}  // namespace insight::http
