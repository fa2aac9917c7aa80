// SqlQueue: the queue that is nothing but the database. Workers of this process are woken by a condition variable, those of others
// by what tell_others carries, and by their slow poll. Any thread; keeps no job in memory.
#pragma once

#include <condition_variable>
#include <mutex>

#include "base/random.h"
#include "queue/figures.h"
#include "queue/job_queue.h"

namespace insight::queue {

struct QueueTimes {
  Millis lease = 10'000;
  Millis backoff_first = 1'000;  // doubled with each attempt, then drawn evenly from zero up to it
  Millis backoff_most = 60'000;
  int attempts = 3;
};

// A queued job that may start, as a queue that delivers by messages sees it.
struct Startable {
  JobId id;
  std::string kind;
  std::string tenant;
  std::int64_t dispatch = 1;
};

class SqlQueue final : public JobQueue {
 public:
  // Leaves jobs of other kinds than the hooks' alone.
  SqlQueue(HooksByKind hooks, const Clock& clock, Random& random, QueueTimes times = {});

  void enqueue(db::Transaction& tx, const NewJob& job) override;
  std::optional<Lease> claim(db::Transaction& tx, std::string_view worker, Lane lane) override;
  bool beat(db::Transaction& tx, const Lease& lease, int progress) override;
  bool holds(db::Transaction& tx, const Lease& lease) override;
  bool may_write(db::Transaction& tx, const Lease& lease) override;
  void finish(db::Transaction& tx, const Lease& lease) override;
  void fail(db::Transaction& tx, const Lease& lease, std::string_view reason, Retry retry) override;
  void give_back(db::Transaction& tx, const Lease& lease, std::string_view reason) override;
  bool cancel(db::Transaction& tx, const JobId& job) override;
  void reweigh(db::Transaction& tx, std::string_view tenant, Lane lane, int weight, int tenant_cap) override;
  int sweep(db::Transaction& tx) override;
  int recover(db::Transaction& tx, const std::function<bool(std::string_view worker)>& is_gone) override;
  bool remove(db::Transaction& tx, const JobId& job) override;
  std::int64_t forget(db::Transaction& tx, Lane lane, Millis ended_before, std::int64_t most) override;
  std::optional<std::int64_t> ahead(db::Transaction& tx, const JobId& job) override;
  std::optional<JobId> waits_for(db::Transaction& tx, const JobId& job) override;
  std::vector<Attempt> attempts(db::Transaction& tx, const JobId& job) override;
  bool has_claimable(db::Transaction& tx, Lane lane) override;
  std::uint64_t wait(std::uint64_t seen, std::stop_token stop, std::chrono::milliseconds most) override;

  // For a queue that delivers by messages: the jobs that may start now, in fair order, at most so many. Together they fit their
  // tenants' caps, and what must run alone comes alone.
  std::vector<Startable> startable(db::Transaction& tx, Lane lane, std::size_t most);
  // Claims exactly this dispatch. Nothing when it is queued no more or may not start now.
  std::optional<Lease> claim_dispatch(db::Transaction& tx, std::string_view worker, Lane lane, const JobId& job,
                                      std::int64_t dispatch);
  // Its message is gone: it goes out under a new name. False when it is queued no more, or went out again already.
  bool redispatch(db::Transaction& tx, const JobId& job, std::int64_t dispatch);
  // Of a job that isn't final, the name under which it went out last.
  std::optional<std::int64_t> dispatch_of(db::Transaction& tx, const JobId& job);

  // Wakes who waits here, as if something had happened: another process told.
  void wake();
  // Called after each commit that changed something. To be set before anybody uses the queue.
  void tell_others_by(std::function<void()> tell) { tell_others_ = std::move(tell); }

  const QueueCounters& counters() const { return counters_; }

 private:
  std::optional<Lease> begun(db::Transaction& tx, std::string_view worker, Millis now, const std::optional<Job>& job);
  Hooks& hooks_of(const Job& job) const;
  void end_attempt(db::Transaction& tx, const JobId& job, std::int64_t epoch, Outcome outcome, std::string_view reason);
  bool return_lost(db::Transaction& tx, const Job& job, std::string_view reason);
  Millis pause_after(std::int64_t attempts);
  void wake_after(db::Transaction& tx);
  bool fence(bool held);
  static void count_after(db::Transaction& tx, Counter& counter);

  HooksByKind hooks_;
  std::string kinds_ = ",";  // ",analysis,sweep,", as the query takes them
  const Clock& clock_;
  Random& random_;
  QueueTimes times_;
  QueueCounters counters_;
  std::mutex mutex_;
  std::condition_variable_any happened_;
  std::uint64_t tick_ = 1;
  std::function<void()> tell_others_;
};

}  // namespace insight::queue
