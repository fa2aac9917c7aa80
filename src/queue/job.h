// Job: one piece of work as a row, and what may become of it. Plain values.
//
//   QUEUED ── claim ──▶ RUNNING ── finish ──▶ COMPLETED
//     ▲                  │ │ │
//     │  fail (retry),   │ │ └─ fail (permanent, or the last attempt), third death of a worker ──▶ FAILED
//     └─ give back, ─────┘ │
//        lease expired     └─ cancel ──▶ CANCELLED ◀── cancel ── QUEUED
//
// Three numbers carry all safety: `dispatch` (how often it was handed to a queue), `epoch` (the fencing token, +1 at each claim,
// cancel and return) and `starts` (claims without a clean end). Attempts against the retry limit are counted apart.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "base/id.h"

namespace insight::queue {

using JobId = Id<struct JobTag>;

enum class JobState : std::uint8_t { QUEUED, RUNNING, COMPLETED, FAILED, CANCELLED };
BOOST_DESCRIBE_ENUM(JobState, QUEUED, RUNNING, COMPLETED, FAILED, CANCELLED)

struct Job {
  JobId id;
  std::string kind;
  std::string tenant;
  JobState state = JobState::QUEUED;
  std::int64_t weight = 1;
  std::int64_t vft = 0;
  std::int64_t dispatch = 1;
  std::int64_t epoch = 0;
  std::int64_t starts = 0;
  std::int64_t attempts = 0;
  bool alone = false;
  int progress = 0;
  std::optional<std::string> worker;
  std::optional<Millis> lease_until;
  Millis run_after = 0;
  std::optional<std::string> traceparent;
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (id, kind, tenant, state, weight, vft, dispatch, epoch, starts, attempts, alone, progress, worker,
                       lease_until, run_after, traceparent))

// Workers take jobs of one lane, so that what keeps the house never waits behind a long analysis.
enum class Lane : std::uint8_t { ANALYSIS, HOUSEKEEPING };
BOOST_DESCRIBE_ENUM(Lane, ANALYSIS, HOUSEKEEPING)

struct NewJob {
  JobId id;
  std::string kind;
  std::string tenant;
  int weight = 1;      // the plan's; 1 to 16
  int tenant_cap = 1;  // running at once for this tenant
  int priority = 0;    // lower goes first
  Lane lane = Lane::ANALYSIS;
  std::optional<std::string> traceparent;  // of the request that asks for it
  // Of those that name the same series one runs at a time, the first that came first; also while it waits for another attempt.
  std::optional<std::string> series;
};

enum class Outcome : std::uint8_t { RUNNING, COMPLETED, FAILED, CANCELLED, LEASE_EXPIRED, GIVEN_BACK };
BOOST_DESCRIBE_ENUM(Outcome, RUNNING, COMPLETED, FAILED, CANCELLED, LEASE_EXPIRED, GIVEN_BACK)

struct Attempt {
  std::int64_t epoch = 0;
  std::string worker;
  Millis started_at = 0;
  std::optional<Millis> ended_at;
  Outcome outcome = Outcome::RUNNING;
  std::string reason;
  bool operator==(const Attempt&) const = default;
};
BOOST_DESCRIBE_STRUCT(Attempt, (), (epoch, worker, started_at, ended_at, outcome, reason))

// The right to work on a job: good while the row's epoch is this one.
struct Lease {
  JobId job;
  std::string kind;
  std::int64_t epoch = 0;
  std::string traceparent;  // empty: none
};

// Another epoch owns the job, or it is final: nothing of ours may stay. Thrown inside a transaction, which rolls back.
class LeaseLost : public Error {
 public:
  explicit LeaseLost(const JobId& job) : Error(ErrorCode::conflict, "job " + job.text() + " is no longer ours") {}
};

}  // namespace insight::queue
