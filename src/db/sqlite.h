// The database in one file: WAL, one writer at a time (callers queue for it inside the process), a few readers beside it.
// A commit is on the disk when transact returns (synchronous=FULL); those who queue at the same time share one (write_line.h).
// Several processes may share the file; a busy one is waited for.
#pragma once

#include <filesystem>
#include <memory>

#include "db/database.h"

namespace insight::db {

struct SqliteOptions {
  unsigned readers = 16;  // kept open; opening one costs as much as dozens of small queries
  int busy_timeout_ms = 10'000;
};

// Opens or creates. The file is readable by its owner alone. Throws Error(unavailable) when it can't be opened.
std::unique_ptr<Database> open_sqlite(const std::filesystem::path& file, const SqliteOptions& options = {});

}  // namespace insight::db
