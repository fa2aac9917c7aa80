// What every database must do, run against each implementation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <latch>
#include <map>
#include <thread>

#include "base/error.h"
#include "base/test_folder.h"
#include "db/database.h"
#include "db/postgres.h"
#include "db/sqlite.h"
#include "db/test_database.h"

namespace insight::db {
namespace {

enum class Mood { CALM, CROSS };
BOOST_DESCRIBE_ENUM(Mood, CALM, CROSS)

struct CatTag;
struct Cat {
  Id<CatTag> id;
  std::string name;
  Mood mood = Mood::CALM;
  bool indoor = false;
  std::optional<double> weight;
  std::int64_t born = 0;
  bool operator==(const Cat&) const = default;
};
BOOST_DESCRIBE_STRUCT(Cat, (), (id, name, mood, indoor, weight, born))

constexpr Query create{"cat.create", R"(
  CREATE TABLE cat (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, mood TEXT NOT NULL CHECK (mood IN ('CALM', 'CROSS')),
                    indoor INTEGER NOT NULL, weight REAL, born BIGINT NOT NULL))"};
constexpr Query insert{"cat.insert", "INSERT INTO cat (id, name, mood, indoor, weight, born) VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Query list{"cat.list", "SELECT * FROM cat ORDER BY id"};
constexpr Query count{"cat.count", "SELECT COUNT(*) FROM cat"};

struct Renaming {
  std::string more;
  std::string id;
};
BOOST_DESCRIBE_STRUCT(Renaming, (), (more, id))

struct Implementation {
  std::string name;
  std::function<std::unique_ptr<Database>(const std::filesystem::path& folder)> open;
};

class AnyDatabase : public testing::TestWithParam<Implementation> {
 protected:
  AnyDatabase() : database_(GetParam().open(folder_.path())) {
    database_->transact([](Transaction& tx) { tx.run(create); });
  }
  std::int64_t cats() {
    return database_->read([](Transaction& tx) { return tx.one<std::int64_t>(count); });
  }
  TestFolder folder_;
  std::unique_ptr<Database> database_;
};

const Cat tom{Id<CatTag>{"1"}, "Tom", Mood::CROSS, true, 4.25, 1'700'000'000'123};
const Cat jose{Id<CatTag>{"2"}, "José", Mood::CALM, false, std::nullopt, -1};

TEST_P(AnyDatabase, KeepsDescribedStructsExactly) {
  database_->transact([](Transaction& tx) { tx.run_for_each(insert, std::vector{tom, jose}); });
  const auto found = database_->read([](Transaction& tx) { return tx.all<Cat>(list); });
  EXPECT_EQ(found, (std::vector{tom, jose}));
}

TEST_P(AnyDatabase, BindsParametersByNumberNotByPlace) {
  const auto swapped = database_->read([](Transaction& tx) {
    return tx.one<std::string>({"swap", "SELECT CAST($2 AS TEXT) || CAST($1 AS TEXT) || CAST($2 AS TEXT)"}, "a", "b");
  });
  EXPECT_EQ(swapped, "bab");
}

TEST_P(AnyDatabase, RollsBackWhenTheWorkThrowsAndSkipsItsAfterCommit) {
  bool woken = false;
  EXPECT_THROW(database_->transact([&](Transaction& tx) {
    tx.run_struct(insert, tom);
    tx.after_commit([&] { woken = true; });
    throw Error{ErrorCode::invalid, "no"};
  }),
               Error);
  EXPECT_EQ(cats(), 0);
  EXPECT_FALSE(woken);
  database_->transact([&](Transaction& tx) {
    tx.run_struct(insert, tom);
    tx.after_commit([&] { woken = cats() == 1; });
  });
  EXPECT_TRUE(woken);
}

TEST_P(AnyDatabase, ARelaxedTransactionIsAWholeOneAndTheNextIsStrictAgain) {
  database_->transact_relaxed([](Transaction& tx) { tx.run_struct(insert, tom); });
  EXPECT_EQ(cats(), 1);
  EXPECT_ANY_THROW(database_->transact_relaxed([](Transaction& tx) {
    tx.run_struct(insert, jose);
    tx.run_struct(insert, jose);
  }));
  EXPECT_EQ(cats(), 1);
  database_->transact([](Transaction& tx) { tx.run_struct(insert, jose); });
  EXPECT_EQ(cats(), 2);
}

TEST_P(AnyDatabase, NamesABrokenUniqueRule) {
  try {
    database_->transact([](Transaction& tx) {
      tx.run_struct(insert, tom);
      tx.run(insert, "3", "Tom", Mood::CALM, true, nullptr, 0);
    });
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::conflict);
    EXPECT_EQ(error.reason(), "UNIQUE_VIOLATION");
  }
  EXPECT_EQ(cats(), 0);
}

TEST_P(AnyDatabase, CountsTheRowsAStatementChanged) {
  database_->transact([](Transaction& tx) {
    tx.run_for_each(insert, std::vector{tom, jose});
    EXPECT_EQ(tx.run({"cat.move", "UPDATE cat SET indoor = $1"}, true), 2);
    EXPECT_EQ(tx.run({"cat.none", "UPDATE cat SET indoor = $1 WHERE id = $2"}, true, "9"), 0);
    EXPECT_EQ(tx.find<std::string>({"cat.back", "UPDATE cat SET name = $1 WHERE id = $2 RETURNING name"}, "Felix", "1"), "Felix");
    EXPECT_EQ(tx.run({"cat.upsert",
                      "INSERT INTO cat (id, name, mood, indoor, born) VALUES ($1, 'x', 'CALM', 0, 0) ON CONFLICT (id) DO NOTHING"},
                     "1"),
              0);
  });
}

TEST_P(AnyDatabase, RunsAQueryInsideItsOwnRows) {
  database_->transact([](Transaction& tx) {
    tx.run_for_each(insert, std::vector{tom, jose});
    int pairs = 0;
    tx.each(list, [&](const Row&) { tx.each(list, [&](const Row&) { ++pairs; }); });
    EXPECT_EQ(pairs, 4);
  });
}

TEST_P(AnyDatabase, KeepsEmptyAndHostileTexts) {
  for (const std::string& text :
       {std::string(), std::string("'; DROP TABLE cat; --"), std::string(100'000, 'x'), std::string("\xf0\x9f\x90\x88")}) {
    const auto back = database_->read(
        [&](Transaction& tx) { return tx.one<std::optional<std::string>>({"echo", "SELECT CAST($1 AS TEXT)"}, text); });
    EXPECT_EQ(back, text);
  }
}

TEST_P(AnyDatabase, LosesNoUpdateOfManyThreads) {
  database_->transact([](Transaction& tx) { tx.run_struct(insert, jose); });
  constexpr Query bump{"cat.bump", "UPDATE cat SET born = born + 1 WHERE id = $1"};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 10; ++i) database_->transact([&](Transaction& tx) { tx.run(bump, "2"); });
      });
    }
  }
  EXPECT_EQ(database_->read([](Transaction& tx) { return tx.one<std::int64_t>({"cat.born", "SELECT born FROM cat"}); }), 39);
}

