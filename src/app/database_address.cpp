#include "app/database_address.h"

namespace insight::app {

std::string database_address(const ServerOptions& options) {
  return options.database.empty() ? (options.data_folder / "insight.db").string() : options.database;
}

}  // namespace insight::app
