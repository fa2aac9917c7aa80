#include "account/login_throttle.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace insight::account {
namespace {
constexpr int free_failures = 5;
constexpr Millis longest_wait = 300'000;
constexpr Millis memory = 15 * 60'000;
constexpr std::size_t most_entries = 20'000;
}  // namespace

void LoginThrottle::admit(const std::string& email, const std::string& remote) {
  const std::lock_guard lock(mutex_);
  const auto found = failures_.find({email, remote});
  if (found == failures_.end() || found->second.wait_until <= clock_.now()) return;
  const auto seconds = (found->second.wait_until - clock_.now() + 999) / 1000;
  throw Error{ErrorCode::rate_limited, fmt::format("Too many failed log-ins for this address; try again in {} s", seconds)}
      .retry_after(seconds);
}

void LoginThrottle::failed(const std::string& email, const std::string& remote) {
  const std::lock_guard lock(mutex_);
  const auto now = clock_.now();
  if (failures_.size() >= most_entries) forget_old(now);
  auto& entry = failures_[{email, remote}];
  if (entry.last + memory < now) entry = {};
  entry.last = now;
  if (++entry.count < free_failures) return;
  entry.wait_until = now + std::min(longest_wait, Millis{1000} << std::min(entry.count - free_failures, 10));
}

void LoginThrottle::succeeded(const std::string& email, const std::string& remote) {
  const std::lock_guard lock(mutex_);
  failures_.erase({email, remote});
}

void LoginThrottle::forget_old(Millis now) {
  std::erase_if(failures_, [&](const auto& entry) { return entry.second.last + memory < now; });
  // A flood of invented addresses: the map starts again rather than grow.
  if (failures_.size() >= most_entries) failures_.clear();
}

}  // namespace insight::account
