#include "app/watch.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "analysis/figures.h"
#include "base/error.h"
#include "base/text.h"
#include "billing/stripe/figures.h"
#include "queue/control.h"
#include "queue/figures.h"
#include "webhook/figures.h"

namespace insight::app {
namespace {

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

// Compares all of it whatever differs, so that the time tells nothing.
bool same_secret(std::string_view a, std::string_view b) {
  unsigned char differs = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < a.size(); ++i) differs |= static_cast<unsigned char>(a[i] ^ (b.empty() ? 0 : b[i % b.size()]));
  return differs == 0;
}

std::int64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::int64_t all = 0;
  std::int64_t resident = 0;
  in >> all >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

std::int64_t open_descriptors() {
  std::error_code ignored;
  return std::distance(std::filesystem::directory_iterator("/proc/self/fd", ignored), {});
}

}  // namespace

void require_watcher(const Watch& watch, const http::Request& request) {
  constexpr std::string_view scheme = "Bearer ";
  const auto header = request.header("Authorization");
  if (!watch.token.empty() && header.starts_with(scheme) && same_secret(watch.token, header.substr(scheme.size()))) return;
  // A proxy on this machine speaks for strangers.
  const bool forwarded = !request.header("X-Forwarded-For").empty() || !request.header("Forwarded").empty();
  if (is_loopback(request.remote) && !forwarded) return;
  throw Error{ErrorCode::unauthenticated,
              "Metrics are for this machine itself, or for whoever sends the configured metrics token as `Authorization: Bearer`"}
      .because(header.empty() ? "MISSING_TOKEN" : "INVALID_TOKEN");
}

http::Response metrics(Watch& watch, const http::Request&) {
  auto response = http::json_text(200, watch.metrics.text());
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return response;
}

void watch_process(Metrics& metrics) {
  metrics.at_scrape([](Exposition& out) {
    out.gauge("process_resident_memory_bytes", "Memory that this process holds, children apart", {},
              static_cast<double>(resident_bytes()));
    out.gauge("process_open_fds", "Open descriptors", {}, static_cast<double>(open_descriptors()));
    out.gauge("insight_build_info", "1; what was built stands in the labels", {{"compiler", __VERSION__}}, 1);
  });
}

void watch_queue(Metrics& metrics, db::Database& database, const queue::SqlQueue& queue, const Clock& clock) {
  metrics.at_scrape([&](Exposition& out) {
    const auto& counters = queue.counters();
    const auto count = [&](std::string_view name, std::string_view help, const Counter& counter) {
      out.counter(name, help, {}, static_cast<double>(counter.value()));
    };
    count("insight_queue_claims_total", "Jobs that workers took", counters.claims);
    count("insight_queue_fenced_writes_total", "Writes refused because another epoch owns the job", counters.fenced);
    count("insight_queue_lease_expiries_total", "Leases that ended without a word of their worker", counters.lease_expiries);
    count("insight_queue_redispatches_total", "Jobs put back into the queue", counters.redispatches);
    count("insight_queue_quarantined_total", "Jobs given up because they took their workers down", counters.quarantined);
    const auto paused = database.read([](db::Transaction& tx) { return queue::paused_since(tx, queue::Lane::ANALYSIS); });
    out.gauge("insight_queue_paused", "1 while an operator lets no analysis start", {}, paused ? 1 : 0);
    for (const auto& lane : database.read([](db::Transaction& tx) { return queue::lane_figures(tx); })) {
      const std::string_view name = lane.lane == queue::Lane::ANALYSIS ? "analysis" : "housekeeping";
      const auto age = lane.oldest ? std::max<Millis>(0, clock.now() - *lane.oldest) : 0;
      out.gauge("insight_queue_depth", "Jobs that wait", {{"lane", name}}, static_cast<double>(lane.queued));
      out.gauge("insight_queue_oldest_age_seconds", "Since when the oldest of them waits", {{"lane", name}},
                static_cast<double>(age) / 1000);
      out.gauge("insight_queue_running", "Jobs that run", {{"lane", name}}, static_cast<double>(lane.running));
    }
  });
}

void watch_redis(Metrics& metrics, const queue::BullQueue& queue) {
  metrics.at_scrape([&](Exposition& out) {
    out.gauge("insight_redis_up", "1 while Redis answers; at 0 the database delivers the jobs", {}, queue.has_redis() ? 1 : 0);
  });
}

void watch_statements(Metrics& metrics, const db::Database& database) {
  metrics.at_scrape([&](Exposition& out) {
    for (const auto& figures : database.statements()) {
      const Label statement{"statement", figures.name};
      out.counter("insight_db_statements_total", "How often a statement was run", {statement}, static_cast<double>(figures.runs));
      out.counter("insight_db_statement_seconds_total", "How long it was waited for", {statement}, figures.seconds);
    }
  });
}

void watch_features(Metrics& metrics, db::Database& database, const billing::Usage& usage) {
  metrics.at_scrape([&](Exposition& out) {
    out.gauge("insight_quota_drift", "Reserved and settled analyses less those that are there; must be 0", {},
              static_cast<double>(usage.drift()));
  });
  metrics.at_scrape([&](Exposition& out) {
    for (const auto& [status, analyses] : database.read(analysis::count_by_status))
      out.gauge("insight_analyses", "Analyses by status", {{"status", status}}, static_cast<double>(analyses));
  });
  metrics.at_scrape([&](Exposition& out) {
    for (const auto& [state, events] : database.read(billing::stripe::count_by_state))
      out.gauge("insight_stripe_events", "Events from Stripe by what became of them", {{"state", state}},
                static_cast<double>(events));
    out.gauge("insight_stripe_puzzles",
              "Subscriptions whose status or price nobody knows, and which keep an older grant; must be 0", {},
              static_cast<double>(database.read(billing::stripe::count_puzzles)));
  });
  metrics.at_scrape([&](Exposition& out) {
    for (const auto& [state, deliveries] : database.read(webhook::count_by_state))
      out.gauge("insight_webhook_deliveries", "Webhook deliveries by state", {{"state", state}}, static_cast<double>(deliveries));
  });
}

}  // namespace insight::app
