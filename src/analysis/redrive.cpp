#include "analysis/redrive.h"

#include "analysis/figures.h"
#include "base/error.h"

namespace insight::analysis {

void Redriver::operator()(const queue::Work& work) {
  const auto failed = database_.read([&](db::Transaction& tx) { return list_failures(tx, which_ == Redrive::QUARANTINED); });
  std::int64_t done = 0;
  for (const auto& one : failed) {
    if (work.stop.stop_requested()) throw queue::LeaseLost{work.lease.job};
    account::Caller owner;
    owner.account = account::AccountId{one.user_id};
    owner.trace = work.lease.traceparent;
    try {
      if (analyses_.redrive(owner, AnalysisId{one.id})) ++done;
    } catch (const Error& refused) {
      if (refused.code() == ErrorCode::unavailable) throw;  // another time
      log_.warn("queue.not_redriven", {{"analysis", one.id}, {"reason", refused.what()}});
    }
  }
  database_.transact([&](db::Transaction& tx) { queue_.finish(tx, work.lease); });
  log_.info("queue.redriven", {{"analyses", done}, {"of", failed.size()}});
}

}  // namespace insight::analysis
