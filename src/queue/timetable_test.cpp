#include "queue/timetable.h"

#include <gtest/gtest.h>

#include <latch>

#include "base/test_folder.h"
#include "db/test_database.h"
#include "queue/kinds.h"
#include "queue/sql_queue.h"

namespace insight::queue {
namespace {

constexpr db::Query count_jobs{"test.jobs", "SELECT COUNT(*) FROM job"};

class TimetableTest : public testing::Test {
 protected:
  TimetableTest() : database_(db::open_test_database(folder_.path())) {}
  Timetable server() { return {*database_, queue_, clock_, log_, {{"SWEEP", 3'600'000}}}; }
  std::int64_t jobs() {
    return database_->read([](db::Transaction& tx) { return tx.one<std::int64_t>(count_jobs); });
  }

  TestFolder folder_;
  ManualClock clock_;
  SystemRandom random_;
  Log log_{clock_, LogLevel::error, [](std::string_view) {}};
  std::unique_ptr<db::Database> database_;
  PlainHooks hooks_;
  SqlQueue queue_{{{"SWEEP", &hooks_}}, clock_, random_};
};

TEST_F(TimetableTest, ManyServersMakeOneJobATurn) {
  auto one = server(), two = server();
  EXPECT_EQ(one.enqueue_due() + two.enqueue_due() + one.enqueue_due(), 1);
  clock_.advance(3'600'000);
  EXPECT_EQ(two.enqueue_due() + one.enqueue_due() + two.enqueue_due(), 1);
  clock_.advance(10 * 3'600'000);
  EXPECT_EQ(one.enqueue_due() + two.enqueue_due(), 1) << "what was missed isn't made up";
  EXPECT_EQ(jobs(), 3);
}

TEST_F(TimetableTest, AJobThatNobodyWantsIsNotMade) {
  bool wanted = false;
  Timetable one{*database_, queue_, clock_, log_, {{"SWEEP", 60'000, [&](db::Transaction&) { return wanted; }}}};
  EXPECT_EQ(one.enqueue_due(), 0);
  clock_.advance(60'000);
  wanted = true;
  EXPECT_EQ(one.enqueue_due(), 1);
}

TEST_F(TimetableTest, AlsoAtTheSameMoment) {
  std::latch start{8};
  {
    std::vector<std::jthread> servers;
    for (int i = 0; i < 8; ++i)
      servers.emplace_back([&] {
        auto one = server();
        start.arrive_and_wait();
        one.enqueue_due();
      });
  }
  EXPECT_EQ(jobs(), 1);
}

TEST_F(TimetableTest, ItsJobGoesToTheRunnerOfItsKind) {
  std::atomic<int> swept = 0;
  std::atomic<int> other = 0;
  RunnerByKind runner{{{"SWEEP",
                        [&](const Work& work) {
                          database_->transact([&](db::Transaction& tx) { queue_.finish(tx, work.lease); });
                          ++swept;
                        }},
                       {"OTHER", [&](const Work&) { ++other; }}}};
  auto one = server();
  one.start();
  const WorkerPool pool{*database_, queue_, Lane::HOUSEKEEPING, runner, log_, 1};
  std::uint64_t seen = 0;
  while (swept == 0) seen = queue_.wait(seen, {}, std::chrono::milliseconds(10));
  EXPECT_EQ(other, 0);
}

TEST_F(TimetableTest, FinishedJobsAreForgottenInBatches) {
  auto one = server();
  for (int turn = 0; turn < 5; ++turn) {
    one.enqueue_due();
    database_->transact([&](db::Transaction& tx) { queue_.finish(tx, *queue_.claim(tx, "w", Lane::HOUSEKEEPING)); });
    clock_.advance(3'600'000);
  }
  one.enqueue_due();
  const auto forget = [&](Lane lane, Millis before, int most) {
    return database_->transact([&](db::Transaction& tx) { return queue_.forget(tx, lane, before, most); });
  };
  EXPECT_EQ(forget(Lane::ANALYSIS, clock_.now(), 100), 0);
  EXPECT_EQ(forget(Lane::HOUSEKEEPING, clock_.now() - 2 * 3'600'000, 2), 2);
  EXPECT_EQ(forget(Lane::HOUSEKEEPING, clock_.now() - 2 * 3'600'000, 2), 1);
  EXPECT_EQ(forget(Lane::HOUSEKEEPING, clock_.now() + 1, 100), 2) << "the queued one stays";
  EXPECT_EQ(jobs(), 1);
}

}  // namespace
}  // namespace insight::queue
