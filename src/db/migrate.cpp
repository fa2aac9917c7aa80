#include "db/migrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "embedded/migrations.h"

namespace insight::db {
namespace {

struct Applied {
  int number = 0;
  std::string name;
  std::string checksum;
};
BOOST_DESCRIBE_STRUCT(Applied, (), (number, name, checksum))

constexpr Query create_table{"migration.table", R"(
  CREATE TABLE IF NOT EXISTS schema_migration (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL))"};
constexpr Query list_applied{"migration.list", "SELECT number, name, checksum FROM schema_migration ORDER BY number"};
constexpr Query record{"migration.record",
                       "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)"};
constexpr Query find_applied{"migration.find", "SELECT number FROM schema_migration WHERE number = $1"};
constexpr std::string_view one_at_a_time = "migration";
constexpr Query last_number{"migration.last", "SELECT COALESCE(MAX(number), 0) FROM schema_migration"};

std::string checksum(const Migration& migration) {
  return fmt::format("{:016x}", fnv1a(migration.sql));
}

void refuse_strangers(std::span<const Applied> applied, std::span<const Migration> known) {
  for (const auto& done : applied) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const Migration& m) { return m.number == done.number; });
    if (same == known.end()) {
      throw Error{
          ErrorCode::conflict,
          fmt::format("The database was made by a newer version of this program: it has migration {:04} ({}), which this one "
                      "doesn't know. Use the newer program, or the copy that was made before the upgrade",
                      done.number, done.name)}
          .because("DATABASE_NEWER");
    }
    if (checksum(*same) != done.checksum) {
      throw Error{ErrorCode::conflict,
                  fmt::format("Migration {:04} ({}) was changed after it had been applied to this database. Restore "
                              "its text and put the change into a new migration",
                              done.number, done.name)}
          .because("MIGRATION_CHANGED");
    }
  }
}

}  // namespace

std::vector<Migration> embedded_migrations(Dialect dialect) {
  const std::string_view other = dialect == Dialect::sqlite ? ".postgres.sql" : ".sqlite.sql";
  std::vector<Migration> found;
  for (const auto& text : embedded::migrations::all()) {
    const auto file = text.path.substr(text.path.rfind('/') + 1);
    if (file.ends_with(other)) continue;
    int number = 0;
    std::from_chars(file.data(), file.data() + file.size(), number);
    found.push_back({number, file.substr(0, file.find('.')), text.content});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  const auto twice =
      std::adjacent_find(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.number == b.number; });
  if (twice != found.end()) throw std::logic_error(fmt::format("two migrations have the number {:04}", twice->number));
  return found;
}

Migrated migrate(Database& database, std::span<const Migration> migrations, const Clock& clock) {
  const auto applied = database.transact([](Transaction& tx) {
    tx.lock(one_at_a_time);
    tx.run(create_table);
    return tx.all<Applied>(list_applied);
  });
  refuse_strangers(applied, migrations);

  Migrated result;
  result.from = result.to = applied.empty() ? 0 : applied.back().number;
  for (const auto& migration : migrations) {
    const bool done = std::any_of(applied.begin(), applied.end(), [&](const Applied& a) { return a.number == migration.number; });
    if (done) continue;
    if (!applied.empty() && result.copy.empty()) result.copy = database.copy_aside(fmt::format("before-{:04}", migration.number));
    database.transact([&](Transaction& tx) {
      tx.lock(one_at_a_time);
      if (tx.find<int>(find_applied, migration.number)) return;  // another server, started beside this one, was quicker
      tx.script(migration.sql);
      tx.run(record, migration.number, migration.name, checksum(migration), clock.now());
    });
    result.to = std::max(result.to, migration.number);
  }
  return result;
}

int schema_number(Transaction& tx) {
  return tx.one<int>(last_number);
}

void require_current(Transaction& tx) {
  const auto applied = tx.all<Applied>(list_applied);
  const auto known = embedded_migrations(tx.dialect());
  refuse_strangers(applied, known);
  if (applied.size() == known.size()) return;
  throw Error(ErrorCode::conflict,
              "The database is of another version of this program; start `insight serve` once, which brings it up to date");
}

void hold_back_starts(Transaction& tx) {
  tx.lock(one_at_a_time);
}

}  // namespace insight::db
