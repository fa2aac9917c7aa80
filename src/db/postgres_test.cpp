// What only a server can do: be told of by other machines, go away and come back.
#include "db/postgres.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/error.h"
#include "db/postgres_values.h"
#include "db/test_database.h"

namespace insight::db {
namespace {

constexpr Query one{"one", "SELECT 1"};

bool soon(const std::function<bool()>& holds) {
  for (int i = 0; i < 500; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

TEST(Postgres, SignalsReachTheOthersAndNotOneself) {
  const auto address = test_postgres().new_database();
  const auto here = open_postgres(address);
  const auto there = open_postgres(address);
  std::atomic<int> heard_here = 0;
  std::atomic<int> heard_there = 0;
  const auto mine = here->signals("cats", [&] { ++heard_here; });
  const auto others = there->signals("cats", [&] { ++heard_there; });
  ASSERT_TRUE(soon([&] { return heard_here == 1 && heard_there == 1; })) << "each looks once when it begins to listen";
  mine->tell();
  EXPECT_TRUE(soon([&] { return heard_there == 2; }));
  EXPECT_EQ(heard_here, 1);
}

TEST(Postgres, AServerThatComesBackIsUsedAgain) {
  TestPostgres server;
  const auto database = open_postgres(server.new_database(), {.patience_ms = 20'000});
  std::atomic<int> heard = 0;
  const auto signals = database->signals("cats", [&] { ++heard; });
  EXPECT_EQ(database->read([](Transaction& tx) { return tx.one<int>(one); }), 1);
  ASSERT_TRUE(soon([&] { return heard == 1; }));
  server.stop(SIGQUIT);  // at once, as a crash is: SIGKILL would leave its children behind
  int found = 0;
  {
    std::jthread reader([&] { found = database->read([](Transaction& tx) { return tx.one<int>(one); }); });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    server.run();
  }
  EXPECT_EQ(found, 1) << "the reader waited for the server";
  EXPECT_TRUE(soon([&] { return heard == 2; })) << "what was told meanwhile has to be looked for";
}

TEST(Postgres, AConnectionLostInsideATransactionUndoesIt) {
  TestPostgres server;
  const auto database = open_postgres(server.new_database(), {.patience_ms = 200});
  EXPECT_THROW(database->transact([&](Transaction& tx) {
    tx.one<int>(one);
    server.stop(SIGQUIT);  // at once, as a crash is: SIGKILL would leave its children behind
    tx.one<int>(one);
  }),
               Error);
  EXPECT_THROW(database->read([](Transaction& tx) { return tx.one<int>(one); }), Error) << "nobody answers within the patience";
}

// Without a word and with its sockets open, as when its machine hangs.
class AFrozenServer : public ::testing::Test {
 protected:
  ~AFrozenServer() override { server_.thaw(); }

  // Freezes it, and does what must not wait for ever.
  void expect_refused(const std::function<void()>& work) {
    server_.freeze();
    const auto began = std::chrono::steady_clock::now();
    try {
      work();
      ADD_FAILURE() << "somebody answered";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::unavailable) << error.what();
    }
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(20));
    server_.thaw();
  }
  int ask() {
    return database_->read([](Transaction& tx) { return tx.one<int>(one); });
  }

  TestPostgres server_;
  std::unique_ptr<Database> database_ = open_postgres(server_.new_database(), {.patience_ms = 1'000, .silence_ms = 200});
};

TEST_F(AFrozenServer, IsGivenUpByAReader) {
  ask();
  expect_refused([&] { ask(); });
  EXPECT_EQ(ask(), 1) << "it is back";
}

TEST_F(AFrozenServer, IsWaitedForWithAllPatienceOnce) {
  const auto patient = open_postgres(server_.new_database(), {.patience_ms = 6'000, .silence_ms = 200});
  const auto asked = [&] { return patient->read([](Transaction& tx) { return tx.one<int>(one); }); };
  expect_refused(asked);
  server_.freeze();
  const auto began = std::chrono::steady_clock::now();
  EXPECT_THROW(asked(), Error);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  server_.thaw();
  EXPECT_EQ(asked(), 1);
}

TEST_F(AFrozenServer, IsGivenUpByWhoConnects) {
  expect_refused([&] { open_postgres(server_.address("t1"), {.patience_ms = 1'000}); });
}

TEST_F(AFrozenServer, IsGivenUpInsideATransactionWhichIsUndone) {
  database_->transact([](Transaction& tx) { tx.script("CREATE TABLE cat (id TEXT)"); });
  expect_refused([&] {
    database_->transact([&](Transaction& tx) {
      tx.run({"cat", "INSERT INTO cat VALUES ($1)"}, "Tom");
      server_.freeze();
      tx.run({"cat", "INSERT INTO cat VALUES ($1)"}, "Kit");
    });
  });
  EXPECT_EQ(database_->read([](Transaction& tx) { return tx.one<int>({"cats", "SELECT COUNT(*) FROM cat"}); }), 0);
}

// More than both sides' buffers take.
TEST_F(AFrozenServer, IsGivenUpByABatch) {
  database_->transact([](Transaction& tx) { tx.script("CREATE TABLE cat (id TEXT)"); });
  const std::string name(64 * 1024, 'm');
  const Param value{name};
  const std::span<const Param> values(&value, 1);
  for (const char* const insert : {"INSERT INTO cat (id) VALUES ($1)", "INSERT INTO cat (id) VALUES ($1 || 'x')"}) {
    expect_refused([&] {
      server_.thaw();
      database_->transact([&](Transaction& tx) {
        auto batch = tx.batch({"cat", insert});
        batch->add(values);
        server_.freeze();
        for (int i = 0; i < 500; ++i) batch->add(values);
      });
    });
  }
  EXPECT_EQ(database_->read([](Transaction& tx) { return tx.one<int>({"cats", "SELECT COUNT(*) FROM cat"}); }), 0);
}

TEST_F(AFrozenServer, IsNotOneThatTakesItsTime) {
  database_->read([](Transaction& tx) { tx.run({"sleep", "SELECT pg_sleep(1)"}); });
}

// A machine that hangs while it holds a lock, seen from the others.
TEST(Postgres, WhoStopsInsideATransactionLosesItsLocks) {
  const auto address = test_postgres().new_database();
  const auto stopped = open_postgres(address, {.idle_ms = 300});
  const auto others = open_postgres(address);
  EXPECT_THROW(stopped->transact([&](Transaction& tx) {
    tx.lock("all of it");
    tx.one<int>(one);  // what a lock travels with
    std::jthread([&] { others->transact([](Transaction& theirs) { theirs.lock("all of it"); }); }).join();
    tx.one<int>(one);
  }),
               Error);
  EXPECT_EQ(stopped->read([](Transaction& tx) { return tx.one<int>(one); }), 1);
}

// A newer server beside this one changes a column's type while this one's connections know the old one.
TEST(Postgres, AnUpgradeUnderItCostsOneAnswerNotTheServer) {
  const auto address = test_postgres().new_database();
  const auto database = open_postgres(address);
  const auto newer = open_postgres(address);
  const auto ages = [&] { return database->read([](Transaction& tx) { return tx.one<int>({"age", "SELECT age FROM cat"}); }); };
  newer->transact([](Transaction& tx) { tx.script("CREATE TABLE cat (age INTEGER); INSERT INTO cat VALUES (7)"); });
  EXPECT_EQ(ages(), 7);
  newer->transact([](Transaction& tx) { tx.script("ALTER TABLE cat ALTER COLUMN age TYPE BIGINT"); });
  try {
    ages();
    FAIL() << "the plan fits all the same";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::unavailable) << error.what();
  }
  EXPECT_EQ(ages(), 7);
}

TEST(Postgres, ManyMoreThreadsThanConnectionsGetTheirTurn) {
  const auto database = open_postgres(test_postgres().new_database(), {.connections = 2});
  std::atomic<int> done = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 12; ++t) {
      threads.emplace_back([&] {
        database->transact([&](Transaction&) { done += database->read([](Transaction& tx) { return tx.one<int>(one); }); });
      });
    }
  }
  EXPECT_EQ(done, 12);
}

TEST(PostgresValues, OnlyABareInsertIsACopy) {
  using postgres::copy_target;
  EXPECT_EQ(copy_target("\n  INSERT INTO cat (id, name)\n  VALUES ($1, $2)"), "cat (id, name)");
  EXPECT_EQ(copy_target("INSERT INTO cat (id, name) VALUES ($2, $1)"), "");
  EXPECT_EQ(copy_target("INSERT INTO cat (id, name) VALUES ($1, 'x')"), "");
  EXPECT_EQ(copy_target("INSERT INTO cat (id) VALUES ($1) ON CONFLICT (id) DO NOTHING"), "");
  EXPECT_EQ(copy_target("INSERT INTO cat (id) SELECT $1"), "");
  EXPECT_EQ(copy_target("UPDATE cat SET id = $1"), "");
}

}  // namespace
}  // namespace insight::db
