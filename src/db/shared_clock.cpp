#include "db/shared_clock.h"

#include <cstdlib>

namespace insight::db {
namespace {

constexpr Query time_there{"clock.now", "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"};
constexpr Millis negligible = 20;  // a question's way there and back; following it would make time jump for nothing

}  // namespace

void SharedClock::follow(Database& database) {
  if (database.dialect() != Dialect::postgres) return;
  database.read([&](Transaction& tx) {
    const auto before = system_.now();
    const auto there = tx.one<Millis>(time_there);
    const auto ahead = there - (before + system_.now()) / 2;
    if (std::abs(ahead - ahead_.load()) > negligible) ahead_ = ahead;
  });
}

}  // namespace insight::db
