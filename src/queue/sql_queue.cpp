#include "queue/sql_queue.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

#include "queue/series.h"

namespace insight::queue {
namespace {

constexpr std::int64_t kRound = 16;    // virtual time that a job of weight 1 takes
constexpr int kStartsBeforeAlone = 2;  // deaths of a worker after which a job runs alone
constexpr int kStartsBeforeDead = 3;   // and after which it never runs again

constexpr db::Query tenant_turn{"job.tenant_turn", R"(
  INSERT INTO job_tenant (id, vft) VALUES ($1, (SELECT vclock FROM job_clock WHERE id = 'clock') + $2)
  ON CONFLICT (id) DO UPDATE
    SET vft = CASE WHEN job_tenant.vft > excluded.vft - $2 THEN job_tenant.vft + $2 ELSE excluded.vft END
  RETURNING vft)"};
constexpr db::Query next_seq{"job.next_seq", "UPDATE job_clock SET seq = seq + 1 WHERE id = 'clock' RETURNING seq"};
// PostgreSQL's own counter, which no two transactions wait for.
constexpr db::Query next_of_sequence{"job.next_seq", "SELECT nextval('job_seq')"};
constexpr db::Query insert_job{"job.insert", R"(
  INSERT INTO job (id, kind, tenant, state, priority, weight, tenant_cap, vft, seq, run_after, created_at, lane, traceparent, series)
  VALUES ($1, $2, $3, 'QUEUED', $4, $5, $6, $7, $8, $9, $9, $10, $11, $12))"};

// Jobs of a kind that this program doesn't know wait for one that does: at the head of the queue they must not hold up the others.
// One at a time when a job must run alone: once it is next in turn, nothing starts until what runs has ended, else a busy server
// would never come to it; and nothing starts while it runs.
// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): literals that become one
#define INSIGHT_CLAIMABLE                                                                                           \
  "SELECT next.id FROM (SELECT j.id, j.alone FROM job j"                                                            \
  " WHERE j.state = 'QUEUED' AND j.lane = $2 AND j.run_after <= $1 AND REPLACE($3, ',' || j.kind || ',', '') <> $3" \
  " AND NOT EXISTS (SELECT 1 FROM job_pause p WHERE p.id = $2)"                                                     \
  " AND (SELECT COUNT(*) FROM job r WHERE r.state = 'RUNNING' AND r.tenant = j.tenant AND r.lane = $2) < "          \
  "j.tenant_cap" INSIGHT_SERIES_FREE                                                                                \
  " ORDER BY j.priority, j.vft, j.seq LIMIT 1) next"                                                                \
  " WHERE NOT EXISTS (SELECT 1 FROM job r WHERE r.state = 'RUNNING' AND r.lane = $2 AND (r.alone = 1 OR next.alone = 1))"
constexpr db::Query claimable{"job.claimable", INSIGHT_CLAIMABLE};
constexpr db::Query claim_next{"job.claim", R"(
  UPDATE job SET state = 'RUNNING', epoch = epoch + 1, starts = starts + 1, worker = $4, lease_until = $5
  WHERE id = ()" INSIGHT_CLAIMABLE ") AND state = 'QUEUED' RETURNING *"};
// The rows in turn whose tenants have room; what they say together is decided in startable().
constexpr db::Query in_turn{"job.in_turn", R"(
  SELECT j.id, j.kind, j.tenant, j.dispatch, j.alone, j.tenant_cap,
    (SELECT COUNT(*) FROM job r WHERE r.state = 'RUNNING' AND r.tenant = j.tenant AND r.lane = $2) AS tenant_running
  FROM job j
  WHERE j.state = 'QUEUED' AND j.lane = $2 AND j.run_after <= $1 AND REPLACE($3, ',' || j.kind || ',', '') <> $3
    AND NOT EXISTS (SELECT 1 FROM job_pause p WHERE p.id = $2)
    AND (SELECT COUNT(*) FROM job r WHERE r.state = 'RUNNING' AND r.tenant = j.tenant AND r.lane = $2) < j.tenant_cap)" INSIGHT_SERIES_FREE
                                           R"(
  ORDER BY j.priority, j.vft, j.seq LIMIT $4)"};
constexpr db::Query running_in_lane{"job.running_in_lane", R"(
  SELECT COUNT(*) AS running, COALESCE(SUM(alone), 0) AS alone FROM job WHERE state = 'RUNNING' AND lane = $1)"};
// One job under the same rules as `claimable`: nothing passes a job that must run alone and is before it in turn.
constexpr db::Query claim_named{"job.claim_dispatch", R"(
  UPDATE job SET state = 'RUNNING', epoch = epoch + 1, starts = starts + 1, worker = $6, lease_until = $7
  WHERE id = (SELECT j.id FROM job j
    WHERE j.id = $4 AND j.dispatch = $5 AND j.state = 'QUEUED' AND j.lane = $2 AND j.run_after <= $1
      AND REPLACE($3, ',' || j.kind || ',', '') <> $3
      AND NOT EXISTS (SELECT 1 FROM job_pause p WHERE p.id = $2)
      AND (SELECT COUNT(*) FROM job r WHERE r.state = 'RUNNING' AND r.tenant = j.tenant AND r.lane = $2) < j.tenant_cap)" INSIGHT_SERIES_FREE
                                                      R"(
      AND NOT EXISTS (SELECT 1 FROM job r WHERE r.state = 'RUNNING' AND r.lane = $2 AND (r.alone = 1 OR j.alone = 1))
      AND NOT EXISTS (SELECT 1 FROM job a WHERE a.state = 'QUEUED' AND a.lane = $2 AND a.alone = 1 AND a.run_after <= $1
        AND (a.priority, a.vft, a.seq) < (j.priority, j.vft, j.seq)))
    AND state = 'QUEUED' RETURNING *)"};
