// The link that `insight admin` prints, made beside a running server as the command does.
#pragma once

#include <string>

#include "account/administration.h"
#include "app/database_address.h"
#include "db/open.h"

namespace insight::api_test {

// The link's token.
inline std::string owner_link(const app::ServerOptions& options) {
  const SystemClock clock;
  SystemRandom random;
  IdMaker ids(clock, random);
  const auto database = db::open(app::database_address(options));
  return account::Administration(*database, clock, ids, random).owner_link("command line").token;
}

}  // namespace insight::api_test
