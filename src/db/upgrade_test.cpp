// Databases of every earlier level: they open, move forward with what is in them, and end up with a new database's schema.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/test_folder.h"
#include "db/catalog.h"
#include "db/open.h"
#include "db/sample_rows.h"
#include "db/test_database.h"
#include "db/test_dump.h"

namespace insight::db {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using Lines = std::vector<std::string>;

// Everything that a CREATE can say, as lines: tables, columns, types, defaults, checks, keys, indexes, sequences.
Lines schema(Transaction& tx) {
  if (tx.dialect() == Dialect::sqlite) {
    return tx.all<std::string>(
        {"schema", "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY type, name"});
  }
  return tx.all<std::string>({"schema", R"(
    SELECT line FROM (
      SELECT concat_ws(' ', 'column', c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
                       CASE WHEN a.attnotnull THEN 'NOT NULL' END, pg_get_expr(d.adbin, d.adrelid)) AS line
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      UNION ALL
      SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL
      SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL
      SELECT concat_ws(' ', 'sequence', sequencename, data_type, start_value, increment_by)
      FROM pg_sequences WHERE schemaname = 'public') AS all_of_them ORDER BY line)"});
}

class Upgrade : public testing::Test {
 protected:
  // The address of a new one, to be opened as a server does it.
  std::string somewhere() {
    if (tests_run_on_postgres()) return test_postgres().new_database();
    return (folder_.path() / fmt::format("{}.db", ++made_)).string();
  }
  std::unique_ptr<Database> empty() { return open(somewhere()); }
  std::vector<Migration> all() { return embedded_migrations(tests_run_on_postgres() ? Dialect::postgres : Dialect::sqlite); }
  std::string refusal(Database& database, const std::string& expected_reason) {
    try {
      migrate(database, all(), clock_);
      return "it was taken";
    } catch (const Error& error) {
      EXPECT_EQ(error.reason(), expected_reason);
      return error.what();
    }
  }

  TestFolder folder_;
  SystemClock clock_;
  int made_ = 0;
};

TEST_F(Upgrade, EveryEarlierLevelMovesForwardWithItsRows) {
  const auto migrations = all();
  const auto fresh = empty();
  migrate(*fresh, migrations, clock_);
  const auto wanted = fresh->read(schema);

  for (const auto& level : migrations) {
    SCOPED_TRACE(level.name);
    const auto address = somewhere();
    std::vector<Table> then;
    std::map<std::string, Lines> before;
    {
      const auto database = open(address);
      build_sample(*database, level.number, clock_);
      then = database->read(tables);
      before = database->read([&](Transaction& tx) { return dump(tx, then); });
    }
    const auto database = open(address);
    const auto moved = migrate(*database, migrations, clock_);
    EXPECT_EQ(moved.from, level.number);
    EXPECT_EQ(moved.to, migrations.back().number);
    EXPECT_EQ(database->read([&](Transaction& tx) { return dump(tx, then); }), before);
    EXPECT_EQ(database->read(schema), wanted);
  }
}

// Else an upgrade of a table with rows is not tried at all.
TEST_F(Upgrade, EveryTableHasSampleRows) {
  const auto database = empty();
  build_sample(*database, all().back().number, clock_);
  for (const auto& table : database->read(tables)) {
    EXPECT_FALSE(database->read([&](Transaction& tx) { return dump(tx, table); }).empty())
        << "give the table " << table.name << " rows in src/db/sample_rows.h";
  }
}

TEST_F(Upgrade, ADatabaseOfTheFutureIsRefusedAndLeftAlone) {
  const auto database = empty();
  build_sample(*database, all().back().number, clock_);
  database->transact([](Transaction& tx) {
    tx.run({"future", "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (9999, '9999_tomorrow', 'x', 1)"});
  });
  const auto before = database->read(schema);
  EXPECT_THAT(refusal(*database, "DATABASE_NEWER"), AllOf(HasSubstr("9999_tomorrow"), HasSubstr("Use the newer program")));
  EXPECT_EQ(database->read(schema), before);
}

TEST_F(Upgrade, AMigrationWithAnotherTextIsRefused) {
  const auto database = empty();
  build_sample(*database, 12, clock_);
  database->transact(
      [](Transaction& tx) { tx.run({"change", "UPDATE schema_migration SET checksum = 'other' WHERE number = 2"}); });
  EXPECT_THAT(refusal(*database, "MIGRATION_CHANGED"), AllOf(HasSubstr("0002_project"), HasSubstr("Restore its text")));
  EXPECT_EQ(database->read(schema_number), 12);
}

}  // namespace
}  // namespace insight::db