constexpr db::Query send_again{"job.redispatch", R"(
  UPDATE job SET dispatch = dispatch + 1 WHERE id = $1 AND dispatch = $2 AND state = 'QUEUED')"};
constexpr db::Query live_dispatch{"job.dispatch", "SELECT dispatch FROM job WHERE id = $1 AND finished_at IS NULL"};
constexpr db::Query advance_clock{"job.advance_clock", "UPDATE job_clock SET vclock = $1 WHERE id = 'clock' AND vclock < $1"};
constexpr db::Query begin_attempt{"job.begin_attempt", R"(
  INSERT INTO job_attempt (id, job_id, epoch, worker, started_at, outcome) VALUES ($1, $2, $3, $4, $5, 'RUNNING'))"};
constexpr db::Query close_attempt{"job.end_attempt", R"(
  UPDATE job_attempt SET ended_at = $3, outcome = $4, reason = $5 WHERE job_id = $1 AND epoch = $2 AND outcome = 'RUNNING')"};

constexpr db::Query beat_job{"job.beat", R"(
  UPDATE job SET progress = CASE WHEN progress > $4 THEN progress ELSE $4 END, lease_until = $3
  WHERE id = $1 AND epoch = $2 AND state = 'RUNNING')"};
constexpr db::Query find_held{"job.find_held", "SELECT * FROM job WHERE id = $1 AND epoch = $2 AND state = 'RUNNING'"};
constexpr db::Query find_finished{"job.find_finished", "SELECT * FROM job WHERE id = $1 AND epoch = $2 AND state = 'COMPLETED'"};
// The worker's last word. Zero rows: the lease was lost and another epoch owns the job, so nothing of ours may stay.
constexpr db::Query finish_job{"job.finish", R"(
  UPDATE job SET state = 'COMPLETED', finished_at = $3, lease_until = NULL, progress = 100, starts = starts - 1
  WHERE id = $1 AND epoch = $2 AND state = 'RUNNING' RETURNING *)"};
constexpr db::Query kill_job{"job.kill", R"(
  UPDATE job SET state = 'FAILED', finished_at = $3, lease_until = NULL, attempts = attempts + $4, epoch = epoch + 1
  WHERE id = $1 AND epoch = $2 AND state = 'RUNNING' RETURNING *)"};
// `$4` 1: a clean end, the start is forgotten. `$5` 1: an attempt is counted.
constexpr db::Query return_job{"job.return", R"(
  UPDATE job SET state = 'QUEUED', lease_until = NULL, worker = NULL, progress = 0, run_after = $3, epoch = epoch + 1,
    dispatch = dispatch + 1, starts = starts - $4, attempts = attempts + $5, alone = CASE WHEN starts - $4 >= $6 THEN 1 ELSE alone END
  WHERE id = $1 AND epoch = $2 AND state = 'RUNNING' RETURNING *)"};
