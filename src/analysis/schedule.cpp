#include "analysis/schedule.h"

#include "base/error.h"
#include "project/cron.h"

namespace insight::analysis {
namespace {

constexpr std::int64_t kBatch = 100;

// The error's own sentence, which names the limit or what is missing.
bool is_refusal(const Error& error) {
  return error.code() != ErrorCode::unavailable && error.code() != ErrorCode::internal;
}

}  // namespace

void Schedule::operator()(const queue::Work& work) {
  const auto served = serve_due(work.stop);
  if (work.stop.stop_requested()) throw queue::LeaseLost{work.lease.job};
  database_.transact([&](db::Transaction& tx) { queue_.finish(tx, work.lease); });
  if (served.queued + served.skipped + served.put_off > 0)
    log_.info("schedule.served", {{"queued", served.queued}, {"skipped", served.skipped}, {"putOff", served.put_off}});
}

Schedule::Served Schedule::serve_due(const std::stop_token& stop) {
  Served served;
  while (!stop.stop_requested()) {
    const auto due = database_.read([&](db::Transaction& tx) { return project::due(tx, clock_.now(), kBatch); });
    const auto put_off = served.put_off;
    for (const auto& one : due) {
      if (stop.stop_requested()) return served;
      serve(one, served);
    }
    // What is put off stays due, and would be found again for ever.
    if (std::ssize(due) < kBatch || served.put_off > put_off) break;
  }
  return served;
}

void Schedule::serve(const project::DueProject& project, Served& served) {
  const auto next = project::Cron::parse(project.schedule).next_after(clock_.now());
  try {
    if (analyses_.take_turn(project, next)) ++served.queued;
  } catch (const Error& error) {
    if (!is_refusal(error)) {
      ++served.put_off;
      return;
    }
    analyses_.skip_turn(project, next, error.what());
    ++served.skipped;
    log_.warn("schedule.skipped", {{"project", project.id.text()}, {"reason", error.what()}});
  }
}

}  // namespace insight::analysis
