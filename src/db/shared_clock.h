// SharedClock: the database's time where many machines share one, this machine's where none does. Leases are compared by it, so a
// machine whose own clock is wrong neither steals jobs nor loses them. Any thread.
#pragma once

#include <atomic>

#include "base/clock.h"
#include "db/database.h"

namespace insight::db {

class SharedClock final : public Clock {
 public:
  Millis now() const override { return system_.now() + ahead_.load(std::memory_order_relaxed); }
  // Asks the database what time it is; nothing on SQLite. To be done at start and now and then.
  void follow(Database& database);

 private:
  SystemClock system_;
  std::atomic<Millis> ahead_ = 0;
};

}  // namespace insight::db
