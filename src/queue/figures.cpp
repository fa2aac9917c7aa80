#include "queue/figures.h"

#include <algorithm>

namespace insight::queue {
namespace {

// Final jobs pile up; those that aren't have indexes of their own.
constexpr db::Query by_lane{"job.lane_figures", R"(
  SELECT lane, SUM(queued) AS queued, SUM(running) AS running, MIN(oldest) AS oldest FROM (
    SELECT lane, 1 AS queued, 0 AS running, created_at AS oldest FROM job WHERE state = 'QUEUED'
    UNION ALL
    SELECT lane, 0, 1, NULL FROM job WHERE state = 'RUNNING') live
  GROUP BY lane)"};
constexpr db::Query leased{"job.leased", "SELECT COUNT(*) FROM job WHERE state = 'RUNNING' AND lease_until > $1"};

}  // namespace

std::vector<LaneFigures> lane_figures(db::Transaction& tx) {
  auto lanes = tx.all<LaneFigures>(by_lane);
  for (const auto lane : {Lane::ANALYSIS, Lane::HOUSEKEEPING}) {
    if (std::ranges::none_of(lanes, [&](const LaneFigures& known) { return known.lane == lane; }))
      lanes.push_back({lane, 0, 0, std::nullopt});
  }
  return lanes;
}

std::int64_t live_leases(db::Transaction& tx, Millis now) {
  return tx.one<std::int64_t>(leased, now);
}

}  // namespace insight::queue
