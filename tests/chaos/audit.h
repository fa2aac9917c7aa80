// Audit: whether an installation that has come to rest stands by every answer it gave. Asks its API and, for what no client sees,
// its database. For chaos.
#pragma once

#include "db/database.h"
#include "fleet.h"
#include "visitor.h"

namespace insight::chaos {

constexpr Millis kLong = 15'000;  // until a dead worker's work runs again: what took longer is explained

struct Findings {
  std::size_t accepted = 0, completed = 0, cancelled = 0, quarantined = 0, failed = 0, attempts = 0;
  std::vector<std::string> lost, doubled, wrong_issues, changed, drift;  // each a sentence
  std::vector<std::string> slow;                                         // to run again, with what happened meanwhile
  std::vector<Millis> until_run_again;  // from a blow to the next attempt of what it hit, but for what PostgreSQL stood still
};

// `visitors` have waited for all that they sent.
Findings audit(db::Database& database, std::vector<std::unique_ptr<Visitor>>& visitors, const Sources& sources, const Fleet& fleet);

}  // namespace insight::chaos
