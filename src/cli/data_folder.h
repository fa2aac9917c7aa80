// The database of a server on this machine, for commands that work beside the server, which may run or not.
#pragma once

#include <memory>
#include <vector>

#include "app/settings.h"
#include "cli/arguments.h"
#include "db/database.h"

namespace insight::cli {

// --data and --config: how these commands are told where the server's folder is.
std::vector<Flag> data_folder_flags();

// The one that `insight serve` would use with these flags, this environment and this file. Throws Error: invalid for a setting that
// is wrong and where there is no database, conflict where it is of another version of this program. Never makes or
// upgrades one: that is the server's business.
std::unique_ptr<db::Database> open_data_folder(const app::Configuration& configuration);

}  // namespace insight::cli
