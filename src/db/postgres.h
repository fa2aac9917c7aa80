// The database on a PostgreSQL server, for many machines. Writers run at READ COMMITTED beside each other; what must not run beside
// its like takes Transaction::lock. A transaction that the server undid for another's sake (deadlock) is done again from its
// beginning, so the work given to transact must be fit to run twice. Readers see one moment.
#pragma once

#include <memory>
#include <string>

#include "db/database.h"

namespace insight::db {

struct PostgresOptions {
  unsigned connections = 16;      // at most so many at once; callers wait for one
  unsigned patience_ms = 10'000;  // for a connection, or for the server to come back
  unsigned idle_ms = 10'000;      // inside a transaction; then its locks go to others
  unsigned silence_ms = 5'000;    // without a word from the server; then it is asked whether it is there, and has as long again
};

// `address` as libpq takes it: postgres://user:password@host:5432/name?sslmode=require. Throws Error(unavailable) when nobody
// answers within the patience.
std::unique_ptr<Database> open_postgres(const std::string& address, const PostgresOptions& options = {});

}  // namespace insight::db