// Held, and its lease still the one that was found to be lost: a heartbeat may have come meanwhile.
constexpr db::Query hold_lost{"job.hold_lost", R"(
  UPDATE job SET lease_until = lease_until WHERE id = $1 AND epoch = $2 AND state = 'RUNNING' AND lease_until = $3)"};
constexpr db::Query cancel_job{"job.cancel", R"(
  UPDATE job SET state = 'CANCELLED', finished_at = $2, lease_until = NULL, epoch = epoch + 1
  WHERE id = $1 AND state IN ('QUEUED', 'RUNNING') RETURNING *)"};
// The n-th of a tenant's queued jobs takes its n-th turn after the virtual clock, as if all had been sent just now.
constexpr db::Query reweigh_jobs{"job.reweigh", R"(
  UPDATE job SET weight = $4, tenant_cap = $5,
    vft = (SELECT vclock FROM job_clock WHERE id = 'clock') + turns.n * $3
  FROM (SELECT id AS job_id, ROW_NUMBER() OVER (ORDER BY vft, seq) AS n FROM job
        WHERE tenant = $1 AND lane = $2 AND state = 'QUEUED') turns
  WHERE job.id = turns.job_id)"};
constexpr db::Query reset_turn{"job.reset_turn", R"(
  UPDATE job_tenant SET vft = COALESCE((SELECT MAX(vft) FROM job WHERE tenant = $1 AND state = 'QUEUED'),
                                       (SELECT vclock FROM job_clock WHERE id = 'clock'))
  WHERE id = $1)"};
constexpr db::Query list_expired{"job.expired", "SELECT * FROM job WHERE state = 'RUNNING' AND lease_until <= $1"};
constexpr db::Query list_running{"job.running", "SELECT * FROM job WHERE state = 'RUNNING'"};

constexpr db::Query delete_job{"job.delete", "DELETE FROM job WHERE id = $1 AND finished_at IS NOT NULL"};
constexpr db::Query delete_old{"job.delete_old", R"(
  DELETE FROM job WHERE id IN (SELECT id FROM job WHERE lane = $1 AND finished_at < $2 LIMIT $3))"};

constexpr db::Query count_ahead{"job.ahead", R"(
  SELECT (SELECT COUNT(*) FROM job o
          WHERE o.lane = j.lane AND o.state = 'QUEUED' AND (o.priority, o.vft, o.seq) < (j.priority, j.vft, j.seq))
  FROM job j WHERE j.id = $1 AND j.state = 'QUEUED')"};
constexpr db::Query find_before{"job.waits_for", R"(
  SELECT s.id FROM job j JOIN job s ON s.series = j.series AND s.finished_at IS NULL AND s.id <> j.id
  WHERE j.id = $1 AND j.state = 'QUEUED' AND (s.state = 'RUNNING' OR s.seq < j.seq)
  ORDER BY CASE WHEN s.state = 'RUNNING' THEN 0 ELSE 1 END, s.seq LIMIT 1)"};
constexpr db::Query list_attempts{"job.attempts", R"(
  SELECT epoch, worker, started_at, ended_at, outcome, reason FROM job_attempt WHERE job_id = $1 ORDER BY epoch)"};

struct InTurn {
  JobId id;
  std::string kind;
  std::string tenant;
  std::int64_t dispatch = 1;
  bool alone = false;
  std::int64_t tenant_cap = 1;
  std::int64_t tenant_running = 0;
};
BOOST_DESCRIBE_STRUCT(InTurn, (), (id, kind, tenant, dispatch, alone, tenant_cap, tenant_running))
struct LaneLoad {
  std::int64_t running = 0;
  std::int64_t alone = 0;
};
BOOST_DESCRIBE_STRUCT(LaneLoad, (), (running, alone))

// For PostgreSQL, which plans by what it knows of a table: of one that fills within seconds that is old, and a queue that it thinks
// empty it sorts whole for every claim.
constexpr db::Query no_sorting{"job.plan_by_index", "SELECT set_config('enable_sort', 'off', true)"};
constexpr db::Query sorting{"job.plan_freely", "SELECT set_config('enable_sort', 'on', true)"};

