#include "check.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace insight::simulation {
namespace {

using queue::JobId;
using queue::JobState;

struct JobRow {
  JobId id;
  std::string tenant;
  queue::Lane lane = queue::Lane::ANALYSIS;
  JobState state = JobState::QUEUED;
  std::int64_t epoch = 0;
  std::int64_t dispatch = 0;
  std::int64_t starts = 0;
  std::int64_t alone = 0;
  std::int64_t tenant_cap = 1;
  Millis run_after = 0;
  std::optional<std::string> series;
  std::int64_t seq = 0;
  std::int64_t open_attempts = 0;  // under the row's epoch
  std::int64_t all_open_attempts = 0;
  JobState status = JobState::QUEUED;  // its owner's
};
BOOST_DESCRIBE_STRUCT(JobRow, (),
                      (id, tenant, lane, state, epoch, dispatch, starts, alone, tenant_cap, run_after, series, seq, open_attempts,
                       all_open_attempts, status))

constexpr db::Query all_jobs{"sim.jobs", R"(
  SELECT j.id, j.tenant, j.lane, j.state, j.epoch, j.dispatch, j.starts, j.alone, j.tenant_cap, j.run_after, j.series, j.seq,
    (SELECT COUNT(*) FROM job_attempt a WHERE a.job_id = j.id AND a.outcome = 'RUNNING' AND a.epoch = j.epoch) AS open_attempts,
    (SELECT COUNT(*) FROM job_attempt a WHERE a.job_id = j.id AND a.outcome = 'RUNNING') AS all_open_attempts,
    COALESCE((SELECT o.status FROM sim_owner o WHERE o.id = j.id), 'FAILED') AS status
  FROM job j ORDER BY j.priority, j.vft, j.seq)"};
constexpr db::Query find_epoch{"sim.epoch", "SELECT epoch FROM job WHERE id = $1 AND state = 'RUNNING'"};
constexpr db::Query find_dispatch{"sim.dispatch", "SELECT dispatch FROM job WHERE id = $1"};
constexpr db::Query room_left{"sim.room", R"(
  SELECT j.tenant_cap - (SELECT COUNT(*) FROM job r WHERE r.state = 'RUNNING' AND r.tenant = j.tenant AND r.lane = j.lane)
  FROM job j WHERE j.id = $1)"};
constexpr db::Query list_alive{"sim.alive", "SELECT id FROM job WHERE state = 'RUNNING' AND lease_until > $1 ORDER BY id"};
constexpr db::Query is_paused{"sim.paused", "SELECT COUNT(*) FROM job_pause WHERE id = $1"};

struct Ended {
  std::string id;
  JobState status = JobState::QUEUED;
  std::string code;
  std::int64_t finished = 0;
  std::int64_t results = 0;
  std::int64_t lost = 0;
  std::int64_t failed = 0;
  bool kept = true;      // its job is still there, and so are its attempts
  std::int64_t own = 0;  // attempts that ended well under the epoch whose results count
};
BOOST_DESCRIBE_STRUCT(Ended, (), (id, status, code, finished, results, lost, failed, kept, own))
constexpr db::Query all_ended{"sim.ended", R"(
  SELECT o.id, o.status, o.code, o.finished,
    (SELECT COUNT(*) FROM sim_result r WHERE r.job = o.id AND r.epoch = o.result_epoch) AS results,
    (SELECT COUNT(*) FROM job_attempt a WHERE a.job_id = o.id AND a.outcome = 'LEASE_EXPIRED') AS lost,
    (SELECT COUNT(*) FROM job_attempt a WHERE a.job_id = o.id AND a.outcome = 'FAILED') AS failed,
    EXISTS (SELECT 1 FROM job j WHERE j.id = o.id) AS kept,
    (SELECT COUNT(*) FROM job_attempt a WHERE a.job_id = o.id AND a.outcome = 'COMPLETED' AND a.epoch = o.result_epoch) AS own
  FROM sim_owner o)"};

struct Quota {
  std::string tenant;
  std::int64_t reserved = 0;
  std::int64_t settled = 0;
  std::int64_t completed = 0;
};
BOOST_DESCRIBE_STRUCT(Quota, (), (tenant, reserved, settled, completed))
constexpr db::Query all_quota{"sim.quota", R"(
  SELECT tenant, reserved, settled,
    (SELECT COUNT(*) FROM sim_owner o WHERE o.tenant = q.tenant AND o.status = 'COMPLETED') AS completed FROM sim_quota q)"};

bool is_final(JobState state) {
  return state != JobState::QUEUED && state != JobState::RUNNING;
}

template <class... Facts>
void require(bool holds, fmt::format_string<Facts...> what, Facts&&... facts) {
  if (!holds) throw Violation(fmt::format(what, std::forward<Facts>(facts)...));
}

void agrees_with_itself(const JobRow& job) {
  const bool running = job.state == JobState::RUNNING;
  require(job.status == job.state, "{}: its owner says {}, the job {}", job.id.text(), db::name_of_enumerator(job.status),
          db::name_of_enumerator(job.state));
  require(job.all_open_attempts == (running ? 1 : 0), "{}: {} open attempts while {}", job.id.text(), job.all_open_attempts,
          db::name_of_enumerator(job.state));
  require(!running || job.open_attempts == 1, "{}: runs in epoch {} without an attempt of it", job.id.text(), job.epoch);
  require(job.starts >= 0 && job.starts <= 3, "{}: {} starts", job.id.text(), job.starts);
}

void runs_alone(const std::vector<JobRow>& jobs) {
  for (const auto lane : {queue::Lane::ANALYSIS, queue::Lane::HOUSEKEEPING}) {
    auto running = jobs | std::views::filter([&](const JobRow& job) { return job.lane == lane && job.state == JobState::RUNNING; });
    const auto alone = std::ranges::find_if(running, [](const JobRow& job) { return job.alone == 1; });
    if (alone == std::ranges::end(running)) continue;
    require(std::ranges::distance(running) == 1, "{} must run alone and doesn't", (*alone).id.text());
  }
}

bool is_first_of_series(const JobRow& job, const std::vector<JobRow>& jobs) {
  return !job.series || std::ranges::none_of(jobs, [&](const JobRow& other) {
    return other.series == job.series && !is_final(other.state) && other.seq < job.seq;
  });
}

void runs_in_series(const std::vector<JobRow>& jobs) {
  for (const auto& job : jobs)
    require(job.state != JobState::RUNNING || is_first_of_series(job, jobs), "{} runs before the one before it in its series",
            job.id.text());
}

void kept_its_promise(const Ended& job, const Promise& promise) {
  require(is_final(job.status), "{}: accepted and never finished, it is {}", job.id, db::name_of_enumerator(job.status));
  require(job.finished == (job.status == JobState::COMPLETED ? 1 : 0), "{}: finished {} times and is {}", job.id, job.finished,
          db::name_of_enumerator(job.status));
  require(!promise.cancelled || job.status == JobState::CANCELLED, "{}: cancelled, and then {}", job.id,
          db::name_of_enumerator(job.status));
  if (job.status == JobState::COMPLETED) {
    require(promise.nature != Nature::BAD && promise.nature != Nature::DEADLY, "{}: {} and COMPLETED", job.id,
            db::name_of_enumerator(promise.nature));
    require(job.results == promise.results, "{}: {} results instead of {}", job.id, job.results, promise.results);
    require(job.own == 1 || !job.kept, "{}: its results are of an attempt that didn't complete it", job.id);
  }
  if (job.status != JobState::FAILED || !job.kept) return;
  if (job.code == "QUARANTINED") {
    require(job.lost >= 3, "{}: quarantined after {} lost workers", job.id, job.lost);
  } else {
    require(job.failed >= 3 || promise.nature == Nature::BAD, "{}: given up after {} failures", job.id, job.failed);
  }
}

}  // namespace

