// Link: a connection to Redis that may be away. Who uses it learns at once that it is and goes on without; only who calls connect()
// waits for it. So what runs inside a transaction is held up by a Redis that hangs once, for a second, and not again. Any thread;
// one at a time inside.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>

#include "base/log.h"
#include "redis/connection.h"

namespace insight::queue::bull {

enum class Reached : std::uint8_t { AWAY, STILL, ANEW };

class Link {
 public:
  Link(redis::Address address, Log& log) : address_(std::move(address)), log_(log) {}

  // Runs `work` with the connection. False: Redis is away, or went in the middle, so nobody knows what it still did.
  template <class Work>
  bool use(Work&& work) {
    const std::lock_guard lock{mutex_};
    if (!connection_) return false;
    try {
      work(*connection_);
      return true;
    } catch (const Error& error) {
      lose(error.what());
    }
    return false;
  }

  // Connects where nothing is connected, outside of the lock that users wait for. Takes up to two seconds.
  Reached connect() {
    {
      const std::lock_guard lock{mutex_};
      if (connection_) return Reached::STILL;
      if (std::chrono::steady_clock::now() < again_at_) return Reached::AWAY;
    }
    try {
      auto made = std::make_unique<redis::Connection>(address_, redis::Times{std::chrono::seconds(1), std::chrono::seconds(1)});
      made->call({"PING"});
      const std::lock_guard lock{mutex_};
      connection_ = std::move(made);
      connected_ = true;
      if (away_) log_.info("redis.back", {{"address", redis::shown(address_)}});
      away_ = false;
      return Reached::ANEW;
    } catch (const Error& error) {
      const std::lock_guard lock{mutex_};
      lose(error.what());
      return Reached::AWAY;
    }
  }

  // As far as is known: who goes away unheard is missed when he is next spoken to.
  bool is_connected() const { return connected_; }

 private:
  void lose(std::string_view reason) {
    connection_.reset();
    connected_ = false;
    again_at_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(500);
    if (!away_) log_.warn("redis.away", {{"address", redis::shown(address_)}, {"reason", reason}});
    away_ = true;
  }

  redis::Address address_;
  Log& log_;
  std::mutex mutex_;
  std::unique_ptr<redis::Connection> connection_;
  std::chrono::steady_clock::time_point again_at_;
  bool away_ = false;  // and has been told so
  std::atomic<bool> connected_ = false;
};

}  // namespace insight::queue::bull