// For what takes the first in the order of an index.
template <class Ask>
auto along_index(db::Transaction& tx, Ask&& ask) {
  if (tx.dialect() != db::Dialect::postgres) return ask();
  tx.send(no_sorting);
  auto found = ask();
  tx.send(sorting);
  return found;
}

std::string_view claim_lock(Lane lane) {
  return lane == Lane::ANALYSIS ? "queue.claim" : "queue.claim_housekeeping";
}

}  // namespace

SqlQueue::SqlQueue(HooksByKind hooks, const Clock& clock, Random& random, QueueTimes times)
    : hooks_(std::move(hooks)), clock_(clock), random_(random), times_(times) {
  for (const auto& [kind, unused] : hooks_) (kinds_ += kind) += ',';
}

void SqlQueue::enqueue(db::Transaction& tx, const NewJob& job) {
  const auto turn = kRound / std::clamp<std::int64_t>(job.weight, 1, kRound);
  const auto vft = tx.one<std::int64_t>(tenant_turn, job.tenant, turn);
  const auto seq = tx.one<std::int64_t>(tx.dialect() == db::Dialect::postgres ? next_of_sequence : next_seq);
  tx.send(insert_job, job.id, job.kind, job.tenant, job.priority, kRound / turn, job.tenant_cap, vft, seq, clock_.now(), job.lane,
          job.traceparent, job.series);
  wake_after(tx);
}

std::optional<Lease> SqlQueue::claim(db::Transaction& tx, std::string_view worker, Lane lane) {
  // One claim at a time, on any machine: the order and the caps are exact, and nobody draws a job that another has just taken.
  tx.lock(claim_lock(lane));
  const auto now = clock_.now();
  const auto job = along_index(tx, [&] { return tx.find<Job>(claim_next, now, lane, kinds_, worker, now + times_.lease); });
  return begun(tx, worker, now, job);
}

std::optional<Lease> SqlQueue::claim_dispatch(db::Transaction& tx, std::string_view worker, Lane lane, const JobId& job,
                                              std::int64_t dispatch) {
  tx.lock(claim_lock(lane));
  const auto now = clock_.now();
  return begun(tx, worker, now, tx.find<Job>(claim_named, now, lane, kinds_, job, dispatch, worker, now + times_.lease));
}

std::optional<Lease> SqlQueue::begun(db::Transaction& tx, std::string_view worker, Millis now, const std::optional<Job>& job) {
  if (!job) return std::nullopt;
  tx.send(advance_clock, job->vft - kRound / job->weight);
  tx.send(begin_attempt, job->id.text() + "." + std::to_string(job->epoch), job->id, job->epoch, worker, now);
  hooks_of(*job).on_claimed(tx, *job);
  count_after(tx, counters_.claims);
  return Lease{job->id, job->kind, job->epoch, job->traceparent.value_or("")};
}

// More rows are looked at than are wanted, because a tenant may have many in a row and room for one.
std::vector<Startable> SqlQueue::startable(db::Transaction& tx, Lane lane, std::size_t most) {
  const auto load = tx.one<LaneLoad>(running_in_lane, lane);
  std::vector<Startable> found;
  if (load.alone > 0) return found;
  std::map<std::string, std::int64_t, std::less<>> of_tenant;
  auto next = along_index(tx, [&] { return tx.all<InTurn>(in_turn, clock_.now(), lane, kinds_, 4 * most); });
  for (auto& job : next) {
    if (found.size() == most || (job.alone && (load.running > 0 || !found.empty()))) break;
    if (job.tenant_running + of_tenant[job.tenant]++ >= job.tenant_cap) continue;
    found.push_back({job.id, std::move(job.kind), std::move(job.tenant), job.dispatch});
    if (job.alone) break;
  }
  return found;
}

bool SqlQueue::redispatch(db::Transaction& tx, const JobId& job, std::int64_t dispatch) {
  const bool sent = tx.run(send_again, job, dispatch) == 1;
  if (sent) count_after(tx, counters_.redispatches);
  return sent;
}

std::optional<std::int64_t> SqlQueue::dispatch_of(db::Transaction& tx, const JobId& job) {
  return tx.find<std::int64_t>(live_dispatch, job);
}

