// The database that a run of a test program is about: SQLite in the test's folder, or with INSIGHT_TEST_DATABASE=postgres a new
// database on a PostgreSQL server that lives as long as the program. ctest runs the programs that use this with each. For tests
// only.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>

#include "db/migrate.h"
#include "db/postgres.h"
#include "db/sqlite.h"
#include "db/test_postgres.h"

namespace insight::db {

inline bool tests_run_on_postgres() {
  const char* const wanted = std::getenv("INSIGHT_TEST_DATABASE");
  return wanted != nullptr && std::string_view(wanted) == "postgres";
}

inline TestPostgres& test_postgres() {
  static TestPostgres server;
  return server;
}

// For a server that the test starts: as its setting `database`, empty for the file in its data folder.
inline std::string test_database_address() {
  return tests_run_on_postgres() ? test_postgres().new_database() : std::string();
}

// Empty.
inline std::unique_ptr<Database> open_empty_test_database(const std::filesystem::path& folder) {
  if (!tests_run_on_postgres()) return open_sqlite(folder / "test.db");
  return open_postgres(test_postgres().new_database());
}

// With this program's tables.
inline std::unique_ptr<Database> open_test_database(const std::filesystem::path& folder) {
  const SystemClock clock;
  if (!tests_run_on_postgres()) {
    auto database = open_sqlite(folder / "test.db");
    migrate(*database, embedded_migrations(Dialect::sqlite), clock);
    return database;
  }
  // Migrated once a program; a copy of that takes a tenth of the time.
  static const std::string model = [&clock] {
    const auto made = test_postgres().new_database();
    migrate(*open_postgres(made), embedded_migrations(Dialect::postgres), clock);
    return made.substr(made.rfind("@/") + 2, made.rfind('?') - made.rfind("@/") - 2);
  }();
  return open_postgres(test_postgres().new_database(model));
}

}  // namespace insight::db
