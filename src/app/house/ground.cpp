#include "app/house/ground.h"

#include <fmt/format.h>

#include "analysis/child.h"
#include "app/database_address.h"
#include "base/error.h"
#include "base/text.h"
#include "db/migrate.h"
#include "db/open.h"
#include "db/transfer.h"

namespace insight::app {
namespace {

ServerOptions sound(ServerOptions options) {
  billing::require_sound(options.stripe);
  return options;
}

// Strict: no layer less than what trust needs, now and in every child.
std::uint32_t sandbox_layers(SandboxMode mode) {
  const auto layers = process::offered_layers();
  const auto missing = mode == SandboxMode::strict ? process::missing_for_strict(layers) : 0;
  if (missing == 0) return layers;
  throw Error{
      ErrorCode::unavailable,
      fmt::format("The sandbox is to be strict, but this machine lacks: {} (it has: {}). A newer kernel or a container runtime "
                  "that allows Landlock and user namespaces has them; `sandbox = available` does without",
                  join(process::layer_names(missing), ", "), join(process::layer_names(layers), ", "))};
}

std::unique_ptr<db::Database> open_database(const ServerOptions& options, db::SharedClock& clock, Log& log) {
  auto database = db::open(database_address(options));
  clock.follow(*database);
  const auto migrated = db::migrate(*database, db::embedded_migrations(database->dialect()), clock);
  database->read(db::require_settled);
  if (migrated.from != migrated.to) {
    log.info("database.migrated", {{"from", migrated.from}, {"to", migrated.to}, {"copy", migrated.copy}});
  }
  return database;
}

}  // namespace

Ground::Ground(ServerOptions wanted)
    : options(sound(std::move(wanted))),
      layers(sandbox_layers(options.sandbox)),
      helper(process::Helper::start(analysis::prepare_child)),
      log(clock, options.log_level),
      data(private_folder(options.data_folder)) {
  if (options.database.empty()) lock.emplace(data);
  database = open_database(options, clock, log);
}

std::filesystem::path private_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (error) {
    throw Error{ErrorCode::unavailable,
                fmt::format("The data folder {} can't be used: {}. Choose another --data", folder.string(), error.message())};
  }
  return folder;
}

bool is_local(const ServerOptions& options) {
  return options.address.starts_with("127.") || options.address == "::1";
}

}  // namespace insight::app