bool SqlQueue::beat(db::Transaction& tx, const Lease& lease, int progress) {
  const auto until = clock_.now() + times_.lease;
  if (tx.run(beat_job, lease.job, lease.epoch, until, std::clamp(progress, 0, 100)) == 1) return true;
  // A heartbeat that comes just after its own worker's last word is late, not fenced.
  return !tx.find<Job>(find_finished, lease.job, lease.epoch) && fence(false);
}

bool SqlQueue::holds(db::Transaction& tx, const Lease& lease) {
  return tx.find<Job>(find_held, lease.job, lease.epoch).has_value();
}

bool SqlQueue::may_write(db::Transaction& tx, const Lease& lease) {
  return fence(holds(tx, lease));
}

// Counts a write that is refused at once, whatever becomes of its transaction: it is undone more often than not.
bool SqlQueue::fence(bool held) {
  if (!held) counters_.fenced.add();
  return held;
}

void SqlQueue::finish(db::Transaction& tx, const Lease& lease) {
  const auto job = tx.find<Job>(finish_job, lease.job, lease.epoch, clock_.now());
  if (!fence(job.has_value())) throw LeaseLost{lease.job};
  end_attempt(tx, lease.job, lease.epoch, Outcome::COMPLETED, "");
  hooks_of(*job).on_finished(tx, *job);
  wake_after(tx);
}

void SqlQueue::fail(db::Transaction& tx, const Lease& lease, std::string_view reason, Retry retry) {
  const auto held = tx.find<Job>(find_held, lease.job, lease.epoch);
  if (!fence(held.has_value())) return;
  const bool last = retry == Retry::NEVER || held->attempts + 1 >= times_.attempts;
  const auto now = clock_.now();
  const auto job =
      last ? tx.find<Job>(kill_job, lease.job, lease.epoch, now, 1)
           : tx.find<Job>(return_job, lease.job, lease.epoch, now + pause_after(held->attempts), 1, 1, kStartsBeforeAlone);
  if (!fence(job.has_value())) return;
  end_attempt(tx, lease.job, lease.epoch, Outcome::FAILED, reason);
  wake_after(tx);
  if (last) return hooks_of(*job).on_dead(tx, *job, "FAILED", reason);
  count_after(tx, counters_.redispatches);
  hooks_of(*job).on_returned(tx, *job, reason);
}

void SqlQueue::give_back(db::Transaction& tx, const Lease& lease, std::string_view reason) {
  const auto job = tx.find<Job>(return_job, lease.job, lease.epoch, clock_.now(), 1, 0, kStartsBeforeAlone);
  if (!fence(job.has_value())) return;
  count_after(tx, counters_.redispatches);
  end_attempt(tx, lease.job, lease.epoch, Outcome::GIVEN_BACK, reason);
  hooks_of(*job).on_returned(tx, *job, reason);
  wake_after(tx);
}

bool SqlQueue::cancel(db::Transaction& tx, const JobId& id) {
  const auto job = tx.find<Job>(cancel_job, id, clock_.now());
  if (!job) return false;
  end_attempt(tx, id, job->epoch - 1, Outcome::CANCELLED, "cancelled");
  wake_after(tx);
  return true;
}

int SqlQueue::sweep(db::Transaction& tx) {
  int returned = 0;
  for (const auto& job : tx.all<Job>(list_expired, clock_.now())) {
    if (!hooks_.contains(job.kind)) continue;
    if (return_lost(tx, job, "the worker " + job.worker.value_or("") + " was no longer heard of")) ++returned;
  }
  for (const auto& [kind, hooks] : hooks_) hooks->on_sweep(tx);
  return returned;
}

int SqlQueue::recover(db::Transaction& tx, const std::function<bool(std::string_view)>& is_gone) {
  int returned = 0;
  for (const auto& job : tx.all<Job>(list_running)) {
    if (!hooks_.contains(job.kind) || !is_gone(job.worker.value_or(""))) continue;
    if (return_lost(tx, job, "the worker " + job.worker.value_or("") + " died")) ++returned;
  }
  return returned;
}

