// Webhooks: an account's endpoints and the log of what was sent to them. Called by handlers from any thread; every call is one
// transaction. Another account's endpoint is not found, word for word like a missing one. Nothing is sent here: that is sender.h.
#pragma once

#include <string>
#include <vector>

#include "account/audit.h"
#include "base/page.h"
#include "base/random.h"
#include "webhook/options.h"
#include "webhook/outbox.h"
#include "webhook/types.h"

namespace insight::webhook {

class Webhooks {
 public:
  Webhooks(db::Database& database, const Outbox& outbox, const account::Audit& audit, const Clock& clock, IdMaker& ids,
           Random& random, const Options& options)
      : database_(database), outbox_(outbox), audit_(audit), clock_(clock), ids_(ids), random_(random), options_(options) {}

  // The endpoint that comes back holds its secret.
  // Throws Error: invalid (url leads to a private address), conflict (TOO_MANY_WEBHOOKS).
  Endpoint create(const account::Caller& caller, const NewWebhook& wanted);
  Endpoint show(const account::Caller& caller, const EndpointId& id);
  Endpoint change(const account::Caller& caller, const EndpointId& id, const WebhookChange& wanted);
  // With its deliveries.
  void remove(const account::Caller& caller, const EndpointId& id);
  // The new secret and the old one both sign for a day; a second rotation within it ends the oldest.
  Endpoint rotate_secret(const account::Caller& caller, const EndpointId& id);
  // A message of the type webhook.ping to this endpoint alone. Throws Error: conflict (WEBHOOK_DISABLED).
  Delivery ping(const account::Caller& caller, const EndpointId& id);
  // The same message once more, as a delivery of its own. Throws Error: conflict (DELIVERY_PENDING, WEBHOOK_DISABLED).
  Delivery replay(const account::Caller& caller, const DeliveryId& id);

  struct List {
    std::vector<Endpoint> endpoints;
    std::int64_t total = 0;
  };
  List list(const account::Caller& caller, const Page& page);
  struct Log {
    std::vector<Delivery> deliveries;
    std::vector<std::vector<DeliveryAttempt>> attempts;  // of each of them
    std::int64_t total = 0;
  };
  Log deliveries(const account::Caller& caller, const EndpointId& id, const std::optional<DeliveryState>& state, const Page& page);

  Millis now() const { return clock_.now(); }

 private:
  void require_reachable(const std::string& url) const;
  void note(db::Transaction& tx, const account::Caller& caller, std::string_view action, const Endpoint& endpoint) const;

  db::Database& database_;
  const Outbox& outbox_;
  const account::Audit& audit_;
  const Clock& clock_;
  IdMaker& ids_;
  Random& random_;
  const Options& options_;
};

}  // namespace insight::webhook