// One transaction holds the writer until `waiting` others stand behind it.
class Line {
 public:
  explicit Line(Database& database) : database_(database) {}
  ~Line() { open(); }
  void add(std::function<void(Transaction&)> work) {
    auto& outcome = outcomes_.emplace_back(std::make_unique<std::string>("waits"));
    std::latch begun(1);
    threads_.emplace_back([this, work = std::move(work), &outcome = *outcome, &begun] {
      begun.count_down();
      try {
        database_.transact(work);
        outcome = "done";
      } catch (const std::exception& failure) {
        outcome = failure.what();
      }
      ++ended_;
    });
    begun.wait();
    std::this_thread::sleep_for(std::chrono::milliseconds(30));  // they stand in line in this order, as a rule
  }
  void hold() {
    add([this](Transaction&) { gate_.wait(false); });
  }
  std::vector<std::string> open() {
    gate_ = true;
    gate_.notify_all();
    threads_.clear();
    std::vector<std::string> all;
    for (const auto& one : outcomes_) all.push_back(*one);
    return all;
  }
  int ended() const { return ended_; }

 private:
  Database& database_;
  std::atomic<bool> gate_ = false;
  std::atomic<int> ended_ = 0;
  std::vector<std::unique_ptr<std::string>> outcomes_;
  std::vector<std::jthread> threads_;
};

void add_cat(Transaction& tx, const std::string& id) {
  tx.run_struct(insert, Cat{Id<CatTag>{id}, "cat " + id, Mood::CALM, false, {}, 0});
}

TEST_P(AnyDatabase, WhoThrowsInALineIsUndoneAlone) {
  Line line(*database_);
  line.hold();
  for (const auto* id : {"1", "2", "3"})
    line.add([id](Transaction& tx) {
      add_cat(tx, id);
      if (id == std::string("2")) throw std::runtime_error("no cat");
    });
  line.add([](Transaction& tx) { add_cat(tx, "1"); });
  const auto outcomes = line.open();
  const auto refused = testing::ContainsRegex("UNIQUE|unique");  // which of the two comes first, nobody says
  EXPECT_THAT(outcomes, testing::AnyOf(testing::ElementsAre("done", "done", "no cat", "done", refused),
                                       testing::ElementsAre("done", refused, "no cat", "done", "done")));
  const auto found = database_->read([](Transaction& tx) { return tx.all<Cat>(list); });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id.text() + found[1].id.text(), "13");
}

