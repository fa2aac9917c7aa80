// BullQueue with a Redis that loses, repeats and goes: what the conformance suite (queue_test.cpp) can't see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/test_folder.h"
#include "db/test_database.h"
#include "queue/bull_queue.h"
#include "queue/kinds.h"
#include "queue/worker_pool.h"
#include "redis/test_redis.h"

namespace insight::queue {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class WithRedis : public testing::Test {
 protected:
  WithRedis() : database_(db::open_test_database(folder_.path())) {
    options_.address = server_.address();
    options_.stuck = 100ms;
    options_.pass_every = 100ms;
    make();
  }
  void make() {
    rows_ = std::make_shared<SqlQueue>(HooksByKind{{"TEST", &hooks_}}, clock_, random_);
    queue_ = std::make_unique<BullQueue>(rows_, options_, clock_, log_);
  }

  template <class F>
  auto in(F&& work) {
    return database_->transact(std::forward<F>(work));
  }
  void enqueue(const std::string& id) {
    in([&](db::Transaction& tx) { queue_->enqueue(tx, {JobId{id}, "TEST", "ann", 1, 100, 0}); });
  }
  std::optional<Lease> claim() {
    return in([&](db::Transaction& tx) { return queue_->claim(tx, "w", Lane::ANALYSIS); });
  }
  void finish(const Lease& lease) {
    in([&](db::Transaction& tx) { queue_->finish(tx, lease); });
  }
  Job row(const std::string& id) {
    constexpr db::Query find{"test.job", "SELECT * FROM job WHERE id = $1"};
    return database_->read([&](db::Transaction& tx) { return tx.one<Job>(find, id); });
  }
  std::int64_t count(const std::string& where) {
    const auto sql = "SELECT COUNT(*) FROM job WHERE " + where;
    return database_->read([&](db::Transaction& tx) { return tx.one<std::int64_t>(db::Query{"test.count", sql}); });
  }
  // Another's view of the same queue.
  template <class F>
  auto elsewhere(F&& work) {
    redis::Connection redis{server_.address()};
    bull::Client client{redis, scripts_, {"bull", "insight-analysis"}};
    return work(client);
  }
  std::string field(const std::string& message, const std::string& name) {
    return elsewhere(
        [&](bull::Client& client) { return client.connection().call({"HGET", "bull:insight-analysis:" + message, name}).text; });
  }
  template <class F>
  bool becomes(F&& true_at_last) {
    for (int i = 0; i < 1'500; ++i) {
      if (true_at_last()) return true;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  std::string logged_;
  std::mutex log_mutex_;
  Log log_{clock_, LogLevel::info, [this](std::string_view line) {
             const std::lock_guard lock{log_mutex_};
             logged_ += line;
           }};
  PlainHooks hooks_;
  redis::TestRedis server_;
  bull::Scripts scripts_;
  BullOptions options_;
  std::unique_ptr<db::Database> database_;
  std::shared_ptr<SqlQueue> rows_;
  std::unique_ptr<BullQueue> queue_;
};

TEST_F(WithRedis, AJobGoesThroughRedisAndLeavesItsStoryThere) {
  enqueue("a");
  const auto lease = claim();
  ASSERT_TRUE(lease);
  EXPECT_THAT(elsewhere([](bull::Client& client) { return client.live().active; }), ElementsAre("a.1"));
  EXPECT_THAT(field("a.1", "data"), HasSubstr(R"("id":"a","dispatch":1,"kind":"TEST")"));
  in([&](db::Transaction& tx) { queue_->beat(tx, *lease, 40); });
  finish(*lease);
  EXPECT_FALSE(claim());
  EXPECT_EQ(field("a.1", "progress"), "40");
  EXPECT_EQ(elsewhere([](bull::Client& client) {
              return client.connection().call({"LINDEX", "bull:insight-analysis:a.1:logs", "0"}).text;
            }),
            "epoch 1 begins, by w");
  EXPECT_EQ(field("a.1", "returnvalue"), R"({"epoch":1})");
  EXPECT_THAT(elsewhere([](bull::Client& client) { return client.live().active; }), IsEmpty());
  EXPECT_EQ(logged_, "");
}

TEST_F(WithRedis, TheReasonOfAFailureStandsThereAndTheNextAttemptHasAnotherName) {
  enqueue("a");
  const auto lease = *claim();
  in([&](db::Transaction& tx) { queue_->fail(tx, lease, "no luck", Retry::LATER); });
  ASSERT_TRUE(becomes([&] { return claim().has_value(); }));
  EXPECT_EQ(field("a.1", "failedReason"), "no luck");
  EXPECT_EQ(row("a").dispatch, 2);
  EXPECT_THAT(elsewhere([](bull::Client& client) { return client.live().active; }), ElementsAre("a.2"));
}

TEST_F(WithRedis, TheWindowIsBoundedAndACancelledJobLeavesIt) {
  queue_->start(*database_);
  for (int i = 0; i < 50; ++i) enqueue("j" + std::to_string(i));
  const auto waiting = [&] { return elsewhere([](bull::Client& client) { return client.live().waiting; }); };
  EXPECT_TRUE(becomes([&] { return waiting().size() == options_.window; }));
  EXPECT_THAT(waiting(), ElementsAre("j0.1", "j1.1", "j2.1", "j3.1"));
  in([&](db::Transaction& tx) { queue_->cancel(tx, JobId{"j1"}); });
  EXPECT_TRUE(becomes([&] { return waiting().contains("j4.1") && !waiting().contains("j1.1"); }));
}

TEST_F(WithRedis, AnEmptiedRedisIsFilledAgain) {
  enqueue("a"), enqueue("b");
  const auto a = *claim();
  elsewhere([](bull::Client& client) { return client.connection().call({"FLUSHALL"}); });
  EXPECT_EQ(claim()->job.text(), "b");
  finish(a);
  EXPECT_EQ(row("a").state, JobState::COMPLETED);
}

TEST_F(WithRedis, AMessageThatEndedWithoutItsJobIsSentAgainUnderANewName) {
  queue_->start(*database_);
  enqueue("a");
  ASSERT_TRUE(becomes([&] { return elsewhere([](bull::Client& client) { return client.live().waiting.contains("a.1"); }); }));
  elsewhere([&](bull::Client& client) {
    const auto job = client.take("thief", "thief", 1'000).job;
    return client.finish(*job, "null", 1'000, "thief", bull::Fetch::NOTHING).answer;
  });
  EXPECT_TRUE(becomes([&] { return elsewhere([](bull::Client& client) { return client.live().waiting.contains("a.2"); }); }));
  EXPECT_EQ(claim()->job.text(), "a");
}

TEST_F(WithRedis, ATakerThatDiedBeforeItsClaimHoldsUpNothing) {
  queue_->start(*database_);
  enqueue("a");
  ASSERT_TRUE(
      becomes([&] { return elsewhere([](bull::Client& client) { return client.take("dead", "dead", 1'000).job.has_value(); }); }));
  EXPECT_TRUE(becomes([&] { return row("a").dispatch == 2; }));
  EXPECT_TRUE(becomes([&] { return claim().has_value(); }));
}

TEST_F(WithRedis, WhatOthersPutIntoTheQueueIsThrownAway) {
  elsewhere([](bull::Client& client) {
    client.add({.name = "x"});
    client.add({.id = "nobody.1", .name = "x"});
    client.add({.id = "a.7", .name = "x"});
    return 0;
  });
  enqueue("a");
  EXPECT_EQ(claim()->job.text(), "a");
}

// Whoever is last wins: the message is delivered twice, the row is claimed once.
TEST_F(WithRedis, ARepeatedMessageFindsNothing) {
  enqueue("a");
  finish(*claim());
  claim();
  elsewhere([](bull::Client& client) {
    client.connection().call({"FLUSHALL"});
    return client.add({.id = "a.1", .name = "TEST"});
  });
  EXPECT_FALSE(claim());
  EXPECT_EQ(row("a").state, JobState::COMPLETED);
  EXPECT_EQ(row("a").epoch, 1);
}

TEST_F(WithRedis, RedisKilledAndEmptyInTheMiddleLosesAndDoublesNothing) {
  queue_->start(*database_);
  EXPECT_TRUE(queue_->has_redis());
  std::atomic<int> runs = 0;
  const auto runner = [&](const Work& work) {
    ++runs;
    std::this_thread::sleep_for(5ms);
    in([&](db::Transaction& tx) { queue_->finish(tx, work.lease); });
  };
  WorkerPool pool{*database_, *queue_, Lane::ANALYSIS, runner, log_, 2, {.beat = 500ms, .poll = 200ms}};
  for (int i = 0; i < 100; ++i) {
    if (i == 20 || i == 60) {
      server_.stop(SIGKILL);
      EXPECT_TRUE(becomes([&] { return !queue_->has_redis(); }));
    }
    if (i == 40 || i == 80) server_.run();
    enqueue("j" + std::to_string(i));
    std::this_thread::sleep_for(3ms);
  }
  EXPECT_TRUE(becomes([&] { return count("state = 'COMPLETED'") == 100; }));
  EXPECT_EQ(runs, 100);
  EXPECT_TRUE(becomes([&] { return queue_->has_redis(); }));
  EXPECT_EQ(count("epoch <> 1"), 0) << "each was claimed once";
  EXPECT_THAT(logged_, HasSubstr("redis.away"));
}

TEST_F(WithRedis, ARedisThatHangsIsWaitedForOnce) {
  queue_->start(*database_);
  enqueue("first");
  finish(*claim());
  ::kill(server_.process(), SIGSTOP);
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < 50; ++i) enqueue("j" + std::to_string(i)), finish(*claim());
  EXPECT_LT(std::chrono::steady_clock::now() - began, 15s) << "a second for each would be fifty";
  ::kill(server_.process(), SIGCONT);
  EXPECT_EQ(count("state = 'COMPLETED'"), 51);
  EXPECT_TRUE(becomes([&] {
    const std::lock_guard lock{log_mutex_};
    return logged_.find("redis.back") != std::string::npos;
  }));
  enqueue("last");
  EXPECT_TRUE(becomes([&] { return claim().has_value(); }));
}

TEST_F(WithRedis, AWorkerShowsItselfAndItsLockIsRenewed) {
  options_.lock = 300ms;
  options_.worker = "one";
  make();
  queue_->start(*database_);
  enqueue("a");
  ASSERT_TRUE(becomes([&] { return claim().has_value(); }));
  std::this_thread::sleep_for(700ms);
  EXPECT_THAT(elsewhere([](bull::Client& client) { return client.live().active; }), ElementsAre("a.1"));
  const auto clients = elsewhere([](bull::Client& client) { return client.connection().call({"CLIENT", "LIST"}).text; });
  EXPECT_THAT(clients, HasSubstr("name=" + bull::client_name({"bull", "insight-analysis"}, "one")));
  EXPECT_THAT(logged_, HasSubstr("redis.forgets"));
}

}  // namespace
}  // namespace insight::queue
