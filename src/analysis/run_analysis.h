// RunAnalysis: one analysis on a worker's thread, from the claim to the finished job. It asks the helper for a sandboxed child,
// takes its findings over the pipe and stores them in batches under the job's epoch. A child that dies costs the file it was at;
// the second death in one detector costs that detector. It never reads the source itself and never trusts what the child says.
#pragma once

#include "analysis/messages.h"
#include "analysis/types.h"
#include "base/log.h"
#include "db/database.h"
#include "process/helper.h"
#include "queue/worker_pool.h"
#include "source/service.h"

namespace insight::analysis {

struct RunSettings {
  process::RunLimits limits;
  unsigned threads = 1;                    // of one child
  unsigned most_deaths = 20;               // of children in one run
  std::size_t batch = 4'000;               // issues a transaction
  std::chrono::milliseconds quiet{1'000};  // a run that takes longer tells meanwhile what it has found,
  std::chrono::milliseconds between{500};  // no oftener than this
};

class RunAnalysis {
 public:
  // `sources`: where packed ones come from; null where there are none.
  RunAnalysis(db::Database& database, queue::JobQueue& queue, process::Helper& helper, const Clock& clock, Log& log,
              RunSettings settings = {}, const source::Sources* sources = nullptr);

  // The pool's runner. Throws LeaseLost when the job went to another epoch, Error for an attempt that failed.
  void operator()(const queue::Work& work);

 private:
  void run(const queue::Work& work, const AnalysisId& id);
  // The files of a packed source; nothing where they are in their place.
  std::optional<source::LocalCopy> fetch(const Analysis& analysis) const;
  db::Database& database_;
  queue::JobQueue& queue_;
  process::Helper& helper_;
  const Clock& clock_;
  Log& log_;
  RunSettings settings_;
  const source::Sources* sources_;
};

}  // namespace insight::analysis
