#include "db/open.h"

#include <libpq-fe.h>

#include "base/error.h"
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

std::string shown(const std::string& address) {
  if (!is_postgres(address)) return address;
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options(PQconninfoParse(address.c_str(), nullptr),
                                                                               PQconninfoFree);
  const auto value = [&](std::string_view keyword) {
    for (const auto* option = options.get(); option != nullptr && option->keyword != nullptr; ++option)
      if (option->keyword == keyword && option->val != nullptr) return std::string(option->val);
    return std::string();
  };
  const auto user = value("user"), host = value("host"), port = value("port"), name = value("dbname");
  // A password with an unescaped @, / or ? ends early for libpq, and the rest of it would be shown as one of these.
  if (!options || (host + name).find('@') != std::string::npos || port.find_first_not_of("0123456789,") != std::string::npos) {
    throw Error(ErrorCode::invalid,
                "The address of a PostgreSQL server can't be read; expected postgres://USER:PASSWORD@HOST:PORT/NAME, in which a "
                "password's own @ : / ? # % are written as %40 %3A %2F %3F %23 %25");
  }
  return "postgres://" + (user.empty() ? "" : user + "@") + host + (port.empty() ? "" : ":" + port) + "/" + name;
}

}  // namespace insight::db
