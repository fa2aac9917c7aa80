#include "queue/worker_pool.h"

#include "base/pause.h"
#include "queue/worker_name.h"

namespace insight::queue {
namespace {

constexpr std::chrono::milliseconds kBreath{50};  // between looks at what was cancelled, however much happens

// What no repetition cures.
Retry retry_of(const Error& error) {
  switch (error.code()) {
    case ErrorCode::invalid:
    case ErrorCode::not_found:
    case ErrorCode::forbidden:
    case ErrorCode::too_large:
      return Retry::NEVER;
    default:
      return Retry::LATER;
  }
}

}  // namespace

WorkerPool::WorkerPool(db::Database& database, JobQueue& queue, Lane lane, Runner runner, Log& log, unsigned workers,
                       PoolTimes times)
    : database_(database), queue_(queue), lane_(lane), runner_(std::move(runner)), log_(log), times_(times) {
  const int recovered = database_.transact([&](db::Transaction& tx) { return queue_.recover(tx, is_gone); });
  if (recovered > 0) log_.warn("queue.recovered", {{"jobs", recovered}});
  for (unsigned i = 0; i < workers; ++i)
    workers_.emplace_back([this, name = worker_name(i, lane_)](const std::stop_token& stop) { work(stop, name); });
  keeper_ = std::jthread{[this](const std::stop_token& stop) { keep(stop); }};
}

WorkerPool::~WorkerPool() {
  drain(std::chrono::milliseconds(0));
}

void WorkerPool::drain(std::chrono::milliseconds patience) {
  for (auto& worker : workers_) worker.request_stop();
  {
    std::unique_lock lock{mutex_};
    idle_.wait_for(lock, patience, [&] { return running_.empty(); });
    draining_ = true;
    for (const auto& running : running_) running->stop.request_stop();
  }
  workers_.clear();
  keeper_ = {};
}

void WorkerPool::work(const std::stop_token& stop, const std::string& name) {
  std::uint64_t seen = 0;
  bool woken = false;
  while (!stop.stop_requested()) {
    try {
      if (const auto lease = claim(name, woken ? seen : 0, stop)) {
        run(*lease);
        woken = false;
        continue;
      }
    } catch (const std::exception& error) {
      log_.error("queue.claim_failed", {{"worker", name}, {"reason", error.what()}});
    }
    const auto now = queue_.wait(seen, stop, times_.poll);
    woken = now != seen;
    seen = now;
  }
}

// Every event wakes all who are idle; one of them looks. After a job was found the next is claimed at once; else it is looked for
// in a reading transaction first, so that an idle worker never takes the one writer's place.
std::optional<Lease> WorkerPool::claim(const std::string& name, std::uint64_t woken_at, const std::stop_token& stop) {
  const std::lock_guard lock{claiming_};
  if (stop.stop_requested()) return std::nullopt;
  if (woken_at != 0 && empty_at_ >= woken_at) return std::nullopt;  // somebody has looked since
  const auto event = queue_.wait(0, {}, {});
  std::optional<Lease> lease;
  if (found_last_ || database_.read([&](db::Transaction& tx) { return queue_.has_claimable(tx, lane_); }))
    lease = database_.transact([&](db::Transaction& tx) { return queue_.claim(tx, name, lane_); });
  found_last_ = lease.has_value();
  if (!lease) empty_at_ = event;
  return lease;
}

void WorkerPool::run(const Lease& lease) {
  const auto running = std::make_shared<Running>();
  running->lease = lease;
  {
    const std::lock_guard lock{mutex_};
    running_.push_back(running);
    if (draining_) running->stop.request_stop();
  }
  try {
    runner_({lease, running->stop.get_token(), running->progress});
  } catch (const LeaseLost&) {
    if (draining_) settle_failure(lease, "the server is stopping", Retry::LATER);  // stopped by us, or lost: the row knows
    log_.info("job.lease_lost", {{"job", lease.job.text()}, {"epoch", lease.epoch}, {"traceparent", lease.traceparent}});
  } catch (const Error& error) {
    settle_failure(lease, error.what(), retry_of(error));
  } catch (const std::exception& error) {
    settle_failure(lease, error.what(), Retry::LATER);
  }
  const std::lock_guard lock{mutex_};
  running_.remove(running);
  idle_.notify_all();
}

// When even this can't be written, the lease runs out and the sweeper returns the job.
void WorkerPool::settle_failure(const Lease& lease, std::string_view reason, Retry retry) {
  try {
    database_.transact([&](db::Transaction& tx) {
      if (draining_) return queue_.give_back(tx, lease, "the server is stopping");
      queue_.fail(tx, lease, reason, retry);
    });
    log_.warn("job.attempt_failed",
              {{"job", lease.job.text()}, {"epoch", lease.epoch}, {"reason", reason}, {"traceparent", lease.traceparent}});
  } catch (const std::exception& error) {
    log_.error("job.settle_failed", {{"job", lease.job.text()}, {"reason", error.what()}});
  }
}

// Between heartbeats it wakes with every event of the queue, to stop at once what was cancelled; that only reads.
void WorkerPool::keep(const std::stop_token& stop) {
  using SteadyClock = std::chrono::steady_clock;
  std::uint64_t seen = 0;
  auto next_beat = SteadyClock::now();
  while (!stop.stop_requested()) {
    try {
      if (SteadyClock::now() >= next_beat) {
        next_beat = SteadyClock::now() + times_.beat;
        beat_all();
      } else {
        stop_lost();
        pause(stop, kBreath);
      }
    } catch (const std::exception& error) {
      log_.error("queue.heartbeat_failed", {{"reason", error.what()}});
    }
    seen = queue_.wait(seen, stop, std::chrono::ceil<std::chrono::milliseconds>(next_beat - SteadyClock::now()));
  }
}

std::vector<std::shared_ptr<WorkerPool::Running>> WorkerPool::running() {
  const std::lock_guard lock{mutex_};
  return {running_.begin(), running_.end()};
}

// One transaction for all leases of this process. A lost lease stops its work at once.
void WorkerPool::beat_all() {
  const auto held = running();
  database_.transact([&](db::Transaction& tx) {
    for (const auto& one : held)
      if (!queue_.beat(tx, one->lease, one->progress)) one->stop.request_stop();
    queue_.sweep(tx);
  });
}

void WorkerPool::stop_lost() {
  const auto held = running();
  if (held.empty()) return;
  database_.read([&](db::Transaction& tx) {
    for (const auto& one : held)
      if (!queue_.holds(tx, one->lease)) one->stop.request_stop();
  });
}

}  // namespace insight::queue