void Check::step(db::Transaction& tx) {
  const auto jobs = tx.all<JobRow>(all_jobs);
  for (const auto& job : jobs) {
    agrees_with_itself(job);
    const Seen now{job.state, job.epoch, job.dispatch};
    const auto [before, fresh] = seen_.try_emplace(job.id.text(), now);
    if (!fresh) never_back(job.id, std::exchange(before->second, now), now);
  }
  runs_alone(jobs);
  runs_in_series(jobs);
}

void Check::never_back(const JobId& job, const Seen& before, const Seen& now) {
  require(!is_final(before.state) || now == before, "{}: was {} and is {}", job.text(), db::name_of_enumerator(before.state),
          db::name_of_enumerator(now.state));
  require(now.epoch >= before.epoch && now.dispatch >= before.dispatch, "{}: epoch {} after {}, dispatch {} after {}", job.text(),
          now.epoch, before.epoch, now.dispatch, before.dispatch);
  require(before.state != JobState::RUNNING || now.state != JobState::QUEUED || now.dispatch > before.dispatch,
          "{}: waits again under dispatch {}", job.text(), now.dispatch);
  require(now.state == before.state || now.epoch > before.epoch || is_final(now.state), "{}: {} after {} in the same epoch",
          job.text(), db::name_of_enumerator(now.state), db::name_of_enumerator(before.state));
}

