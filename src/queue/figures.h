// Figures of the queue, for those who watch it: asked at each scrape of the metrics.
#pragma once

#include <optional>
#include <vector>

#include "base/metrics.h"
#include "db/database.h"
#include "queue/job.h"

namespace insight::queue {

struct LaneFigures {
  Lane lane = Lane::ANALYSIS;
  std::int64_t queued = 0;
  std::int64_t running = 0;
  std::optional<Millis> oldest;  // when the oldest queued one came
};
BOOST_DESCRIBE_STRUCT(LaneFigures, (), (lane, queued, running, oldest))

// Every lane, the empty ones too.
std::vector<LaneFigures> lane_figures(db::Transaction& tx);

// Jobs that a worker holds right now: its lease hasn't run out.
std::int64_t live_leases(db::Transaction& tx, Millis now);

// What happened since the process began.
struct QueueCounters {
  Counter claims;
  Counter fenced;  // writes of lost leases: heartbeats, progress, batches of results, last words
  Counter lease_expiries;
  Counter redispatches;
  Counter quarantined;
};

}  // namespace insight::queue
