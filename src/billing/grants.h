// Grants: which plan an account has, until when, and where its months begin. Called when a payment is heard of, by an owner, and by
// the sweep that ends what has run out; always inside the caller's transaction. What is queued moves to the new plan's place at
// once, and each change leaves a line in the audit. Any thread; holds no state.
#pragma once

#include <optional>
#include <string>

#include "account/account.h"
#include "account/audit.h"
#include "billing/period.h"
#include "billing/plans.h"
#include "db/database.h"
#include "queue/job_queue.h"

namespace insight::billing {

struct Grant {
  account::AccountId account;
  PlanName plan = PlanName::INSIGHT_FREE;
  std::optional<Millis> until;  // a grace: after it the account is on the free plan
  std::string actor;            // as in the audit: an account's id, "stripe", "system"
  std::string cause;            // the id of the event that made it so; may be empty
};

class Grants {
 public:
  Grants(const Plans& plans, queue::JobQueue& queue, const account::Audit& audit, const Clock& clock)
      : plans_(plans), queue_(queue), audit_(audit), clock_(clock) {}

  // Nothing happens when it is so already. Throws Error(not_found) for an account that isn't there.
  void set_plan(db::Transaction& tx, const Grant& grant) const;
  // The current period of what was paid for; nothing: months count from the account's creation again. The open month moves to the
  // new bounds and keeps its count.
  void set_anchor(db::Transaction& tx, const account::AccountId& account, const std::optional<Anchor>& anchor) const;

  // Puts accounts whose grace is over on the free plan, at most so many. Returns how many. (They have had no more than the free
  // plan since it was over; this makes the row and the audit say so.)
  int end_expired(db::Transaction& tx, std::int64_t most) const;

 private:
  const Plans& plans_;
  queue::JobQueue& queue_;
  const account::Audit& audit_;
  const Clock& clock_;
};

}  // namespace insight::billing
