#include "db/transfer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/test_folder.h"
#include "db/sample_rows.h"
#include "db/test_database.h"
#include "db/test_dump.h"

namespace insight::db {
namespace {

using testing::HasSubstr;

constexpr TransferCounter counters[] = {{"job_clock", "seq", "job_seq"}};
constexpr int newest = 9999;

// Everything but the notes of the move itself, which are each database's own.
std::map<std::string, Lines> everything(Database& database) {
  return database.read([](Transaction& tx) {
    auto all = tables(tx);
    std::erase_if(all, [](const Table& table) { return table.name.starts_with("transfer"); });
    return dump(tx, all);
  });
}

// So many that they go in several pieces.
void add_issues(Database& database, int count) {
  database.transact([&](Transaction& tx) {
    const auto batch = tx.batch({"issues", R"(
      INSERT INTO analysis_issue (id, analysis_id, epoch, ordinal, severity_rank, file_path, line, col, end_line, end_col, severity,
        detector, message, rule_id, category, code, pattern, suggestion, auto_fixable, confidence, metadata, fingerprint, created_at)
      VALUES ($1, 'ana_1', 1, $2, 4, 'a.py', 1, 1, 1, 1, 'INFO', 'security', 'm', 'r', 'c', $3, '', '', 0, $4, '{}', 'f', 1))"});
    for (int i = 0; i < count; ++i) {
      // Upper and lower case beside each other: engines may order them otherwise.
      const auto id = fmt::format("{}{:06}", i % 2 == 0 ? "i" : "I", i * 7919 % 1'000'003);
      const std::string code(static_cast<std::size_t>(i % 97), 'x');
      const Param values[] = {id, 100 + i, code, 1.0 / (i + 3)};
      batch->add(values);
    }
  });
}

class TransferBetween : public testing::Test {
 protected:
  // Empty ones: of the engine that this run is about, and of the other, so that both are moved from and to.
  std::unique_ptr<Database> here() { return tests_run_on_postgres() ? postgres() : sqlite(); }
  std::unique_ptr<Database> there() { return tests_run_on_postgres() ? sqlite() : postgres(); }
  std::unique_ptr<Database> sqlite() { return open_sqlite(folder_.path() / fmt::format("{}.db", ++made_)); }
  static std::unique_ptr<Database> postgres() { return open_postgres(test_postgres().new_database()); }
  std::unique_ptr<Database> sample() { return filled(here()); }
  std::unique_ptr<Database> filled(std::unique_ptr<Database> database, int level = newest) {
    build_sample(*database, level, clock_);
    return database;
  }
  void make_tables(Database& database) { migrate(database, embedded_migrations(database.dialect()), clock_); }
  // What is not the same on both sides; nothing else may be wrong.
  Lines move(Database& from, Database& to) {
    Transfer transfer(from, to, counters, clock_);
    const auto plan = transfer.plan();
    transfer.copy(plan, quiet);
    Lines different;
    for (const auto& one : transfer.verify(plan, quiet))
      if (!one.same()) different.push_back(one.table);
    return different;
  }
  std::string refusal(Database& from, Database& to, const std::string& reason) {
    try {
      Transfer(from, to, counters, clock_).plan();
      return "it was taken";
    } catch (const Error& error) {
      EXPECT_EQ(error.reason(), reason);
      return error.what();
    }
  }
  static void script(Database& database, std::string_view sql) {
    database.transact([&](Transaction& tx) { tx.script(sql); });
  }
  static bool settled(Database& database) {
    try {
      database.read(require_settled);
      return true;
    } catch (const Error& error) {
      EXPECT_EQ(error.reason(), "DATABASE_HALF_MOVED");
      return false;
    }
  }
  static void quiet(std::string_view, std::string_view, std::int64_t, std::int64_t) {}

  TestFolder folder_;
  SystemClock clock_;
  int made_ = 0;
};

TEST_F(TransferBetween, ARoundTripGivesEveryRowBackAsItWas) {
  const auto first = sample();
  add_issues(*first, 3'000);
  const auto before = everything(*first);

  const auto other = there();
  EXPECT_EQ(move(*first, *other), Lines{});
  EXPECT_EQ(everything(*other), before);
  EXPECT_TRUE(settled(*other));

  const auto back = here();
  EXPECT_EQ(move(*other, *back), Lines{});
  EXPECT_EQ(everything(*back), before);
  EXPECT_EQ(everything(*first), before);
}

// The order of arrival is a sequence on the one and a row on the other, and goes on from where it was.
TEST_F(TransferBetween, CountersGoOn) {
  const auto next = [](Database& database) {
    return database.transact([](Transaction& tx) {
      return tx.one<int>(tx.dialect() == Dialect::postgres ? Query{"next", "SELECT nextval('job_seq')"}
                                                           : Query{"next", "UPDATE job_clock SET seq = seq + 1 RETURNING seq"});
    });
  };
  const auto empty = here();
  make_tables(*empty);
  const auto as_empty = there();
  EXPECT_EQ(move(*empty, *as_empty), Lines{});
  EXPECT_EQ(next(*as_empty), 1);

  const auto first = sqlite();
  build_sample(*first, newest, clock_);
  EXPECT_EQ(next(*first), 43);
  const auto second = postgres();
  EXPECT_EQ(move(*first, *second), Lines{});
  EXPECT_EQ(next(*second), 44);
  const auto third = sqlite();
  EXPECT_EQ(move(*second, *third), Lines{});
  EXPECT_EQ(next(*third), 45);
}

TEST_F(TransferBetween, WhatBreaksAfterAnyPieceGoesOnFromThere) {
  const auto source = sample();
  add_issues(*source, 2'000);
  for (auto target = there(); target != nullptr; target = target->dialect() == source->dialect() ? nullptr : here()) {
    std::int64_t copied = 0;
    int breaks = 0;
    const auto once = [](std::string_view, std::string_view, std::int64_t, std::int64_t) { throw std::runtime_error("killed"); };
    for (bool broke = true; broke; ++breaks) {
      ASSERT_LT(breaks, 1'000);
      Transfer transfer(*source, *target, counters, clock_);
      const auto plan = transfer.plan();
      ASSERT_GE(plan.copied, copied);
      copied = plan.copied;
      try {
        transfer.copy(plan, once);
        broke = false;
      } catch (const std::runtime_error&) {
        ASSERT_FALSE(settled(*target));
      }
    }
    EXPECT_GT(breaks, 30);
    EXPECT_EQ(move(*source, *target), Lines{});
    EXPECT_EQ(everything(*target), everything(*source));
    EXPECT_TRUE(settled(*target));
  }
}

TEST_F(TransferBetween, AFinishedOneIsComparedAgain) {
  const auto source = sample();
  const auto target = there();
  move(*source, *target);
  EXPECT_EQ(move(*source, *target), Lines{});
  script(*target, "UPDATE account SET name = 'Bob' WHERE id = 'acc_bob'");
  EXPECT_EQ(move(*source, *target), Lines{"account"});
}

TEST_F(TransferBetween, ChecksumsNoticeEveryDifferenceAndNoServerStarts) {
  const auto source = sample();
  for (const auto& [table, change] : std::map<std::string, std::string>{
           {"account", "UPDATE account SET email = 'ada@example.orG' WHERE id = 'acc_ada'"},
           {"analysis_issue", "UPDATE analysis_issue SET confidence = 0.3000000000000001 WHERE id = 'iss_1'"},
           {"session", "UPDATE session SET revoked_at = NULL"},
           {"signing_key", "DELETE FROM signing_key"},
           {"source", "UPDATE source SET bytes = bytes - 1"},
           {"usage_period", "UPDATE usage_period SET plan_limit = 0"}}) {
    const auto target = there();
    Transfer transfer(*source, *target, counters, clock_);
    const auto plan = transfer.plan();
    transfer.copy(plan, quiet);
    script(*target, change);
    for (const auto& one : transfer.verify(plan, quiet))
      EXPECT_EQ(one.same(), one.table != table) << one.table << " after: " << change;
    EXPECT_FALSE(settled(*target));
  }
}

TEST_F(TransferBetween, ASourceThatChangesBetweenTwoRunsIsNoticed) {
  const auto source = sample();
  const auto target = there();
  Transfer transfer(*source, *target, counters, clock_);
  transfer.copy(transfer.plan(), quiet);
  script(*source, "UPDATE project SET name = 'Another'");
  EXPECT_EQ(move(*source, *target), Lines{"project"});
}

TEST_F(TransferBetween, ATargetWithAnythingElseIsRefusedAndLeftAlone) {
  const auto source = sample();
  const auto used = filled(there(), 14);
  EXPECT_THAT(refusal(*source, *used, "TARGET_NOT_EMPTY"), HasSubstr("account 2"));
  EXPECT_EQ(used->read(schema_number), 14);

  const auto foreign = there();
  script(*foreign, "CREATE TABLE cat (name TEXT)");
  EXPECT_THAT(refusal(*source, *foreign, "TARGET_NOT_EMPTY"), HasSubstr("cat"));

  const auto begun = there();
  const auto other = here();
  make_tables(*other);
  Transfer transfer(*other, *begun, counters, clock_);
  transfer.copy(transfer.plan(), quiet);
  EXPECT_THAT(refusal(*source, *begun, "TARGET_NOT_EMPTY"), HasSubstr("unfinished move of another"));

  const auto made = there();
  make_tables(*made);
  EXPECT_EQ(move(*source, *made), Lines{}) << "tables without rows are as good as none";
}

TEST_F(TransferBetween, ASourceThatCannotBeMovedAsItIsIsRefused) {
  const auto target = there();
  EXPECT_THAT(refusal(*here(), *target, ""), HasSubstr("no installation"));
  EXPECT_THAT(refusal(*filled(here(), 14), *target, ""), HasSubstr("start `insight serve` once"));

  const auto source = sample();
  EXPECT_THAT(refusal(*source, *source, ""), HasSubstr("the same database"));
  script(*source, "INSERT INTO transfer (id, started_at) VALUES ('x', 1)");
  EXPECT_THAT(refusal(*source, *target, "DATABASE_HALF_MOVED"), HasSubstr("Run the same command again"));
}

// SQLite takes a text into a column of numbers, where it would be read as 0.
TEST_F(TransferBetween, AValueOfAnotherTypeIsNoticed) {
  const auto source = filled(sqlite());
  script(*source, "UPDATE account SET created_at = 'soon' WHERE id = 'acc_bob'");
  EXPECT_THAT(refusal(*source, *postgres(), ""), HasSubstr("1 rows of the table account"));
}

TEST_F(TransferBetween, TwoAtOnceDoNotMixTheirRows) {
  const auto source = filled(sqlite());  // one on PostgreSQL lets the second wait for the first
  add_issues(*source, 2'000);
  const auto target = there();
  bool first = true;
  const auto let_another_pass = [&](std::string_view, std::string_view table, std::int64_t, std::int64_t) {
    if (table != "analysis_issue" || !std::exchange(first, false)) return;
    Transfer another(*source, *target, counters, clock_);
    another.copy(another.plan(), quiet);
  };
  Transfer transfer(*source, *target, counters, clock_);
  try {
    transfer.copy(transfer.plan(), let_another_pass);
    FAIL() << "it didn't notice the other";
  } catch (const Error& error) {
    EXPECT_EQ(error.reason(), "TARGET_IN_USE");
  }
  EXPECT_EQ(move(*source, *target), Lines{});
}

// PostgreSQL's texts can't hold it, and the house puts U+FFFD in its place everywhere.
TEST_F(TransferBetween, ANulInATextGoesAsItsReplacement) {
  const auto source = filled(sqlite());
  source->transact(
      [](Transaction& tx) { tx.run({"nul", "UPDATE analysis_issue SET code = $1 WHERE id = 'iss_1'"}, std::string("a\0b", 3)); });
  const auto target = postgres();
  EXPECT_EQ(move(*source, *target), Lines{});
  EXPECT_EQ(target->read([](Transaction& tx) {
    return tx.one<std::string>({"code", "SELECT code FROM analysis_issue WHERE id = 'iss_1'"});
  }),
            "a\xef\xbf\xbd"
            "b");
}

// Whoever makes a table meets this before an operator does.
TEST_F(TransferBetween, EveryTableCanBeMoved) {
  const auto on_postgres = postgres(), on_sqlite = sqlite();
  make_tables(*on_postgres);
  make_tables(*on_sqlite);
  const auto all = on_sqlite->read(tables);
  const auto others = on_postgres->read(tables);
  ASSERT_EQ(all.size(), others.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const TableScan scan(all[i]);
    EXPECT_EQ(kinds_of(all[i]), kinds_of(others[i])) << all[i].name;
    for (std::size_t at = 0; at < all[i].columns.size(); ++at) {
      EXPECT_EQ(all[i].columns[at].name, others[i].columns[at].name);
      EXPECT_EQ(all[i].columns[at].nullable, others[i].columns[at].nullable) << all[i].name << "." << all[i].columns[at].name;
      EXPECT_NE(others[i].columns[at].type, "real") << "PostgreSQL's REAL keeps seven digits; DOUBLE PRECISION is what SQLite has";
    }
  }
  EXPECT_EQ(in_order_of_reference(all).size(), all.size());
}

}  // namespace
}  // namespace insight::db