TEST_P(AnyDatabase, NobodyInALineIsToldBeforeTheCommit) {
  if (database_->dialect() != Dialect::sqlite) GTEST_SKIP() << "writers there stand in no line";
  Line line(*database_);
  line.hold();
  std::atomic<std::int64_t> seen = -1;
  std::atomic<int> told = -1;
  line.add([](Transaction& tx) { add_cat(tx, "1"); });
  line.add([&](Transaction& tx) {
    EXPECT_EQ(tx.one<std::int64_t>(count), 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    seen = cats();
    told = line.ended();
  });
  line.open();
  EXPECT_EQ(seen, 0) << "they share one commit";
  EXPECT_EQ(told, 1) << "whoever held the others up, and was committed alone";
  EXPECT_EQ(cats(), 1);
}

TEST(Sqlite, WhatItRollsBackByItselfFailsForAllWhoShareTheCommit) {
  const TestFolder folder;
  const auto database = open_sqlite(folder.path() / "cats.db");
  database->transact([](Transaction& tx) { tx.run(create); });
  std::vector<std::string> outcomes;
  {
    Line line(*database);
    line.hold();
    line.add([](Transaction& tx) { add_cat(tx, "1"); });
    line.add([](Transaction& tx) {
      tx.run({"as.a.full.disk", "ROLLBACK"});
      throw std::runtime_error("the disk is full");
    });
    line.add([](Transaction& tx) { add_cat(tx, "3"); });
    outcomes = line.open();
  }
  EXPECT_THAT(outcomes, testing::ElementsAre("done", "the disk is full", "the disk is full", "done"));
  const auto found = database->read([](Transaction& tx) { return tx.all<Cat>(list); });
  ASSERT_EQ(found.size(), 1U) << "what was refused is not there";
  EXPECT_EQ(found[0].id.text(), "3");
}

TEST(Sqlite, TheWriterIsNotNested) {
  const TestFolder folder;
  const auto database = open_sqlite(folder.path() / "cats.db");
  EXPECT_THROW(database->transact([&](Transaction&) { database->transact([](Transaction&) {}); }), std::logic_error);
}

TEST_P(AnyDatabase, ReadersSeeOneMomentAndNeverWaitForTheWriter) {
  database_->transact([&](Transaction& tx) {
    tx.run_struct(insert, tom);
    std::jthread([&] { EXPECT_EQ(cats(), 0); }).join();
  });
  EXPECT_EQ(cats(), 1);
}

TEST_P(AnyDatabase, RefusesToWriteInsideRead) {
  EXPECT_ANY_THROW(database_->read([](Transaction& tx) { tx.run_struct(insert, tom); }));
  EXPECT_EQ(cats(), 0);
}

// What decides on what it read and takes the lock first loses nothing, however many do it beside each other.
TEST_P(AnyDatabase, WhoTakesTheSameLockWaitsForEachOther) {
  database_->transact([](Transaction& tx) { tx.run_struct(insert, jose); });
  constexpr Query born{"cat.born", "SELECT born FROM cat WHERE id = '2'"};
  constexpr Query be_born{"cat.be_born", "UPDATE cat SET born = $1 WHERE id = '2'"};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 10; ++i) {
          database_->transact([&](Transaction& tx) {
            tx.lock("cat:2");
            tx.run(be_born, tx.one<std::int64_t>(born) + 1);
          });
        }
      });
    }
  }
  EXPECT_EQ(database_->read([&](Transaction& tx) { return tx.one<std::int64_t>(born); }), 39);
}

TEST_P(AnyDatabase, EveryStatementIsCountedUnderItsName) {
  database_->transact([](Transaction& tx) {
    tx.run_struct(insert, tom);
    tx.run_for_each(insert, std::vector{jose});
    tx.run_for_each(Query{"cat.rename", "UPDATE cat SET name = name || $1 WHERE id = $2"},
                    std::vector{Renaming{"!", "1"}, Renaming{"!", "2"}});
    EXPECT_EQ(tx.all<Cat>(list).size(), 2U);
  });
  EXPECT_ANY_THROW(database_->transact([](Transaction& tx) { tx.run_struct(insert, tom); }));
  EXPECT_EQ(cats(), 2);
  std::map<std::string, std::uint64_t> runs;
  for (const auto& figures : database_->statements()) {
    runs[figures.name] = figures.runs;
    EXPECT_GT(figures.seconds, 0) << figures.name;
    EXPECT_LT(figures.seconds, 10) << figures.name;
  }
  EXPECT_EQ(runs["cat.insert"], 3U) << "also one that failed";
  EXPECT_EQ(runs["cat.rename"], 2U);
  EXPECT_EQ(runs["cat.list"], 1U);
  EXPECT_EQ(runs["cat.count"], 1U);
  EXPECT_EQ(runs["COMMIT"], 3U) << "the table, the cats, and the reading";
  EXPECT_EQ(runs["ROLLBACK"], 1U);
}

