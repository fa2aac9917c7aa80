// The database of a server on this machine, for commands that work beside the server, which may run or not.
#pragma once

#include <memory>

#include "cli/arguments.h"
#include "db/database.h"

namespace insight::cli {

inline constexpr Flag kDataFlag{"--data", "DIR", "the server's folder; default: data"};

// Throws Error: invalid where there is no database, conflict where it is of another version of this program. Never makes or
// upgrades one: that is the server's business.
std::unique_ptr<db::Database> open_data_folder(const Arguments& arguments);

}  // namespace insight::cli
