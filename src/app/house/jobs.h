// Jobs: the queue, and what an account may put into it. Which hooks run when a job of a kind ends stands here; which worker runs
// a kind stands in workers.cpp.
#pragma once

#include "analysis/hooks.h"
#include "app/house/webhooks.h"
#include "billing/plans.h"
#include "billing/stripe/inbox.h"
#include "billing/usage.h"
#include "queue/bull_queue.h"
#include "queue/kinds.h"
#include "queue/sql_queue.h"

namespace insight::app {

// Forgets contents that nobody names any more: source/blob_uploads.h.
inline constexpr std::string_view kBlobSweepJob = "BLOB_SWEEP";

struct Jobs {
  Jobs(Ground& ground, Webhooks& webhooks);

  billing::Plans plans;
  billing::Usage usage;
  analysis::AnalysisHooks analysis_hooks;
  billing::stripe::InboxHooks stripe_hooks;
  queue::PlainHooks plain_hooks;
  std::shared_ptr<queue::SqlQueue> rows;
  std::unique_ptr<queue::BullQueue> bull;  // null: the rows deliver themselves
  queue::JobQueue& queue;
  std::unique_ptr<db::Signals> signals;  // to and from the other processes on the database; null where there are none
};

}  // namespace insight::app
