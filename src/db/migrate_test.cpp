#include "db/migrate.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/test_folder.h"
#include "db/test_database.h"

namespace insight::db {
namespace {

const Migration one{1, "0001_cat", "CREATE TABLE cat (name TEXT); INSERT INTO cat VALUES ('Tom');"};
const Migration two{2, "0002_age", "ALTER TABLE cat ADD COLUMN age INTEGER NOT NULL DEFAULT 1"};
constexpr Query ages{"ages", "SELECT SUM(age) FROM cat"};

class Migrate : public testing::Test {
 protected:
  std::string refused(std::span<const Migration> migrations) {
    try {
      migrate(*database_, migrations, clock_);
      return "accepted";
    } catch (const Error& error) {
      return error.reason();
    }
  }
  TestFolder folder_;
  ManualClock clock_;
  std::unique_ptr<Database> database_ = open_empty_test_database(folder_.path());
};

TEST_F(Migrate, UpgradesInPlaceAndKeepsACopyOfTheOldDatabase) {
  const auto first = migrate(*database_, std::vector{one}, clock_);
  EXPECT_EQ(first.to, 1);
  EXPECT_EQ(first.copy, "");

  const auto second = migrate(*database_, std::vector{one, two}, clock_);
  EXPECT_EQ(second.from, 1);
  EXPECT_EQ(second.to, 2);
  EXPECT_EQ(database_->read([](Transaction& tx) { return tx.one<int>(ages); }), 1);

  if (tests_run_on_postgres()) return;  // keeps no copy
  ASSERT_TRUE(std::filesystem::exists(second.copy));
  const auto old = open_sqlite(second.copy);
  EXPECT_EQ(old->read([](Transaction& tx) { return tx.one<std::string>({"cats", "SELECT name FROM cat"}); }), "Tom");
  EXPECT_ANY_THROW(old->read([](Transaction& tx) { return tx.one<int>(ages); }));

  EXPECT_EQ(migrate(*database_, std::vector{one, two}, clock_).copy, "");
}

TEST_F(Migrate, RefusesANewerDatabase) {
  migrate(*database_, std::vector{one, two}, clock_);
  EXPECT_EQ(refused(std::vector{one}), "DATABASE_NEWER");
}

TEST_F(Migrate, RefusesAChangedMigration) {
  migrate(*database_, std::vector{one}, clock_);
  auto changed = one;
  changed.sql = "CREATE TABLE dog (name TEXT)";
  EXPECT_EQ(refused(std::vector{changed}), "MIGRATION_CHANGED");
}

TEST_F(Migrate, ABrokenMigrationLeavesNothingBehind) {
  const Migration broken{2, "0002_broken", "CREATE TABLE dog (name TEXT); nonsense"};
  migrate(*database_, std::vector{one}, clock_);
  EXPECT_ANY_THROW(migrate(*database_, std::vector{one, broken}, clock_));
  EXPECT_EQ(migrate(*database_, std::vector{one, two}, clock_).to, 2);
  EXPECT_ANY_THROW(database_->read([](Transaction& tx) { return tx.all<std::string>({"dogs", "SELECT name FROM dog"}); }));
}

TEST_F(Migrate, TheEmbeddedOnesApply) {
  const auto all = embedded_migrations(database_->dialect());
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(migrate(*database_, all, clock_).to, all.back().number);
}

}  // namespace
}  // namespace insight::db