void SqlQueue::reweigh(db::Transaction& tx, std::string_view tenant, Lane lane, int weight, int tenant_cap) {
  const auto turn = kRound / std::clamp<std::int64_t>(weight, 1, kRound);
  tx.run(reweigh_jobs, tenant, lane, turn, kRound / turn, tenant_cap);
  tx.run(reset_turn, tenant);
  wake_after(tx);
}

// Nobody knows why it went: the start stays counted, and the third one was the last. False: another has returned it meanwhile, or
// its worker was heard of.
bool SqlQueue::return_lost(db::Transaction& tx, const Job& job, std::string_view reason) {
  if (tx.run(hold_lost, job.id, job.epoch, job.lease_until) != 1) return false;
  const bool dead = job.starts >= kStartsBeforeDead;
  const auto moved = dead ? tx.find<Job>(kill_job, job.id, job.epoch, clock_.now(), 0)
                          : tx.find<Job>(return_job, job.id, job.epoch, clock_.now(), 0, 0, kStartsBeforeAlone);
  if (!moved) return false;
  end_attempt(tx, job.id, job.epoch, Outcome::LEASE_EXPIRED, reason);
  count_after(tx, counters_.lease_expiries);
  wake_after(tx);
  if (dead) {
    count_after(tx, counters_.quarantined);
    hooks_of(*moved).on_dead(
        tx, *moved, "QUARANTINED",
        "it took its worker down " + std::to_string(job.starts) + " times, the last time running alone; " + std::string(reason));
  } else {
    count_after(tx, counters_.redispatches);
    hooks_of(*moved).on_returned(tx, *moved, reason);
  }
  return true;
}

bool SqlQueue::remove(db::Transaction& tx, const JobId& job) {
  return tx.run(delete_job, job) == 1;
}

std::int64_t SqlQueue::forget(db::Transaction& tx, Lane lane, Millis ended_before, std::int64_t most) {
  return tx.run(delete_old, lane, ended_before, most);
}

std::optional<std::int64_t> SqlQueue::ahead(db::Transaction& tx, const JobId& job) {
  return tx.find<std::int64_t>(count_ahead, job);
}

std::optional<JobId> SqlQueue::waits_for(db::Transaction& tx, const JobId& job) {
  return tx.find<JobId>(find_before, job);
}

std::vector<Attempt> SqlQueue::attempts(db::Transaction& tx, const JobId& job) {
  return tx.all<Attempt>(list_attempts, job);
}

bool SqlQueue::has_claimable(db::Transaction& tx, Lane lane) {
  return along_index(tx, [&] { return tx.find<JobId>(claimable, clock_.now(), lane, kinds_); }).has_value();
}

std::uint64_t SqlQueue::wait(std::uint64_t seen, std::stop_token stop, std::chrono::milliseconds most) {
  std::unique_lock lock{mutex_};
  happened_.wait_for(lock, stop, most, [&] { return tick_ != seen; });
  return tick_;
}

void SqlQueue::wake_after(db::Transaction& tx) {
  tx.after_commit([this] {
    wake();
    if (tell_others_) tell_others_();
  });
}

void SqlQueue::wake() {
  {
    const std::lock_guard lock{mutex_};
    ++tick_;
  }
  happened_.notify_all();
}

void SqlQueue::count_after(db::Transaction& tx, Counter& counter) {
  tx.after_commit([&counter] { counter.add(); });
}

Hooks& SqlQueue::hooks_of(const Job& job) const {
  const auto found = hooks_.find(job.kind);
  if (found == hooks_.end()) throw std::logic_error("no hooks for jobs of kind " + job.kind);
  return *found->second;
}

void SqlQueue::end_attempt(db::Transaction& tx, const JobId& job, std::int64_t epoch, Outcome outcome, std::string_view reason) {
  tx.send(close_attempt, job, epoch, clock_.now(), outcome, reason);
}

Millis SqlQueue::pause_after(std::int64_t attempts) {
  const auto most = std::min(times_.backoff_most, times_.backoff_first << std::min<std::int64_t>(attempts, 20));
  std::array<std::uint8_t, 8> drawn{};
  random_.fill(drawn);
  std::uint64_t number = 0;
  std::memcpy(&number, drawn.data(), drawn.size());
  return static_cast<Millis>(number % static_cast<std::uint64_t>(most + 1));
}

}  // namespace insight::queue
