// insight keys: the keys that sign access tokens, listed or rotated, beside a server that runs or not.
#include <fmt/format.h>

#include <cstdio>

#include "account/audit.h"
#include "account/key_ring.h"
#include "base/error.h"
#include "base/time_text.h"
#include "cli/command.h"
#include "cli/configuration.h"
#include "cli/data_folder.h"
#include "cli/exit_code.h"

namespace insight::cli {
namespace {

void print(const account::KeyFacts& key) {
  const auto until = key.verifies_until ? fmt::format("verifies until {}", to_iso8601(*key.verifies_until)) : "signs";
  std::printf("%s  %s  made %s  %s\n", key.id.c_str(), key.algorithm.c_str(), to_iso8601(key.created_at).c_str(), until.c_str());
}

int run(const Arguments& arguments) {
  const auto& what = arguments.only("`list` or `rotate`");
  if (what != "list" && what != "rotate") throw Error(ErrorCode::invalid, fmt::format("`{}`: expected `list` or `rotate`", what));
  const SystemClock clock;
  SystemRandom random;
  IdMaker ids(clock, random);
  const auto database = open_data_folder(configuration_of(arguments));
  account::KeyRing ring(*database, clock, ids, random);
  if (what == "rotate") {
    const auto key = ring.rotate();
    const account::Audit audit(clock, ids);
    database->transact([&](db::Transaction& tx) { audit.record(tx, {{}, "command line", "signing_key.rotated", key.id, {}, ""}); });
  }
  for (const auto& key : ring.list()) print(key);
  return kClean;
}

}  // namespace

Command keys_command() {
  return {
      {"keys", "list|rotate [--data DIR] [--config FILE]", "The keys that sign access tokens: list them, or let a new one sign.",
       "After a rotation running servers sign with the new key within half a minute. The old one verifies until the tokens it\n"
       "signed have run out, about a quarter of an hour, and is deleted then. Nobody has to log in again.",
       "  insight keys rotate --data /var/lib/insight", data_folder_flags()},
      run};
}

}  // namespace insight::cli
