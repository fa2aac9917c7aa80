// Workers: everything that runs without being asked by a request. Workers of analyses, the housekeeper and its timetable, the
// sender of webhooks. Which code runs a kind of job stands here.
#pragma once

#include <chrono>
#include <thread>

#include "app/house/analyses.h"
#include "app/house/payments.h"
#include "app/house/uploads.h"
#include "queue/timetable.h"
#include "queue/worker_pool.h"
#include "webhook/sender.h"

namespace insight::app {

class Workers {
 public:
  Workers(Ground& ground, Identity& identity, Webhooks& webhooks, Uploads& uploads, Jobs& jobs, Payments& payments,
          Analyses& analyses)
      : ground_(ground),
        identity_(identity),
        webhooks_(webhooks),
        uploads_(uploads),
        jobs_(jobs),
        payments_(payments),
        analyses_(analyses) {}

  void start();
  // Takes nothing new and lets analyses run for so long. Also before start, where there is nothing to do.
  void stop(std::chrono::milliseconds grace);

 private:
  std::unique_ptr<queue::WorkerPool> pool(queue::Lane lane, queue::Runner runner, unsigned workers);
  queue::Runner analysis_runner();
  queue::Runner housekeeping();
  queue::Runner redriver(analysis::Redrive which);
  void sweep_blobs(const queue::Work& work);
  void keep_time(const std::stop_token& stop);

  Ground& ground_;
  Identity& identity_;
  Webhooks& webhooks_;
  Uploads& uploads_;
  Jobs& jobs_;
  Payments& payments_;
  Analyses& analyses_;
  std::unique_ptr<queue::WorkerPool> analysts_;
  std::unique_ptr<queue::WorkerPool> housekeepers_;
  std::unique_ptr<queue::Timetable> timetable_;
  std::unique_ptr<webhook::Sender> sender_;
  std::jthread clock_keeper_;
};

}  // namespace insight::app
