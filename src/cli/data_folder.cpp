#include "cli/data_folder.h"

#include <fmt/format.h>

#include <filesystem>

#include "app/database_address.h"
#include "base/error.h"
#include "cli/configuration.h"
#include "db/migrate.h"
#include "db/open.h"
#include "db/transfer.h"

namespace insight::cli {

std::vector<Flag> data_folder_flags() {
  std::vector<Flag> flags;
  for (const auto& flag : setting_flags())
    if (flag.name == "--data" || flag.name == "--database" || flag.name == "--config") flags.push_back(flag);
  return flags;
}

std::unique_ptr<db::Database> open_data_folder(const app::Configuration& configuration) {
  const auto& folder = configuration.options.data_folder;
  const auto address = app::database_address(configuration.options);
  std::error_code ignored;
  if (!db::is_postgres(address) && !std::filesystem::is_regular_file(address, ignored)) {
    throw Error(
        ErrorCode::invalid,
        fmt::format("`{}` holds no server's data; run this on the server's machine, as the user that the server runs as, with "
                    "the --data, the environment or the --config that `insight serve` has",
                    folder.string()));
  }
  auto database = db::open(address);
  database->read(db::require_current);
  database->read(db::require_settled);
  return database;
}

}  // namespace insight::cli
