#include "analysis/queue_desk.h"

#include <algorithm>

#include "analysis/figures.h"
#include "base/time_text.h"
#include "queue/control.h"
#include "queue/figures.h"

namespace insight::analysis {
namespace {

constexpr auto kLane = queue::Lane::ANALYSIS;

}  // namespace

std::string_view redrive_job(Redrive which) {
  return which == Redrive::QUARANTINED ? "REDRIVE_QUARANTINED" : "REDRIVE_FAILED";
}

QueueView QueueDesk::look() {
  return database_.read([&](db::Transaction& tx) { return look(tx); });
}

QueueView QueueDesk::look(db::Transaction& tx) {
  QueueView view;
  for (const auto& lane : queue::lane_figures(tx)) {
    if (lane.lane != kLane) continue;
    view.depth = lane.queued;
    view.running = lane.running;
    if (!lane.oldest) continue;
    view.oldest_at = to_iso8601(*lane.oldest);
    view.oldest_age = std::max<Millis>(0, clock_.now() - *lane.oldest);
  }
  const auto failures = count_failures(tx);
  view.failed = failures.failed;
  view.quarantined = failures.quarantined;
  const auto since = queue::paused_since(tx, kLane);
  view.paused = since.has_value();
  if (since) view.paused_since = to_iso8601(*since);
  return view;
}

QueueView QueueDesk::pause(const Operator& who) {
  return database_.transact([&](db::Transaction& tx) {
    if (queue::pause(tx, kLane, clock_.now())) record(tx, who, "queue.paused");
    return look(tx);
  });
}

QueueView QueueDesk::resume(const Operator& who) {
  return database_.transact([&](db::Transaction& tx) {
    if (queue::resume(tx, kLane)) record(tx, who, "queue.resumed");
    return look(tx);
  });
}

QueueView QueueDesk::redrive(const Operator& who, Redrive which) {
  return database_.transact([&](db::Transaction& tx) {
    queue::NewJob job;
    job.id = ids_.make<queue::JobId>();
    job.kind = std::string(redrive_job(which));
    job.tenant = "operator";
    job.lane = queue::Lane::HOUSEKEEPING;
    queue_.enqueue(tx, job);
    record(tx, who, "queue.redriven", {{"which", db::name_of_enumerator(which)}});
    return look(tx);
  });
}

void QueueDesk::record(db::Transaction& tx, const Operator& who, std::string action, boost::json::object detail) {
  audit_.record(tx, {who.account, who.actor, std::move(action), "", std::move(detail), who.remote});
}

}  // namespace insight::analysis
