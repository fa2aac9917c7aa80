// For threads that wait for nothing but time: a pause that a stop ends at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace insight {

inline void pause(const std::stop_token& stop, std::chrono::nanoseconds time) {
  std::mutex mutex;
  std::unique_lock lock{mutex};
  std::condition_variable_any timer;
  timer.wait_for(lock, stop, time, [] { return false; });
}

}  // namespace insight
