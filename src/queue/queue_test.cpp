// What every JobQueue must do, run against each implementation: one test per arrow of job.h, then fairness, poison and wake-ups.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "base/test_folder.h"
#include "db/test_database.h"
#include "db/test_watched.h"
#include "queue/bull_queue.h"
#include "queue/control.h"
#include "queue/kinds.h"
#include "queue/sql_queue.h"
#include "queue/worker_name.h"
#include "redis/test_redis.h"

namespace insight::queue {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Writes down every hook, as "claimed a", "dead a QUARANTINED".
class Notes final : public Hooks {
 public:
  void on_claimed(db::Transaction&, const Job& job) override { add("claimed " + job.id.text()); }
  void on_returned(db::Transaction&, const Job& job, std::string_view) override { add("returned " + job.id.text()); }
  void on_finished(db::Transaction&, const Job& job) override {
    if (refuse) throw std::runtime_error("the result can't be kept");
    add("finished " + job.id.text());
  }
  void on_dead(db::Transaction&, const Job& job, std::string_view code, std::string_view) override {
    add("dead " + job.id.text() + " " + std::string(code));
  }
  std::vector<std::string> list;
  bool refuse = false;

 private:
  void add(std::string note) {
    const std::lock_guard lock{mutex_};  // claims and finishes of several threads meet here
    list.push_back(std::move(note));
  }
  std::mutex mutex_;
};

using MakeQueue = std::function<std::unique_ptr<JobQueue>(HooksByKind, const Clock&, Random&, Log&)>;
struct Implementation {
  std::string name;
  MakeQueue make;
};

class AnyQueue : public testing::TestWithParam<Implementation> {
 protected:
  AnyQueue() : database_(db::open_test_database(folder_.path())) {
    queue_ = GetParam().make({{"TEST", &notes_}}, clock_, random_, log_);
  }

