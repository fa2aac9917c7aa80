// That the simulation can fail: each queue here is wrong in one way, and a few seeds must find it. And that a seed is a whole
// story: played again, it goes the same way.
#include <gtest/gtest.h>

#include "world.h"

namespace insight::simulation {
namespace {

using queue::Job;
using queue::JobId;
using queue::Lane;
using queue::Lease;
using queue::NewJob;

// Hands everything on to the rows; each test breaks one of its calls.
class Through : public queue::JobQueue {
 public:
  explicit Through(queue::SqlQueue& rows) : rows_(rows) {}
  void enqueue(db::Transaction& tx, const NewJob& job) override { rows_.enqueue(tx, job); }
  std::optional<Lease> claim(db::Transaction& tx, std::string_view worker, Lane lane) override {
    return rows_.claim(tx, worker, lane);
  }
  bool beat(db::Transaction& tx, const Lease& lease, int progress) override { return rows_.beat(tx, lease, progress); }
  bool holds(db::Transaction& tx, const Lease& lease) override { return rows_.holds(tx, lease); }
  bool may_write(db::Transaction& tx, const Lease& lease) override { return rows_.may_write(tx, lease); }
  void finish(db::Transaction& tx, const Lease& lease) override { rows_.finish(tx, lease); }
  void fail(db::Transaction& tx, const Lease& lease, std::string_view reason, queue::Retry retry) override {
    rows_.fail(tx, lease, reason, retry);
  }
  void give_back(db::Transaction& tx, const Lease& lease, std::string_view reason) override { rows_.give_back(tx, lease, reason); }
  bool cancel(db::Transaction& tx, const JobId& job) override { return rows_.cancel(tx, job); }
  void reweigh(db::Transaction& tx, std::string_view tenant, Lane lane, int weight, int cap) override {
    rows_.reweigh(tx, tenant, lane, weight, cap);
  }
  int sweep(db::Transaction& tx) override { return rows_.sweep(tx); }
  int recover(db::Transaction& tx, const std::function<bool(std::string_view)>& is_gone) override {
    return rows_.recover(tx, is_gone);
  }
  bool remove(db::Transaction& tx, const JobId& job) override { return rows_.remove(tx, job); }
  std::int64_t forget(db::Transaction& tx, Lane lane, Millis before, std::int64_t most) override {
    return rows_.forget(tx, lane, before, most);
  }
  std::optional<std::int64_t> ahead(db::Transaction& tx, const JobId& job) override { return rows_.ahead(tx, job); }
  std::optional<JobId> waits_for(db::Transaction& tx, const JobId& job) override { return rows_.waits_for(tx, job); }
  std::vector<queue::Attempt> attempts(db::Transaction& tx, const JobId& job) override { return rows_.attempts(tx, job); }
  bool has_claimable(db::Transaction& tx, Lane lane) override { return rows_.has_claimable(tx, lane); }
  std::uint64_t wait(std::uint64_t seen, std::stop_token stop, std::chrono::milliseconds most) override {
    return rows_.wait(seen, stop, most);
  }

 protected:
  queue::SqlQueue& rows_;
};

// The first violation in so many seeds; empty: none.
template <class Broken>
std::string violation_of() {
  const auto database = make_database();
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    try {
      World(*database, seed, {}, [](queue::SqlQueue& rows) { return std::make_unique<Broken>(rows); }).run();
    } catch (const Violation& violation) {
      return violation.what();
    }
  }
  return {};
}

TEST(Simulation, AQueueThatIsRightIsFoundSo) {
  EXPECT_EQ(violation_of<Through>(), "");
}

TEST(Simulation, ASeedIsAWholeStory) {
  const auto story = [] {
    const auto database = make_database();
    std::string told;
    World(*database, 42, [&](const std::string& line) { (told += line) += '\n'; }).run();
    return told;
  };
  const auto once = story();
  EXPECT_GT(once.size(), 1'000u);
  EXPECT_EQ(once, story());
}

struct FinishesUnderAnyEpoch final : Through {
  using Through::Through;
  void finish(db::Transaction& tx, const Lease& lease) override {
    auto current = lease;
    current.epoch = tx.find<std::int64_t>({"broken.epoch", "SELECT epoch FROM job WHERE id = $1"}, lease.job).value_or(lease.epoch);
    rows_.finish(tx, current);
  }
};
TEST(Simulation, FindsAQueueThatDoesNotFence) {
  EXPECT_NE(violation_of<FinishesUnderAnyEpoch>(), "");
}

struct WritesUnderALostLease final : Through {
  using Through::Through;
  bool cancel(db::Transaction& tx, const JobId& job) override {  // the epoch stays
    const bool done = rows_.cancel(tx, job);
    if (done)
      tx.run({"broken.cancel",
              "UPDATE job SET epoch = epoch - 1, state = 'RUNNING', lease_until = 1, finished_at = NULL "
              "WHERE id = $1"},
             job);
    return done;
  }
};
TEST(Simulation, FindsACancelThatIsOverwritten) {
  EXPECT_NE(violation_of<WritesUnderALostLease>(), "");
}

struct NeverSweeps final : Through {
  using Through::Through;
  int sweep(db::Transaction&) override { return 0; }
  int recover(db::Transaction&, const std::function<bool(std::string_view)>&) override { return 0; }
};
TEST(Simulation, FindsAJobThatIsLostWithItsWorker) {
  EXPECT_NE(violation_of<NeverSweeps>(), "");
}

struct TakesTheLast final : Through {
  using Through::Through;
  std::optional<Lease> claim(db::Transaction& tx, std::string_view worker, Lane lane) override {
    const auto last = tx.find<std::string>(
        {"broken.last", "SELECT id FROM job WHERE state = 'QUEUED' AND lane = $1 ORDER BY priority DESC, vft DESC, seq DESC"},
        lane);
    if (!last) return std::nullopt;
    const auto dispatch = rows_.dispatch_of(tx, JobId{*last});
    return rows_.claim_dispatch(tx, worker, lane, JobId{*last}, *dispatch);
  }
};
TEST(Simulation, FindsAnUnfairOrder) {
  EXPECT_NE(violation_of<TakesTheLast>(), "");
}

struct RetriesForEver final : Through {
  using Through::Through;
  void fail(db::Transaction& tx, const Lease& lease, std::string_view reason, queue::Retry) override {
    rows_.give_back(tx, lease, reason);
  }
};
TEST(Simulation, FindsAJobThatNeverEnds) {
  EXPECT_NE(violation_of<RetriesForEver>(), "");
}

struct GivesUpAtOnce final : Through {
  using Through::Through;
  void fail(db::Transaction& tx, const Lease& lease, std::string_view reason, queue::Retry) override {
    rows_.fail(tx, lease, reason, queue::Retry::NEVER);
  }
};
TEST(Simulation, FindsAJobThatIsGivenUpTooSoon) {
  EXPECT_NE(violation_of<GivesUpAtOnce>(), "");
}

struct ForgetsInTheSameTransaction final : Through {
  using Through::Through;
  void enqueue(db::Transaction& tx, const NewJob& job) override {
    if (job.id.text().ends_with('3')) return;  // as if the job were only in a queue's memory
    rows_.enqueue(tx, job);
  }
};
TEST(Simulation, FindsAnAcceptedJobThatWasNeverARow) {
  EXPECT_NE(violation_of<ForgetsInTheSameTransaction>(), "");
}

}  // namespace
}  // namespace insight::simulation
