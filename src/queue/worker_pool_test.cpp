#include "queue/worker_pool.h"

#include <gtest/gtest.h>

#include <future>

#include "base/test_folder.h"
#include "db/test_database.h"
#include "queue/sql_queue.h"

namespace insight::queue {
namespace {

class NoHooks final : public Hooks {
  void on_claimed(db::Transaction&, const Job&) override {}
  void on_returned(db::Transaction&, const Job&, std::string_view) override {}
  void on_finished(db::Transaction&, const Job&) override {}
  void on_dead(db::Transaction&, const Job&, std::string_view, std::string_view) override {}
};

class PoolTest : public testing::Test {
 protected:
  PoolTest() : database_(db::open_test_database(folder_.path())), queue_({{"TEST", &hooks_}}, clock_, random_, {10'000, 1, 1, 3}) {}
  void enqueue(const std::string& id) {
    database_->transact([&](db::Transaction& tx) { queue_.enqueue(tx, {JobId{id}, "TEST", "ann", 1, 100, 0}); });
  }
  void finish(const Work& work) {
    database_->transact([&](db::Transaction& tx) { queue_.finish(tx, work.lease); });
  }
  JobState state(const std::string& id) {
    constexpr db::Query find{"test.job", "SELECT * FROM job WHERE id = $1"};
    return database_->read([&](db::Transaction& tx) { return tx.one<Job>(find, id).state; });
  }
  // Blocks until the job is in that state; woken by the queue, never by a nap.
  bool becomes(const std::string& id, JobState wanted) {
    std::uint64_t seen = 0;
    for (int i = 0; i < 1'000 && state(id) != wanted; ++i) seen = queue_.wait(seen, {}, std::chrono::milliseconds(10));
    return state(id) == wanted;
  }
  static void until_stopped(const std::stop_token& stop) {
    std::promise<void> stopped;
    const std::stop_callback on_stop{stop, [&] { stopped.set_value(); }};
    stopped.get_future().wait();
  }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  NoHooks hooks_;
  std::unique_ptr<db::Database> database_;
  SqlQueue queue_;
  Log log_{clock_, LogLevel::error, [](std::string_view) {}};
  PoolTimes quick_{std::chrono::milliseconds(20), std::chrono::milliseconds(20)};
};

TEST_F(PoolTest, JobsAreDoneByTheThreads) {
  WorkerPool pool{*database_, queue_, Lane::ANALYSIS, [&](const Work& work) { finish(work); }, log_, 3, quick_};
  for (int i = 0; i < 20; ++i) enqueue("j" + std::to_string(i));
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(becomes("j" + std::to_string(i), JobState::COMPLETED)) << i;
}

TEST_F(PoolTest, ACancelReachesTheHolderWithoutWaitingForAHeartbeat) {
  std::promise<void> started, stopped;
  const PoolTimes slow{std::chrono::hours(1), std::chrono::hours(1)};
  WorkerPool pool{*database_,
                  queue_,
                  Lane::ANALYSIS,
                  [&](const Work& work) {
                    started.set_value();
                    until_stopped(work.stop);
                    stopped.set_value();
                    throw LeaseLost{work.lease.job};
                  },
                  log_,
                  1,
                  slow};
  enqueue("a");
  started.get_future().wait();
  database_->transact([&](db::Transaction& tx) { EXPECT_TRUE(queue_.cancel(tx, JobId{"a"})); });
  EXPECT_EQ(stopped.get_future().wait_for(std::chrono::seconds(5)), std::future_status::ready);
  EXPECT_EQ(state("a"), JobState::CANCELLED);
}

TEST_F(PoolTest, AnAttemptThatThrowsIsTriedAgainAndItsReasonKept) {
  std::atomic<int> runs = 0;
  WorkerPool pool{*database_,
                  queue_,
                  Lane::ANALYSIS,
                  [&](const Work& work) {
                    if (++runs < 3) throw std::runtime_error("attempt " + std::to_string(runs));
                    finish(work);
                  },
                  log_,
                  1,
                  quick_};
  enqueue("a");
  ASSERT_TRUE(becomes("a", JobState::COMPLETED));
  const auto attempts = database_->read([&](db::Transaction& tx) { return queue_.attempts(tx, JobId{"a"}); });
  ASSERT_EQ(attempts.size(), 3u);
  EXPECT_EQ(attempts[1].reason, "attempt 2");
}

TEST_F(PoolTest, BadInputIsNotTriedAgain) {
  std::atomic<int> runs = 0;
  WorkerPool pool{*database_,
                  queue_,
                  Lane::ANALYSIS,
                  [&](const Work&) {
                    ++runs;
                    throw Error{ErrorCode::invalid, "no such folder"};
                  },
                  log_,
                  1,
                  quick_};
  enqueue("a");
  EXPECT_TRUE(becomes("a", JobState::FAILED));
  EXPECT_EQ(runs, 1);
}

TEST_F(PoolTest, ADrainGivesBackWhatDoesNotEnd) {
  std::promise<void> started;
  WorkerPool pool{*database_,
                  queue_,
                  Lane::ANALYSIS,
                  [&](const Work& work) {
                    started.set_value();
                    until_stopped(work.stop);
                    throw LeaseLost{work.lease.job};
                  },
                  log_,
                  1,
                  quick_};
  enqueue("a");
  started.get_future().wait();
  pool.drain(std::chrono::milliseconds(1));
  EXPECT_EQ(state("a"), JobState::QUEUED);
  const auto attempts = database_->read([&](db::Transaction& tx) { return queue_.attempts(tx, JobId{"a"}); });
  EXPECT_EQ(attempts.front().outcome, Outcome::GIVEN_BACK);
}

}  // namespace
}  // namespace insight::queue