  template <class F>
  auto in(F&& work) {
    return database_->transact(std::forward<F>(work));
  }
  void enqueue(const std::string& id, const std::string& tenant = "ann", int weight = 1, int cap = 100,
               Lane lane = Lane::ANALYSIS) {
    in([&](db::Transaction& tx) { queue_->enqueue(tx, {JobId{id}, "TEST", tenant, weight, cap, 0, lane}); });
  }
  void enqueue_in(const std::string& series, const std::string& id) {
    NewJob job{JobId{id}, "TEST", "ann", 1, 100};
    job.series = series;
    in([&](db::Transaction& tx) { queue_->enqueue(tx, job); });
  }
  std::optional<Lease> claim(const std::string& worker = "w", Lane lane = Lane::ANALYSIS) {
    return in([&](db::Transaction& tx) { return queue_->claim(tx, worker, lane); });
  }
  std::string claimed_id() {
    const auto lease = claim();
    return lease ? lease->job.text() : "";
  }
  bool beat(const Lease& lease, int progress = 0) {
    return in([&](db::Transaction& tx) { return queue_->beat(tx, lease, progress); });
  }
  void finish(const Lease& lease) {
    in([&](db::Transaction& tx) { queue_->finish(tx, lease); });
  }
  void fail(const Lease& lease, Retry retry = Retry::LATER, const std::string& reason = "it broke") {
    in([&](db::Transaction& tx) { queue_->fail(tx, lease, reason, retry); });
  }
  void give_back(const Lease& lease) {
    in([&](db::Transaction& tx) { queue_->give_back(tx, lease, "draining"); });
  }
  bool cancel(const std::string& id) {
    return in([&](db::Transaction& tx) { return queue_->cancel(tx, JobId{id}); });
  }
  int sweep() {
    return in([&](db::Transaction& tx) { return queue_->sweep(tx); });
  }
  void let_lease_expire() {
    clock_.advance(10'000);
    EXPECT_EQ(sweep(), 1);
  }
  Job row(const std::string& id) {
    constexpr db::Query find{"test.job", "SELECT * FROM job WHERE id = $1"};
    return database_->read([&](db::Transaction& tx) { return tx.one<Job>(find, id); });
  }
  std::vector<Outcome> outcomes(const std::string& id) {
    std::vector<Outcome> found;
    for (const auto& attempt : attempts(id)) found.push_back(attempt.outcome);
    return found;
  }
  std::vector<Attempt> attempts(const std::string& id) {
    return database_->read([&](db::Transaction& tx) { return queue_->attempts(tx, JobId{id}); });
  }

  TestFolder folder_;
  ManualClock clock_;
  SeededRandom random_;
  Notes notes_;
  Log log_{clock_, LogLevel::error};
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<JobQueue> queue_;
};

std::unique_ptr<JobQueue> on_rows(HooksByKind hooks, const Clock& clock, Random& random, Log&) {
  return std::make_unique<SqlQueue>(std::move(hooks), clock, random);
}

// Each test in keys of its own, on one server.
std::unique_ptr<JobQueue> on_redis(HooksByKind hooks, const Clock& clock, Random& random, Log& log) {
  static redis::TestRedis server;
  static std::atomic<int> tests = 0;
  BullOptions options{.address = server.address(), .prefix = "test" + std::to_string(++tests)};
  return std::make_unique<BullQueue>(std::make_shared<SqlQueue>(std::move(hooks), clock, random), options, clock, log);
}

// Redis that was never there.
std::unique_ptr<JobQueue> without_redis(HooksByKind hooks, const Clock& clock, Random& random, Log& log) {
  BullOptions options;
  options.address.port = 1;
  return std::make_unique<BullQueue>(std::make_shared<SqlQueue>(std::move(hooks), clock, random), options, clock, log);
}

INSTANTIATE_TEST_SUITE_P(Queues, AnyQueue,
                         testing::Values(Implementation{"sql", on_rows}, Implementation{"bull", on_redis},
                                         Implementation{"bull_without_redis", without_redis}),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(AnyQueue, WhatAWorkerHoldsIsCountedUntilItsLeaseIsOver) {
  const auto held = [&] { return in([&](db::Transaction& tx) { return live_leases(tx, clock_.now()); }); };
  enqueue("a");
  EXPECT_EQ(held(), 0);
  claim();
  EXPECT_EQ(held(), 1);
  clock_.advance(10'000);
  EXPECT_EQ(held(), 0);
}

TEST_P(AnyQueue, APausedLaneStartsNothing) {
  enqueue("a");
  EXPECT_TRUE(in([&](db::Transaction& tx) { return pause(tx, Lane::ANALYSIS, 7); }));
  EXPECT_FALSE(in([&](db::Transaction& tx) { return pause(tx, Lane::ANALYSIS, 8); }));
  EXPECT_EQ(in([](db::Transaction& tx) { return paused_since(tx, Lane::ANALYSIS); }), 7);
  EXPECT_EQ(claimed_id(), "");
  enqueue("house", "ann", 1, 100, Lane::HOUSEKEEPING);
  EXPECT_TRUE(claim("w", Lane::HOUSEKEEPING)) << "only that lane";
  EXPECT_TRUE(in([](db::Transaction& tx) { return resume(tx, Lane::ANALYSIS); }));
  EXPECT_FALSE(in([](db::Transaction& tx) { return resume(tx, Lane::ANALYSIS); }));
  EXPECT_EQ(claimed_id(), "a");
}

TEST_P(AnyQueue, TheOldestOfThoseThatOnlyWaitForAWorker) {
  const auto oldest = [&] { return in([&](db::Transaction& tx) { return oldest_due(tx, Lane::ANALYSIS, clock_.now()); }); };
  EXPECT_EQ(oldest(), std::nullopt);
  enqueue("a", "ann", 1, 1);
  enqueue("b", "ann", 1, 1);
  EXPECT_NE(oldest(), std::nullopt);
  EXPECT_EQ(claimed_id(), "a");
  EXPECT_EQ(oldest(), std::nullopt) << "the other one waits for its own tenant's";
}

TEST_P(AnyQueue, JobsOfAnUnknownKindHoldUpNobody) {
  in([&](db::Transaction& tx) { queue_->enqueue(tx, {JobId{"strange"}, "TES", "ann", 1, 100, 0, Lane::ANALYSIS}); });
  enqueue("known");
  EXPECT_EQ(claimed_id(), "known");
  EXPECT_EQ(claimed_id(), "");
  in([&](db::Transaction& tx) {
    tx.script("UPDATE job SET state = 'RUNNING', worker = 'other', lease_until = 1 WHERE id = 'strange'");
  });
  clock_.advance(10'000);
  EXPECT_EQ(sweep(), 1) << "the known one";
  EXPECT_EQ(in([&](db::Transaction& tx) { return queue_->recover(tx, [](std::string_view) { return true; }); }), 0);
}

TEST_P(AnyQueue, LanesDontWaitForEachOther) {
  enqueue("long", "ann", 1, 1);
  enqueue("sweep", "ann", 1, 1, Lane::HOUSEKEEPING);
  EXPECT_EQ(claim("w", Lane::HOUSEKEEPING)->job.text(), "sweep");
  EXPECT_FALSE(claim("w", Lane::HOUSEKEEPING));
  EXPECT_EQ(claimed_id(), "long") << "a cap counts its own lane";
}

TEST_P(AnyQueue, QueuedIsClaimed) {
  enqueue("a");
  const auto lease = claim("worker-1");
  ASSERT_TRUE(lease);
  const auto job = row("a");
  EXPECT_EQ(job.state, JobState::RUNNING);
  EXPECT_EQ(job.epoch, 1);
  EXPECT_EQ(job.worker, "worker-1");
  EXPECT_EQ(job.lease_until, clock_.now() + 10'000);
  EXPECT_FALSE(claim()) << "one job, one holder";
  EXPECT_THAT(notes_.list, ElementsAre("claimed a"));
}

TEST_P(AnyQueue, RunningIsFinished) {
  enqueue("a");
  finish(*claim());
  EXPECT_EQ(row("a").state, JobState::COMPLETED);
  EXPECT_EQ(row("a").starts, 0);
  EXPECT_THAT(outcomes("a"), ElementsAre(Outcome::COMPLETED));
  EXPECT_THAT(notes_.list, ElementsAre("claimed a", "finished a"));
}

TEST_P(AnyQueue, AFailedAttemptRunsAgainAfterAPause) {
  enqueue("a");
  const auto first = *claim();
  fail(first, Retry::LATER, "disk full");
  EXPECT_EQ(row("a").state, JobState::QUEUED);
  EXPECT_EQ(row("a").attempts, 1);
  EXPECT_EQ(row("a").dispatch, 2);
  EXPECT_LE(row("a").run_after, clock_.now() + 1'000);
  clock_.advance(1'000);
  EXPECT_GT(claim()->epoch, first.epoch);
  EXPECT_EQ(attempts("a").front().reason, "disk full");
  EXPECT_THAT(outcomes("a"), ElementsAre(Outcome::FAILED, Outcome::RUNNING));
}

TEST_P(AnyQueue, TheThirdFailedAttemptIsTheLast) {
  enqueue("a");
  for (int i = 0; i < 3; ++i) {
    fail(*claim());
    clock_.advance(60'000);
  }
  EXPECT_EQ(row("a").state, JobState::FAILED);
  EXPECT_FALSE(claim());
  EXPECT_EQ(notes_.list.back(), "dead a FAILED");
}

TEST_P(AnyQueue, APermanentFailureIsFinalAtOnce) {
  enqueue("a");
  fail(*claim(), Retry::NEVER);
  EXPECT_EQ(row("a").state, JobState::FAILED);
  EXPECT_THAT(notes_.list, ElementsAre("claimed a", "dead a FAILED"));
}

TEST_P(AnyQueue, GivenBackCountsNothing) {
  enqueue("a");
  give_back(*claim());
  const auto job = row("a");
  EXPECT_EQ(job.state, JobState::QUEUED);
  EXPECT_EQ(job.attempts, 0);
  EXPECT_EQ(job.starts, 0);
  EXPECT_EQ(claimed_id(), "a") << "at once";
}

TEST_P(AnyQueue, AnExpiredLeaseIsReturnedAndItsHolderFenced) {
  enqueue("a");
  const auto old = *claim();
  clock_.advance(9'999);
  EXPECT_EQ(sweep(), 0);
  clock_.advance(1);
  EXPECT_EQ(sweep(), 1);
  EXPECT_EQ(row("a").state, JobState::QUEUED);
  EXPECT_FALSE(beat(old));
  EXPECT_THROW(finish(old), LeaseLost);
  const auto next = *claim();
  fail(old, Retry::NEVER);
  EXPECT_EQ(row("a").state, JobState::RUNNING) << "the old holder's word counts for nothing";
  finish(next);
  EXPECT_THAT(outcomes("a"), ElementsAre(Outcome::LEASE_EXPIRED, Outcome::COMPLETED));
}

// Whoever was told that it holds the job does hold it.
TEST_P(AnyQueue, ALeaseThatIsRenewedAsItRunsOutIsKept) {
  enqueue("a");
  const auto lease = *claim();
  clock_.advance(10'000);
  db::Meeting meeting(*database_, "job.expired");
  bool kept = false;
  meeting.with_guest([&] { meeting.database.transact([&](db::Transaction& tx) { queue_->sweep(tx); }); },
                     [&] { kept = beat(lease); });
  EXPECT_EQ(kept, row("a").epoch == lease.epoch);
}

TEST_P(AnyQueue, AHeartbeatKeepsTheLeaseAndTheProgress) {
  enqueue("a");
  const auto lease = *claim();
  for (int i = 1; i <= 5; ++i) {
    clock_.advance(9'000);
    EXPECT_TRUE(beat(lease, i * 10));
    EXPECT_EQ(sweep(), 0);
  }
  EXPECT_EQ(row("a").progress, 50);
  beat(lease, 20);
  EXPECT_EQ(row("a").progress, 50) << "progress never goes back";
}

TEST_P(AnyQueue, QueuedIsCancelled) {
  enqueue("a");
  EXPECT_TRUE(cancel("a"));
  EXPECT_EQ(row("a").state, JobState::CANCELLED);
  EXPECT_FALSE(claim());
}

TEST_P(AnyQueue, RunningIsCancelledAndItsHolderFenced) {
  enqueue("a");
  const auto lease = *claim();
  EXPECT_TRUE(cancel("a"));
  EXPECT_FALSE(beat(lease));
  EXPECT_THROW(finish(lease), LeaseLost);
  EXPECT_THAT(outcomes("a"), ElementsAre(Outcome::CANCELLED));
}

TEST(SqlQueue, EveryWriteOfALostLeaseIsCounted) {
  const TestFolder folder;
  const auto database = db::open_test_database(folder.path());
  ManualClock clock;
  SystemRandom random;
  PlainHooks hooks;
  SqlQueue queue({{"TEST", &hooks}}, clock, random);
  const auto in = [&](auto&& work) { return database->transact(work); };
  in([&](db::Transaction& tx) { queue.enqueue(tx, {JobId{"a"}, "TEST", "ann", 1, 1, 0}); });
  const auto lease = in([&](db::Transaction& tx) { return queue.claim(tx, "one", Lane::ANALYSIS); });
  ASSERT_TRUE(lease);
  EXPECT_TRUE(in([&](db::Transaction& tx) { return queue.beat(tx, *lease, 1) && queue.may_write(tx, *lease); }));
  EXPECT_EQ(queue.counters().fenced.value(), 0);
  in([&](db::Transaction& tx) { queue.cancel(tx, JobId{"a"}); });
  const auto fenced_by = [&](auto&& write) {
    const auto before = queue.counters().fenced.value();
    try {
      in(write);
    } catch (const LeaseLost&) {
    }
    return queue.counters().fenced.value() - before;
  };
  EXPECT_EQ(fenced_by([&](db::Transaction& tx) { queue.beat(tx, *lease, 50); }), 1);
  EXPECT_EQ(fenced_by([&](db::Transaction& tx) { queue.may_write(tx, *lease); }), 1);
  EXPECT_EQ(fenced_by([&](db::Transaction& tx) { queue.finish(tx, *lease); }), 1);
  EXPECT_EQ(fenced_by([&](db::Transaction& tx) { queue.fail(tx, *lease, "why", Retry::LATER); }), 1);
  EXPECT_EQ(fenced_by([&](db::Transaction& tx) { queue.give_back(tx, *lease, "drain"); }), 1);
  EXPECT_EQ(fenced_by([&](db::Transaction& tx) { queue.holds(tx, *lease); }), 0) << "a question is no write";
  in([&](db::Transaction& tx) { queue.enqueue(tx, {JobId{"b"}, "TEST", "ann", 1, 1, 0}); });
  const auto own = in([&](db::Transaction& tx) { return queue.claim(tx, "one", Lane::ANALYSIS); });
  in([&](db::Transaction& tx) { queue.finish(tx, *own); });
  EXPECT_EQ(fenced_by([&](db::Transaction& tx) { EXPECT_FALSE(queue.beat(tx, *own, 99)); }), 0) << "its own last word came first";
}

TEST_P(AnyQueue, FinalStatesStayFinal) {
  enqueue("done"), finish(*claim());
  enqueue("gone"), cancel("gone");
  enqueue("dead"), fail(*claim(), Retry::NEVER);
  for (const auto* id : {"done", "gone", "dead"}) EXPECT_FALSE(cancel(id)) << id;
  clock_.advance(100'000);
  EXPECT_EQ(sweep(), 0);
  EXPECT_FALSE(claim());
}

TEST_P(AnyQueue, WhatAHookThrowsUndoesTheMove) {
  enqueue("a");
  const auto lease = *claim();
  notes_.refuse = true;
  EXPECT_THROW(finish(lease), std::runtime_error);
  EXPECT_EQ(row("a").state, JobState::RUNNING);
  EXPECT_TRUE(beat(lease));
}

TEST_P(AnyQueue, AJobThatTookItsWorkerDownTwiceRunsAloneOnceAndIsThenQuarantined) {
  enqueue("poison");
  claim(), let_lease_expire();
  claim(), let_lease_expire();
  EXPECT_TRUE(row("poison").alone);
  enqueue("other", "bob");
  EXPECT_EQ(claimed_id(), "poison");
  EXPECT_EQ(claimed_id(), "") << "nothing starts beside it";
  let_lease_expire();
  EXPECT_EQ(row("poison").state, JobState::FAILED);
  EXPECT_EQ(notes_.list.back(), "dead poison QUARANTINED");
  EXPECT_EQ(claimed_id(), "other");
}

TEST_P(AnyQueue, AJobThatMustRunAloneWaitsForTheOthers) {
  enqueue("poison");
  claim(), let_lease_expire();
  claim();
  enqueue("other", "bob");
  clock_.advance(5'000);
  const auto other = *claim();
  clock_.advance(5'000);
  EXPECT_EQ(sweep(), 1);
  EXPECT_EQ(claimed_id(), "");
  finish(other);
  EXPECT_EQ(claimed_id(), "poison");
}

TEST_P(AnyQueue, AJobThatMustRunAloneIsNotOvertakenForEver) {
  enqueue("poison");
  claim(), let_lease_expire();
  claim();
  enqueue("other", "bob"), enqueue("later", "bob");
  clock_.advance(5'000);
  const auto other = *claim();
  clock_.advance(5'000);
  EXPECT_EQ(sweep(), 1);
  EXPECT_TRUE(row("poison").alone);
  EXPECT_EQ(claimed_id(), "") << "it is poison's turn, and nobody's before it";
  finish(other);
  EXPECT_EQ(claimed_id(), "poison");
  EXPECT_EQ(claimed_id(), "");
}

TEST_P(AnyQueue, TheJobsOfADeadProcessAreReturnedAtOnce) {
  enqueue("a"), enqueue("b");
  claim("dead#1"), claim("alive#1");
  const int returned = in(
      [&](db::Transaction& tx) { return queue_->recover(tx, [](std::string_view worker) { return worker.starts_with("dead"); }); });
  EXPECT_EQ(returned, 1);
  EXPECT_EQ(row("a").state, JobState::QUEUED);
  EXPECT_EQ(row("b").state, JobState::RUNNING);
  EXPECT_THAT(attempts("a").front().reason, HasSubstr("dead#1 died"));
}

TEST_P(AnyQueue, AThousandJobsOfOneTenantDontStarveAnother) {
  in([&](db::Transaction& tx) {
    for (int i = 0; i < 1'000; ++i) queue_->enqueue(tx, {JobId{"a" + std::to_string(i)}, "TEST", "ann", 1, 2'000, 0});
  });
  enqueue("b0", "bob");
  EXPECT_EQ(claimed_id(), "a0");
  EXPECT_EQ(claimed_id(), "b0");
}

TEST_P(AnyQueue, AWeightIsAShareOfTheTurns) {
  for (int i = 0; i < 20; ++i) enqueue("free" + std::to_string(i), "free", 1), enqueue("team" + std::to_string(i), "team", 4);
  int team = 0;
  for (int i = 0; i < 20; ++i) team += claimed_id().starts_with("team");
  EXPECT_EQ(team, 16);
}

TEST_P(AnyQueue, ATenantRunsNoMoreThanItsPlanAllows) {
  enqueue("a1", "ann", 1, 1), enqueue("a2", "ann", 1, 1), enqueue("b1", "bob", 1, 1);
  const auto first = *claim();
  EXPECT_EQ(claimed_id(), "b1");
  EXPECT_EQ(claimed_id(), "");
  finish(first);
  EXPECT_EQ(claimed_id(), "a2");
}

TEST_P(AnyQueue, OfASeriesOneRunsAtATimeAndInOrder) {
  for (const auto* id : {"a1", "a2", "a3"}) enqueue_in("main", id);
  const auto first = claim();
  ASSERT_EQ(first->job.text(), "a1");
  EXPECT_FALSE(claim());
  EXPECT_FALSE(in([&](db::Transaction& tx) { return queue_->has_claimable(tx, Lane::ANALYSIS); }));
  finish(*first);
  const auto second = claim();
  ASSERT_EQ(second->job.text(), "a2");
  EXPECT_FALSE(claim());
  fail(*second, Retry::NEVER);
  EXPECT_EQ(claimed_id(), "a3");
}

TEST_P(AnyQueue, ASeriesHoldsUpNobodyElse) {
  for (int i = 0; i < 50; ++i) enqueue_in("main", "m" + std::to_string(i));
  enqueue_in("feature", "f");
  enqueue("free");
  enqueue("other", "bob");
  std::set<std::string> started;
  while (const auto lease = claim()) started.insert(lease->job.text());
  EXPECT_THAT(started, ElementsAre("f", "free", "m0", "other"));
}

TEST_P(AnyQueue, ASeriesWaitsForItsFirstWhateverHappensToIt) {
  enqueue_in("main", "a1");
  enqueue_in("main", "a2");
  fail(*claim());
  EXPECT_FALSE(claim()) << "the first one tries again after a pause, and the second one is second";
  clock_.advance(60'000);
  auto lease = claim();
  ASSERT_EQ(lease->job.text(), "a1");
  give_back(*lease);
  ASSERT_EQ(claim()->job.text(), "a1");
  let_lease_expire();
  EXPECT_EQ(claimed_id(), "a1");
  cancel("a1");
  EXPECT_EQ(claimed_id(), "a2") << "a cancelled one is out of the way at once";
}

TEST_P(AnyQueue, ACancelledJobOfASeriesIsPassedOver) {
  for (const auto* id : {"a1", "a2", "a3"}) enqueue_in("main", id);
  const auto first = claim();
  cancel("a2");
  finish(*first);
  EXPECT_EQ(claimed_id(), "a3");
}

TEST_P(AnyQueue, AJobSaysWhomItsSeriesWaitsFor) {
  for (const auto* id : {"a1", "a2", "a3"}) enqueue_in("main", id);
  enqueue("free");
  const auto waits_for = [&](const std::string& id) {
    const auto found = database_->read([&](db::Transaction& tx) { return queue_->waits_for(tx, JobId{id}); });
    return found ? found->text() : "nobody";
  };
  EXPECT_EQ(waits_for("a1"), "nobody");
  EXPECT_EQ(waits_for("a3"), "a1");
  EXPECT_EQ(waits_for("free"), "nobody");
  const auto first = claim();
  EXPECT_EQ(waits_for("a1"), "nobody") << "it runs";
  EXPECT_EQ(waits_for("a2"), "a1");
  finish(*first);
  EXPECT_EQ(waits_for("a2"), "nobody");
  EXPECT_EQ(waits_for("a3"), "a2");
}

TEST_P(AnyQueue, WhatItsSeriesHoldsUpDoesNotWaitForAWorker) {
  enqueue_in("main", "a1");
  enqueue_in("main", "a2");
  const auto first = claim();
  EXPECT_EQ(in([&](db::Transaction& tx) { return oldest_due(tx, Lane::ANALYSIS, clock_.now()); }), std::nullopt);
  finish(*first);
  EXPECT_NE(in([&](db::Transaction& tx) { return oldest_due(tx, Lane::ANALYSIS, clock_.now()); }), std::nullopt);
}

TEST_P(AnyQueue, ManyClaimersNeverRunTwoOfASeries) {
  for (int i = 0; i < 60; ++i) enqueue_in("s" + std::to_string(i % 3), "j" + std::to_string(i));
  std::mutex mutex;
  std::map<std::string, int> running;
  std::vector<std::string> done;
  const auto series_of = [](const Lease& lease) { return "s" + std::to_string(std::stoi(lease.job.text().substr(1)) % 3); };
  {
    std::vector<std::jthread> workers;
    for (int w = 0; w < 4; ++w)
      workers.emplace_back([&] {
        for (int idle = 0; idle < 2'000;) {
          const auto lease = claim();
          if (!lease) {
            ++idle;
            std::this_thread::yield();
            if (const std::lock_guard lock{mutex}; done.size() == 60) return;
            continue;
          }
          {
            const std::lock_guard lock{mutex};
            EXPECT_EQ(++running[series_of(*lease)], 1) << lease->job.text();
          }
          {
            const std::lock_guard lock{mutex};
            --running[series_of(*lease)];
            done.push_back(lease->job.text());
          }
          finish(*lease);
        }
      });
  }
  ASSERT_EQ(done.size(), 60u);
  std::map<std::string, int> last;
  for (const auto& id : done) {
    const int number = std::stoi(id.substr(1));
    auto& before = last.try_emplace(std::to_string(number % 3), -1).first->second;
    EXPECT_LT(before, number) << "each series in its order";
    before = number;
  }
}

TEST_P(AnyQueue, ThePositionIsTheOneOfTheFairOrder) {
  const auto ahead = [&](const std::string& id) {
    return database_->read([&](db::Transaction& tx) { return queue_->ahead(tx, JobId{id}); });
  };
  enqueue("a1"), enqueue("a2"), enqueue("b1", "bob");
  EXPECT_EQ(ahead("a1"), 0);
  EXPECT_EQ(ahead("b1"), 1);
  EXPECT_EQ(ahead("a2"), 2);
  enqueue("house", "carl", 16, 1, Lane::HOUSEKEEPING);
  EXPECT_EQ(ahead("a2"), 2) << "another lane has its own workers";
  EXPECT_EQ(ahead("house"), 0);
  claim();
  EXPECT_EQ(ahead("a1"), std::nullopt);
}

TEST_P(AnyQueue, AnEnqueueWakesWhoeverWaits) {
  const auto seen = queue_->wait(0, {}, std::chrono::milliseconds(0));
  std::jthread producer{[&] { enqueue("a"); }};
  EXPECT_NE(queue_->wait(seen, {}, std::chrono::seconds(10)), seen);
}

TEST_P(AnyQueue, ManyClaimersNeverShareAJob) {
  for (int i = 0; i < 100; ++i) enqueue("j" + std::to_string(i));
  std::mutex mutex;
  std::vector<std::string> taken;
  {
    std::vector<std::jthread> claimers;
    for (int t = 0; t < 4; ++t)
      claimers.emplace_back([&, t] {
        while (const auto lease = claim("w" + std::to_string(t))) {
          const std::lock_guard lock{mutex};
          taken.push_back(lease->job.text());
        }
      });
  }
  std::ranges::sort(taken);
  EXPECT_EQ(taken.size(), 100u);
  EXPECT_EQ(std::ranges::adjacent_find(taken), taken.end());
}

TEST(WorkerName, KnowsTheLivingFromTheDead) {
  const auto own = worker_name(3);
  EXPECT_FALSE(is_gone(own));
  auto other_start = own;
  other_start.insert(other_start.find('#'), "1");
  EXPECT_TRUE(is_gone(other_start)) << "the process id came back";
  EXPECT_FALSE(is_gone("elsewhere:12345678:1:1#0"));
  EXPECT_FALSE(is_gone("nonsense"));
}

}  // namespace
}  // namespace insight::queue
