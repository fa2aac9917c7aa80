// The link that `insight admin` prints, made beside a running server as the command does.
#pragma once

#include <filesystem>
#include <string>

#include "account/administration.h"
#include "db/sqlite.h"

namespace insight::api_test {

// The link's token.
inline std::string owner_link(const std::filesystem::path& data_folder) {
  const SystemClock clock;
  SystemRandom random;
  IdMaker ids(clock, random);
  const auto database = db::open_sqlite(data_folder / "insight.db");
  return account::Administration(*database, clock, ids, random).owner_link("command line").token;
}

}  // namespace insight::api_test