TEST_P(AnyDatabase, ABatchBesideOtherStatementsKeepsTheOrder) {
  database_->transact([](Transaction& tx) {
    const auto batch = tx.batch(insert);
    const auto add = [&](const Cat& cat) {
      const Param params[] = {cat.id, cat.name, cat.mood, cat.indoor, cat.weight, cat.born};
      batch->add(params);
    };
    add(tom);
    EXPECT_EQ(tx.one<int>(count), 1) << "what was sent ahead is there for the next statement";
    add({Id<CatTag>{"3"}, "Tab\tand\\and\nline", Mood::CALM, true, 1.5, 0});
    const auto moods = tx.batch({"cat.mood", "UPDATE cat SET mood = $1 WHERE id = $2"});
    const Param calm[] = {Mood::CALM, "1"};
    moods->add(calm);
  });
  const auto found = database_->read([](Transaction& tx) { return tx.all<Cat>(list); });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].mood, Mood::CALM);
  EXPECT_EQ(found[1].name, "Tab\tand\\and\nline");
}

TEST_P(AnyDatabase, ABatchThatBreaksARuleUndoesTheTransaction) {
  const std::vector<Cat> twice{tom, tom};
  try {
    database_->transact([&](Transaction& tx) { tx.run_for_each(insert, twice); });
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.reason(), "UNIQUE_VIOLATION");
  }
  EXPECT_EQ(cats(), 0);
}

TEST_P(AnyDatabase, WhatIsSentIsThereForTheNextStatementAndAfterTheCommit) {
  database_->transact([](Transaction& tx) {
    tx.send_struct(insert, tom);
    tx.send({"cat.mood", "UPDATE cat SET mood = $1 WHERE id = $2"}, Mood::CALM, "1");
    EXPECT_EQ(tx.one<Cat>(list).mood, Mood::CALM);
    tx.send_struct(insert, jose);
  });
  EXPECT_EQ(cats(), 2);
}

// More than fits into what either side holds unread.
TEST_P(AnyDatabase, MuchMayBeSent) {
  const std::string long_name(5'000, 'x');
  database_->transact([&](Transaction& tx) {
    for (int i = 0; i < 1'000; ++i)
      tx.send(insert, std::to_string(i), std::to_string(i) + long_name, Mood::CALM, true, 1.0, std::int64_t{i});
  });
  EXPECT_EQ(cats(), 1'000);
}

TEST_P(AnyDatabase, WhatIsSentAndFailsUndoesTheTransactionAtItsEndAtTheLatest) {
  for (const bool asks : {false, true}) {
    try {
      database_->transact([&](Transaction& tx) {
        tx.send_struct(insert, jose);
        tx.send_struct(insert, tom);
        tx.send_struct(insert, tom);
        if (asks) tx.one<int>(count);
      });
      FAIL() << "accepted";
    } catch (const Error& error) {
      EXPECT_EQ(error.reason(), "UNIQUE_VIOLATION") << asks;
    }
    EXPECT_EQ(cats(), 0) << asks;
  }
}

TEST_P(AnyDatabase, WhoThrowsAfterSendingUndoesIt) {
  for (const bool fails : {false, true}) {
    EXPECT_THROW(database_->transact([&](Transaction& tx) {
      tx.send_struct(insert, tom);
      if (fails && tx.dialect() == Dialect::postgres) tx.send_struct(insert, tom);  // SQLite would say so at once
      throw std::domain_error("changed my mind");
    }),
                 std::domain_error);
    EXPECT_EQ(cats(), 0);
  }
  database_->transact([](Transaction& tx) { tx.send_struct(insert, tom); });
  EXPECT_EQ(cats(), 1) << "the connection can be used again";
}

INSTANTIATE_TEST_SUITE_P(
    All, AnyDatabase,
    testing::Values(Implementation{"sqlite", [](const auto& folder) { return open_sqlite(folder / "cats.db"); }},
                    Implementation{"postgres", [](const auto&) { return open_postgres(test_postgres().new_database()); }}),
    [](const auto& suite) { return suite.param.name; });

}  // namespace
}  // namespace insight::db
