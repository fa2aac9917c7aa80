// Figures of the analyses, for those who watch the server: asked at each scrape of the metrics.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "db/database.h"

namespace insight::analysis {

// Analyses by status, every status among them.
std::map<std::string, std::int64_t> count_by_status(db::Transaction& tx);

}  // namespace insight::analysis