bool Check::stands(db::Transaction& tx, const queue::Lease& lease) {
  return tx.find<std::int64_t>(find_epoch, lease.job) == lease.epoch;
}

void Check::claimed(db::Transaction& tx, const queue::Lease& lease, std::int64_t dispatch) {
  const auto current = tx.one<std::int64_t>(find_dispatch, lease.job);
  require(current == dispatch, "{}: dispatch {} was claimed when {} was out", lease.job.text(), dispatch, current);
  require(tx.one<std::int64_t>(room_left, lease.job) >= 0, "{}: one more than its tenant may run", lease.job.text());
}

std::vector<JobId> Check::alive(db::Transaction& tx, Millis now) {
  return tx.all<JobId>(list_alive, now);
}

void Check::rest(db::Transaction& tx, const Ledger& ledger) {
  std::size_t found = 0;
  for (const auto& job : tx.all<Ended>(all_ended)) {
    const auto promise = ledger.find(job.id);
    if (promise == ledger.end()) continue;  // nobody was told of it
    ++found;
    kept_its_promise(job, promise->second);
  }
  require(found == ledger.size(), "{} of {} accepted jobs are gone", ledger.size() - found, ledger.size());
  for (const auto& quota : tx.all<Quota>(all_quota)) {
    require(quota.reserved == 0 && quota.settled == quota.completed, "{}: {} reserved, {} settled, {} completed", quota.tenant,
            quota.reserved, quota.settled, quota.completed);
  }
}

std::optional<JobId> Check::next(db::Transaction& tx, queue::Lane lane, Millis now) {
  if (tx.one<std::int64_t>(is_paused, lane) > 0) return std::nullopt;
  const auto jobs = tx.all<JobRow>(all_jobs);
  const auto running = [&](auto&& counts) {
    return std::ranges::count_if(
        jobs, [&](const JobRow& job) { return job.lane == lane && job.state == JobState::RUNNING && counts(job); });
  };
  for (const auto& job : jobs) {
    if (job.lane != lane || job.state != JobState::QUEUED || job.run_after > now) continue;
    if (running([&](const JobRow& other) { return other.tenant == job.tenant; }) >= job.tenant_cap) continue;
    if (!is_first_of_series(job, jobs)) continue;
    const auto beside = running([&](const JobRow& other) { return job.alone == 1 || other.alone == 1; });
    return beside == 0 ? std::optional(job.id) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace insight::simulation
