// LastUsed: when a key or a log-in was used last is written down once a minute at most, however often it is used. Holds ids and
// times in memory, bounded; a restart forgets, so the statement that writes must hold the minute too. Any thread.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "base/clock.h"

namespace insight::account {

class LastUsed {
 public:
  static constexpr Millis interval = 60'000;

  // True for the first who asks in a minute; it is then his to write.
  bool due(const std::string& id, Millis now) {
    const std::lock_guard lock(mutex_);
    if (noted_.size() >= most_entries) noted_.clear();  // everybody is only noted once more
    const auto [entry, fresh] = noted_.try_emplace(id, now);
    if (!fresh && entry->second + interval > now) return false;
    entry->second = now;
    return true;
  }

 private:
  static constexpr std::size_t most_entries = 20'000;
  std::mutex mutex_;
  std::unordered_map<std::string, Millis> noted_;
};

}  // namespace insight::account
