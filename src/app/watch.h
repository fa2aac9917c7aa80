// Watch: GET /metrics, for those who watch the server: Prometheus' text. Numbers of requests are counted as they happen, those of
// the queue and the analyses are read from the database at each scrape. Open to this machine itself and to whoever has the token.
#pragma once

#include <string>

#include "base/metrics.h"
#include "billing/usage.h"
#include "db/database.h"
#include "http/message.h"
#include "queue/bull_queue.h"
#include "queue/sql_queue.h"

namespace insight::app {

struct Watch {
  Metrics& metrics;
  std::string token;  // empty: loopback only
};

// The guard. Throws Error(unauthenticated) for a stranger: neither the token nor, unforwarded, from a loopback address.
void require_watcher(const Watch& watch, const http::Request& request);
http::Response metrics(Watch& watch, const http::Request& request);

// Lets every scrape ask these. They must outlive the metrics' last scrape.
void watch_process(Metrics& metrics);
void watch_queue(Metrics& metrics, db::Database& database, const queue::SqlQueue& queue, const Clock& clock);
void watch_redis(Metrics& metrics, const queue::BullQueue& queue);
void watch_statements(Metrics& metrics, const db::Database& database);
void watch_features(Metrics& metrics, db::Database& database, const billing::Usage& usage);  // analyses, deliveries, quota

}  // namespace insight::app
