// Ground: what the whole house stands on. Options, sandbox, helper process, clock, randomness, ids, log, metrics, the data folder
// and the database. The first part that is made and the last that goes; every other part gets it by reference.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "app/folder_lock.h"
#include "app/server.h"
#include "base/metrics.h"
#include "db/database.h"
#include "db/shared_clock.h"
#include "process/helper.h"

namespace insight::app {

struct Ground {
  // Forks the helper, takes the data folder and upgrades the database. Throws Error as Server's constructor says.
  explicit Ground(ServerOptions wanted);

  ServerOptions options;
  std::uint32_t layers;    // of the sandbox; tried in a child of its own
  process::Helper helper;  // forks before anything here could start a thread
  db::SharedClock clock;
  SystemRandom random;
  IdMaker ids{clock, random};
  Log log;
  Metrics metrics;
  std::filesystem::path data;
  std::optional<FolderLock> lock;  // several servers may share the folder where the rows are elsewhere
  std::unique_ptr<db::Database> database;
};

// Made when missing, its owner's alone.
std::filesystem::path private_folder(const std::filesystem::path& folder);
// Listens where only this machine gets to.
bool is_local(const ServerOptions& options);

}  // namespace insight::app
