// The database that an address names: postgres://… or postgresql://… a server, anything else a SQLite file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "db/database.h"

namespace insight::db {

bool is_postgres(std::string_view address);
// Throws Error(unavailable) when it can't be opened. Makes a SQLite file that isn't there.
std::unique_ptr<Database> open(const std::string& address);

// The address for people to read: of a server its user, host, port and name, never a password. Throws Error(invalid), which doesn't
// show it either, for one that can't be read.
std::string shown(const std::string& address);

}  // namespace insight::db
