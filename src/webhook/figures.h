// Figures of the outbox, for those who watch the server: asked at each scrape of the metrics.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "db/database.h"

namespace insight::webhook {

// Deliveries by state: PENDING, DELIVERED, FAILED; those with none too.
std::map<std::string, std::int64_t> count_by_state(db::Transaction& tx);

}  // namespace insight::webhook
