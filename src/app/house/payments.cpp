#include "app/house/payments.h"

namespace insight::app {

Payments::Payments(Ground& ground, Identity& identity, Jobs& jobs)
    : grants(jobs.plans, jobs.queue, identity.audit, ground.clock),
      plan_desk(*ground.database, grants, ground.clock),
      api(ground.options.stripe, ground.log),
      ledger(grants, ground.options.stripe, ground.clock, ground.log),
      inbox(*ground.database, jobs.queue, ledger, ground.options.stripe.sells() ? &api : nullptr, ground.options.stripe,
            ground.clock, ground.log),
      pages(*ground.database, api, ground.options.stripe, ground.clock) {}

}  // namespace insight::app
