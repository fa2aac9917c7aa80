// Where a server with these options keeps its rows, and its opening. Used by the composition root and by commands that work beside
// a server.
#pragma once

#include <string>

#include "app/server.h"

namespace insight::app {

// As db::open takes it: what `database` says, else insight.db in the data folder.
std::string database_address(const ServerOptions& options);

}  // namespace insight::app
