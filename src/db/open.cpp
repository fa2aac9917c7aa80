#include "db/open.h"

#include "db/postgres.h"
#include "db/sqlite.h"

namespace insight::db {

bool is_postgres(std::string_view address) {
  return address.starts_with("postgres://") || address.starts_with("postgresql://");
}

std::unique_ptr<Database> open(const std::string& address) {
  if (is_postgres(address)) return open_postgres(address);
  return open_sqlite(address);
}

}  // namespace insight::db
