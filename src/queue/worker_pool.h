// WorkerPool: the threads of this process that take jobs, and the one that keeps their leases alive. Made by the composition root.
// A job's work runs on one of its threads with a stop token that is pulled when the lease is lost, the job is cancelled or the
// pool drains. The keeper thread never runs a job, so nothing a job does delays a heartbeat.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/log.h"
#include "queue/job_queue.h"

namespace insight::queue {

// What a job's work sees of its job.
struct Work {
  Lease lease;
  std::stop_token stop;
  std::atomic<int>& progress;  // 0 to 100, recorded with the next heartbeat
};

// Does the work and finishes the job in its own transaction. LeaseLost is a quiet end; an Error(invalid, not_found, forbidden)
// fails the job for good; whatever else it throws is an attempt that failed.
using Runner = std::function<void(const Work&)>;

struct PoolTimes {
  std::chrono::milliseconds beat{3'000};
  std::chrono::milliseconds poll{3'000};  // for what no wake-up tells: pauses that end, other processes' jobs
};

class WorkerPool {
 public:
  WorkerPool(db::Database& database, JobQueue& queue, Lane lane, Runner runner, Log& log, unsigned workers, PoolTimes times = {});
  ~WorkerPool();  // drains without waiting
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Stops claiming, waits up to `patience` for what runs, then stops it and gives it back without counting an attempt.
  void drain(std::chrono::milliseconds patience);

 private:
  struct Running {
    Lease lease;
    std::stop_source stop;
    std::atomic<int> progress = 0;
  };

  void work(const std::stop_token& stop, const std::string& name);
  std::optional<Lease> claim(const std::string& name, std::uint64_t woken_at, const std::stop_token& stop);
  void run(const Lease& lease);
  void settle_failure(const Lease& lease, std::string_view reason, Retry retry);
  void keep(const std::stop_token& stop);
  std::vector<std::shared_ptr<Running>> running();
  void beat_all();
  void stop_lost();

  db::Database& database_;
  JobQueue& queue_;
  Lane lane_;
  Runner runner_;
  Log& log_;
  PoolTimes times_;
  std::mutex mutex_;
  std::condition_variable idle_;
  std::list<std::shared_ptr<Running>> running_;
  std::atomic<bool> draining_ = false;
  std::mutex claiming_;         // one of the workers looks for a job at a time; the others would find the same
  std::uint64_t empty_at_ = 0;  // the event after which nothing was found
  bool found_last_ = false;
  std::vector<std::jthread> workers_;
  std::jthread keeper_;
};

}  // namespace insight::queue
