// Control: what an operator does to the queue as a whole, from any process on the database. A paused lane starts nothing new; what
// runs goes on and what comes waits. Every function works in the caller's transaction.
#pragma once

#include <optional>

#include "db/database.h"
#include "queue/job.h"

namespace insight::queue {

bool pause(db::Transaction& tx, Lane lane, Millis now);  // false: it was paused already
bool resume(db::Transaction& tx, Lane lane);             // false: it was not paused
std::optional<Millis> paused_since(db::Transaction& tx, Lane lane);

// When the oldest queued job came that only waits for a worker: not those of tenants that have as many running as they may, nor
// those that pause after a failure. How far behind the workers are; nothing when they are not.
std::optional<Millis> oldest_due(db::Transaction& tx, Lane lane, Millis now);

}  // namespace insight::queue
