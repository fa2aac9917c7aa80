// AnalysisHooks: keeps the analysis's row and its place in the month in step with its job, inside the transaction that moves the
// job. Handed to the queue by the composition root; holds the clock and when it swept last. What ends is published there too, so
// that it is told once or never.
#pragma once

#include <atomic>

#include "analysis/types.h"
#include "billing/usage.h"
#include "queue/job_queue.h"
#include "webhook/outbox.h"

namespace insight::analysis {

class AnalysisHooks final : public queue::Hooks {
 public:
  AnalysisHooks(const billing::Usage& usage, const Clock& clock, const webhook::Outbox& outbox)
      : usage_(usage), clock_(clock), outbox_(outbox) {}
  void on_claimed(db::Transaction& tx, const queue::Job& job) override;
  void on_returned(db::Transaction& tx, const queue::Job& job, std::string_view reason) override;
  void on_finished(db::Transaction& tx, const queue::Job& job) override;
  void on_dead(db::Transaction& tx, const queue::Job& job, std::string_view code, std::string_view reason) override;
  // Once a minute: issues of epochs that are over and were not removed by their worker, because it died or the database was busy;
  // and what was kept under idempotency keys that are over.
  void on_sweep(db::Transaction& tx) override;

 private:
  void publish_end(db::Transaction& tx, const AnalysisId& id, std::string_view event) const;

  const billing::Usage& usage_;
  const Clock& clock_;
  const webhook::Outbox& outbox_;
  std::atomic<Millis> next_sweep_ = 0;
};

}  // namespace insight::analysis
