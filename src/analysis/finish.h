// How a run ends well: its result and its job, together. For workers, ours and others'.
#pragma once

#include "analysis/store.h"
#include "queue/job_queue.h"

namespace insight::analysis {

// Throws queue::LeaseLost when the epoch doesn't run any more; then nothing of it may stay. The job's row is taken before the
// analysis's, as by everybody who moves a job: a cancel at this moment waits for the end instead of waiting in a circle with it.
inline void finish_with(db::Transaction& tx, queue::JobQueue& queue, const queue::Lease& lease, const Counts& counts,
                        std::string_view detector_runs, std::string_view coverage) {
  if (!queue.beat(tx, lease, 100)) throw queue::LeaseLost{lease.job};
  set_result(tx, analysis_of(lease.job), counts, detector_runs, coverage);
  queue.finish(tx, lease);
}

}  // namespace insight::analysis
