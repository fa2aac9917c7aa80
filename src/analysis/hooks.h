// AnalysisHooks: keeps the analysis's row in step with its job, inside the transaction that moves the job. Handed to the queue by
// the composition root; holds nothing but the clock.
#pragma once

#include "queue/job_queue.h"

namespace insight::analysis {

class AnalysisHooks final : public queue::Hooks {
 public:
  explicit AnalysisHooks(const Clock& clock) : clock_(clock) {}
  void on_claimed(db::Transaction& tx, const queue::Job& job) override;
  void on_returned(db::Transaction& tx, const queue::Job& job, std::string_view reason) override;
  void on_finished(db::Transaction& tx, const queue::Job& job) override;
  void on_dead(db::Transaction& tx, const queue::Job& job, std::string_view code, std::string_view reason) override;

 private:
  const Clock& clock_;
};

}  // namespace insight::analysis
