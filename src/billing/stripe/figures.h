// Figures of payments, for those who watch the server: asked at each scrape of the metrics.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "db/database.h"

namespace insight::billing::stripe {

// Stripe's events by state, those with none too. WAITING and FAILED should be 0.
std::map<std::string, std::int64_t> count_by_state(db::Transaction& tx);
// Subscriptions whose status or price nobody knows, and which keep an older grant. Should be 0.
std::int64_t count_puzzles(db::Transaction& tx);

}  // namespace insight::billing::stripe
