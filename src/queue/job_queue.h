// JobQueue: the contract that every queue keeps (conformance: queue_test.cpp). The row in the database is the job; whatever else a
// queue has only delivers it sooner. Every call that moves a job takes the caller's transaction, so that what belongs together
// commits together, and runs the hook of the job's kind in it. Any thread.
#pragma once

#include <chrono>
#include <map>
#include <span>
#include <stop_token>
#include <vector>

#include "db/database.h"
#include "queue/job.h"

namespace insight::queue {

// How a kind of job keeps its own rows in step with the job. Called inside the moving transaction; what it throws undoes the move.
class Hooks {
 public:
  virtual ~Hooks() = default;
  virtual void on_claimed(db::Transaction& tx, const Job& job) = 0;
  virtual void on_returned(db::Transaction& tx, const Job& job, std::string_view reason) = 0;  // it will run again
  virtual void on_finished(db::Transaction& tx, const Job& job) = 0;
  // It never will: `code` is FAILED, QUARANTINED.
  virtual void on_dead(db::Transaction& tx, const Job& job, std::string_view code, std::string_view reason) = 0;
  // With every sweep, whether a job was lost or not: to clear away what lost ones left in the kind's own rows.
  virtual void on_sweep(db::Transaction&) {}
};
using HooksByKind = std::map<std::string, Hooks*, std::less<>>;

enum class Retry : std::uint8_t { LATER, NEVER };

class JobQueue {
 public:
  virtual ~JobQueue() = default;

  virtual void enqueue(db::Transaction& tx, const NewJob& job) = 0;
  // The next job of the lane in fair order, or nothing. At most `tenant_cap` of a tenant run at once and one of a series; a job
  // that twice took its worker down runs alone. Who may not start now holds up nobody behind it.
  virtual std::optional<Lease> claim(db::Transaction& tx, std::string_view worker, Lane lane) = 0;
  // Extends the lease and records progress, 0 to 100. False: the lease is lost, stop at once.
  virtual bool beat(db::Transaction& tx, const Lease& lease, int progress) = 0;
  // Whether exactly this epoch runs.
  virtual bool holds(db::Transaction& tx, const Lease& lease) = 0;
  // The same, asked in the transaction that writes a batch of results, before they are written: a no is a write refused, and
  // counted.
  virtual bool may_write(db::Transaction& tx, const Lease& lease) = 0;
  virtual void finish(db::Transaction& tx, const Lease& lease) = 0;  // throws LeaseLost
  // The attempt failed. LATER: again after a pause, up to the limit of attempts. Does nothing when the lease is lost.
  virtual void fail(db::Transaction& tx, const Lease& lease, std::string_view reason, Retry retry) = 0;
  // Unfinished through no fault of the job (drain): no attempt is counted. Does nothing when the lease is lost.
  virtual void give_back(db::Transaction& tx, const Lease& lease, std::string_view reason) = 0;
  // False when it is final already. Its holder is woken after the commit.
  virtual bool cancel(db::Transaction& tx, const JobId& job) = 0;
  // The tenant's plan changed: its queued jobs of the lane get the new weight and cap, and their turns anew from now on, in the
  // order that they have.
  virtual void reweigh(db::Transaction& tx, std::string_view tenant, Lane lane, int weight, int tenant_cap) = 0;
  // Gives back what nobody holds any more: expired leases. Returns how many.
  virtual int sweep(db::Transaction& tx) = 0;
  // The same at once for jobs whose worker `is_gone` (a process of this machine that died). Called at start.
  virtual int recover(db::Transaction& tx, const std::function<bool(std::string_view worker)>& is_gone) = 0;

  // Deletes a final job with its attempts. False when it is not final or not there.
  virtual bool remove(db::Transaction& tx, const JobId& job) = 0;
  // The same for jobs of the lane that ended before, at most so many. Returns how many.
  virtual std::int64_t forget(db::Transaction& tx, Lane lane, Millis ended_before, std::int64_t most) = 0;

  // How many queued jobs of its lane go before this one; nothing when it isn't queued.
  virtual std::optional<std::int64_t> ahead(db::Transaction& tx, const JobId& job) = 0;
  // The job of its series that must end before it may start; nothing when none must, or it isn't queued.
  virtual std::optional<JobId> waits_for(db::Transaction& tx, const JobId& job) = 0;
  virtual std::vector<Attempt> attempts(db::Transaction& tx, const JobId& job) = 0;
  virtual bool has_claimable(db::Transaction& tx, Lane lane) = 0;

  // Blocks until something happened after the tick `seen` (a job came or was returned, one was cancelled), the stop, or the time is
  // up. Returns the newest tick.
  virtual std::uint64_t wait(std::uint64_t seen, std::stop_token stop, std::chrono::milliseconds most) = 0;
};

}  // namespace insight::queue
