// Figures of the analyses, for those who watch the server: asked at each scrape of the metrics.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "db/database.h"

namespace insight::analysis {

// Analyses by status, every status among them.
std::map<std::string, std::int64_t> count_by_status(db::Transaction& tx);

// Those that FAILED and were not done over again.
struct Failures {
  std::int64_t failed = 0;       // the quarantined among them
  std::int64_t quarantined = 0;  // that took their workers down
};
BOOST_DESCRIBE_STRUCT(Failures, (), (failed, quarantined))
Failures count_failures(db::Transaction& tx);

struct Failure {
  std::string id;
  std::string user_id;
};
BOOST_DESCRIBE_STRUCT(Failure, (), (id, user_id))
std::vector<Failure> list_failures(db::Transaction& tx, bool quarantined_only);  // the oldest first

}  // namespace insight::analysis
