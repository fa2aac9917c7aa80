// Sessions: who else is connected to a PostgreSQL database, as far as it can be told. For what must be alone with a database.
#pragma once

#include <string>
#include <vector>

#include "db/database.h"

namespace insight::db {

struct Session {
  std::int64_t pid = 0;
  std::string name;  // the application's
  std::string from;  // its address; empty: a socket on that machine
};
BOOST_DESCRIBE_STRUCT(Session, (), (pid, name, from))

// This program's (by its name) and whatever has the same user; others' monitoring doesn't count. Empty on SQLite.
std::vector<Session> other_sessions(Transaction& tx);

}  // namespace insight::db
