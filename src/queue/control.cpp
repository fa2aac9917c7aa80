#include "queue/control.h"

#include "queue/series.h"

namespace insight::queue {
namespace {

constexpr db::Query insert_pause{"job.pause", "INSERT INTO job_pause (id, since) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING"};
constexpr db::Query delete_pause{"job.resume", "DELETE FROM job_pause WHERE id = $1"};
constexpr db::Query find_pause{"job.paused_since", "SELECT since FROM job_pause WHERE id = $1"};
// The oldest first, so that as a rule one row is looked at.
constexpr db::Query find_oldest_due{"job.oldest_due", R"(
  SELECT j.created_at FROM job j
  WHERE j.state = 'QUEUED' AND j.lane = $1 AND j.run_after <= $2
    AND (SELECT COUNT(*) FROM job r WHERE r.state = 'RUNNING' AND r.tenant = j.tenant AND r.lane = $1) < j.tenant_cap)" INSIGHT_SERIES_FREE
                                                      R"(
  ORDER BY j.created_at LIMIT 1)"};

}  // namespace

bool pause(db::Transaction& tx, Lane lane, Millis now) {
  return tx.run(insert_pause, lane, now) == 1;
}

bool resume(db::Transaction& tx, Lane lane) {
  return tx.run(delete_pause, lane) == 1;
}

std::optional<Millis> paused_since(db::Transaction& tx, Lane lane) {
  return tx.find<Millis>(find_pause, lane);
}

std::optional<Millis> oldest_due(db::Transaction& tx, Lane lane, Millis now) {
  return tx.find<Millis>(find_oldest_due, lane, now);
}

}  // namespace insight::queue
