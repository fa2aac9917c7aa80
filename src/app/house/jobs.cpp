#include "app/house/jobs.h"

#include "analysis/retention.h"
#include "analysis/run_analysis.h"

namespace insight::app {

Jobs::Jobs(Ground& ground, Webhooks& webhooks)
    : plans(ground.options.plans),
      usage(*ground.database, plans, webhooks.outbox, ground.ids, ground.clock),
      analysis_hooks(usage, ground.clock, webhooks.outbox),
      stripe_hooks(ground.clock),
      queue({{std::string(analysis::kJobKind), &analysis_hooks},
             {std::string(analysis::kRetentionJob), &plain_hooks},
             {std::string(kBlobSweepJob), &plain_hooks},
             {std::string(billing::stripe::kJobKind), &stripe_hooks}},
            ground.clock, ground.random),
      signals(ground.database->signals("insight_queue", [this] { queue.wake(); })) {
  if (signals) queue.tell_others_by([this] { signals->tell(); });
}

}  // namespace insight::app
