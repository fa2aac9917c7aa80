// Link: a connection to Redis that may be away. Whoever uses it learns that it is, at once after the first failure, and goes on
// without; it is tried again after a second. Any thread; one at a time inside.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "base/log.h"
#include "redis/connection.h"

namespace insight::queue::bull {

class Link {
 public:
  Link(redis::Address address, Log& log) : address_(std::move(address)), log_(log) {}

  // Runs `work` with the connection. False: Redis is away, or went in the middle, so nobody knows what it still did.
  template <class Work>
  bool use(Work&& work) {
    const std::lock_guard lock{mutex_};
    if (std::chrono::steady_clock::now() < again_at_) return false;
    try {
      if (!connection_) connect();
      work(*connection_);
      return true;
    } catch (const Error& error) {
      lose(error.what());
    }
    return false;
  }

 private:
  void connect() {
    using std::chrono::milliseconds;
    connection_ = std::make_unique<redis::Connection>(address_, redis::Times{milliseconds(1'000), milliseconds(1'000)});
    if (away_) log_.info("redis.back", {{"address", redis::shown(address_)}});
    away_ = false;
  }
  void lose(std::string_view reason) {
    connection_.reset();
    again_at_ = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    if (!away_) log_.warn("redis.away", {{"address", redis::shown(address_)}, {"reason", reason}});
    away_ = true;
  }

  redis::Address address_;
  Log& log_;
  std::mutex mutex_;
  std::unique_ptr<redis::Connection> connection_;
  std::chrono::steady_clock::time_point again_at_;
  bool away_ = false;
};

}  // namespace insight::queue::bull
