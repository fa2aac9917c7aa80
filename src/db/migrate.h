// migrate: brings a database up to what this program knows. Called once at start, before anybody else uses the database.
// Migrations are numbered texts (migrations/NNNN_name.sql, or NNNN_name.sqlite.sql beside NNNN_name.postgres.sql), applied in
// order, each in a transaction of its own. A SQLite database that already has some is copied aside first. Refuses, and changes
// nothing: a database made by a newer program; an applied migration whose text has changed since.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "db/database.h"

namespace insight::db {

struct Migration {
  int number = 0;
  std::string_view name;  // the file's name without folder and ending
  std::string_view sql;
};

struct Migrated {
  int from = 0;
  int to = 0;
  std::string copy;  // where the old database was copied; empty when there was nothing to lose, or the database keeps no copies
};

// Those embedded in this binary that suit the dialect, in order.
std::vector<Migration> embedded_migrations(Dialect dialect);

Migrated migrate(Database& database, std::span<const Migration> migrations, const Clock& clock);

// The number of the last migration applied: the cheapest question that only a working database answers. Throws what reading throws.
int schema_number(Transaction& tx);

// Throws Error(conflict) where the database isn't exactly what this program's last migration made of it.
void require_current(Transaction& tx);

// Until the transaction ends nobody gets through migrate(), so no server starts on a PostgreSQL database.
void hold_back_starts(Transaction& tx);

}  // namespace insight::db
