// A PostgreSQL server with this program's tables and sample rows in them, for the tests of the Prisma schema and for writing it
// anew (with the word `empty`, without the rows): says where it is as one line of JSON, and goes with whoever holds its standard
// input.
#include <fmt/format.h>

#include <cstdio>

#include "db/postgres.h"
#include "db/sample_rows.h"
#include "db/test_postgres.h"

int main(int count, char** words) {
  using namespace insight;
  db::TestPostgres server;
  const auto address = server.new_database();
  const SystemClock clock;
  const auto database = db::open_postgres(address);
  const auto migrations = db::embedded_migrations(db::Dialect::postgres);
  if (count > 1 && std::string_view(words[1]) == "empty") {
    db::migrate(*database, migrations, clock);
  } else {
    db::build_sample(*database, migrations.back().number, clock);
  }
  const auto name = address.substr(address.rfind("@/") + 2, address.rfind('?') - address.rfind("@/") - 2);
  fmt::print("{{\"host\": \"{}\", \"database\": \"{}\", \"user\": \"insight\"}}\n", server.folder().string(), name);
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
}
