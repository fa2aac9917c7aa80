// Schedule: serves the times of projects' schedules. Runs as a job of the house, made by the timetable in any minute in which a
// project is due; a death in its middle leaves the rest due. Each time is served once, by whom ever: the row of the project
// decides. Times that passed while nothing ran are served by one analysis.
#pragma once

#include "analysis/service.h"
#include "base/log.h"
#include "queue/worker_pool.h"

namespace insight::analysis {

inline constexpr std::string_view kScheduleJob = "SCHEDULE";
inline constexpr Millis kScheduleEvery = 60'000;

class Schedule {
 public:
  Schedule(db::Database& database, queue::JobQueue& queue, Analyses& analyses, const Clock& clock, Log& log)
      : database_(database), queue_(queue), analyses_(analyses), clock_(clock), log_(log) {}

  // The pool's runner.
  void operator()(const queue::Work& work);

  struct Served {
    std::int64_t queued = 0;
    std::int64_t skipped = 0;  // what plan, quota or a missing source forbids: said at the project and in the log
    std::int64_t put_off = 0;  // the queue takes nothing in now: due again in a minute
  };
  // Everything that is due now.
  Served serve_due(const std::stop_token& stop);

 private:
  void serve(const project::DueProject& project, Served& served);

  db::Database& database_;
  queue::JobQueue& queue_;
  Analyses& analyses_;
  const Clock& clock_;
  Log& log_;
};

}  // namespace insight::analysis
