// Webhooks: who is told. The outbox that other parts write to, and the endpoints that their owners manage. What leaves is sent by
// workers.h; what comes in is the analysis part's.
#pragma once

#include "app/house/identity.h"
#include "webhook/handlers.h"
#include "webhook/outbox.h"

namespace insight::app {

struct Webhooks {
  Webhooks(Ground& ground, Identity& identity)
      : outbox(ground.clock, ground.ids),
        endpoints(*ground.database, outbox, identity.audit, ground.clock, ground.ids, ground.random, ground.options.webhooks) {}

  webhook::Outbox outbox;
  webhook::Webhooks endpoints;
};

}  // namespace insight::app
