// Redriving: analyses that failed, done over again as new ones of their owners, each at most once. Runs as a job of the house; a
// death in its middle repeats only what was not done yet.
#pragma once

#include "analysis/queue_desk.h"
#include "analysis/service.h"
#include "base/log.h"
#include "queue/worker_pool.h"

namespace insight::analysis {

class Redriver {
 public:
  Redriver(db::Database& database, queue::JobQueue& queue, Analyses& analyses, Log& log, Redrive which)
      : database_(database), queue_(queue), analyses_(analyses), log_(log), which_(which) {}

  // The pool's runner. What an owner's plan or quota refuses is left as it is, and told in the log.
  void operator()(const queue::Work& work);

 private:
  db::Database& database_;
  queue::JobQueue& queue_;
  Analyses& analyses_;
  Log& log_;
  Redrive which_;
};

}  // namespace insight::analysis
