#include "webhook/service.h"

#include "account/locks.h"
#include "base/error.h"
#include "base/text.h"
#include "base/time_text.h"
#include "json/encode.h"
#include "webhook/endpoint_url.h"
#include "webhook/signature.h"
#include "webhook/store.h"

namespace insight::webhook {
namespace {

Endpoint require_found(std::optional<Endpoint> found, const EndpointId& id) {
  if (found) return *std::move(found);
  throw Error{ErrorCode::not_found, "There is no webhook `" + shorten(id.text(), 100) + "`; GET /api/insight/webhooks lists yours"}
      .titled("Webhook not found");
}

Endpoint require_owned(db::Transaction& tx, const EndpointId& id, const account::Caller& caller) {
  return require_found(store::find_owned(tx, id, caller.account), id);
}

// For who is about to change what he reads.
Endpoint take_owned(db::Transaction& tx, const EndpointId& id, const account::Caller& caller) {
  return require_found(store::take_owned(tx, id, caller.account), id);
}

void require_enabled(const Endpoint& endpoint) {
  if (endpoint.enabled) return;
  throw Error{ErrorCode::conflict, "The webhook is disabled" +
                                       (endpoint.disabled_reason ? " (" + *endpoint.disabled_reason + ")" : std::string()) +
                                       "; PATCH it with {\"enabled\": true} first"}
      .because("WEBHOOK_DISABLED");
}

}  // namespace

void Webhooks::require_reachable(const std::string& url) const {
  const auto detail = refusal_of(parse_endpoint_url(url), options_.guard());
  if (!detail.empty()) throw Error{ErrorCode::invalid, "The endpoint's url " + detail, {{"/url", detail}}};
}

void Webhooks::note(db::Transaction& tx, const account::Caller& caller, std::string_view action, const Endpoint& endpoint) const {
  audit_.record(tx, account::AuditEntry::by(caller, std::string(action), endpoint.id.text(), {{"url", endpoint.url}}));
}

Endpoint Webhooks::create(const account::Caller& caller, const NewWebhook& wanted) {
  require_reachable(wanted.url);
  Endpoint endpoint;
  endpoint.id = ids_.make<EndpointId>();
  endpoint.user_id = caller.account;
  endpoint.url = wanted.url;
  endpoint.events = json::encode(wanted.events);
  endpoint.description = wanted.description.value_or("");
  endpoint.secret = draw_secret(random_);
  endpoint.created_at = endpoint.updated_at = clock_.now();
  database_.transact([&](db::Transaction& tx) {
    account::lock_account(tx, caller.account);
    if (store::count(tx, caller.account) >= options_.most_endpoints) {
      throw Error{ErrorCode::conflict, "There are " + std::to_string(options_.most_endpoints) +
                                           " webhooks already, the most that an account may have; "
                                           "delete one, or let one have several events"}
          .because("TOO_MANY_WEBHOOKS")
          .with("limit", options_.most_endpoints);
    }
    store::insert(tx, endpoint);
    note(tx, caller, "webhook.created", endpoint);
  });
  return endpoint;
}

Endpoint Webhooks::show(const account::Caller& caller, const EndpointId& id) {
  return database_.read([&](db::Transaction& tx) { return require_owned(tx, id, caller); });
}

Endpoint Webhooks::change(const account::Caller& caller, const EndpointId& id, const WebhookChange& wanted) {
  if (wanted.url) require_reachable(*wanted.url);
  return database_.transact([&](db::Transaction& tx) {
    auto endpoint = take_owned(tx, id, caller);
    if (wanted.url) endpoint.url = *wanted.url;
    if (wanted.events) endpoint.events = json::encode(*wanted.events);
    if (wanted.description) endpoint.description = *wanted.description;
    if (wanted.enabled) {
      endpoint.enabled = *wanted.enabled;
      endpoint.disabled_reason = endpoint.enabled ? std::nullopt : std::optional<std::string>("disabled by its owner");
    }
    endpoint.updated_at = clock_.now();
    store::update(tx, endpoint);
    note(tx, caller, "webhook.changed", endpoint);
    outbox_.wake_after(tx);  // what waited while it was disabled is due
    return endpoint;
  });
}

void Webhooks::remove(const account::Caller& caller, const EndpointId& id) {
  database_.transact([&](db::Transaction& tx) {
    const auto endpoint = take_owned(tx, id, caller);
    store::remove(tx, endpoint.id);
    note(tx, caller, "webhook.deleted", endpoint);
  });
}

Endpoint Webhooks::rotate_secret(const account::Caller& caller, const EndpointId& id) {
  return database_.transact([&](db::Transaction& tx) {
    auto endpoint = take_owned(tx, id, caller);
    const auto now = clock_.now();
    endpoint.previous_secret = endpoint.secret;
    endpoint.previous_until = now + std::chrono::milliseconds(options_.old_secret).count();
    endpoint.secret = draw_secret(random_);
    endpoint.updated_at = now;
    store::update(tx, endpoint);
    note(tx, caller, "webhook.secret_rotated", endpoint);
    return endpoint;
  });
}

Delivery Webhooks::ping(const account::Caller& caller, const EndpointId& id) {
  return database_.transact([&](db::Transaction& tx) {
    const auto endpoint = take_owned(tx, id, caller);
    require_enabled(endpoint);
    return outbox_.send_to(tx, endpoint.id, {ping_type, {{"webhookId", endpoint.id.text()}}});
  });
}

Delivery Webhooks::replay(const account::Caller& caller, const DeliveryId& id) {
  return database_.transact([&](db::Transaction& tx) {
    const auto earlier = store::find_owned(tx, id, caller.account);
    if (!earlier) {
      throw Error{ErrorCode::not_found, "There is no delivery `" + shorten(id.text(), 100) +
                                            "`; GET /api/insight/webhooks/{id}/deliveries lists those of a webhook"}
          .titled("Delivery not found");
    }
    require_enabled(take_owned(tx, earlier->endpoint_id, caller));
    if (earlier->state == DeliveryState::PENDING) {
      throw Error{ErrorCode::conflict, "The delivery is still being tried, next at " + to_iso8601(*earlier->next_attempt_at)}
          .because("DELIVERY_PENDING");
    }
    return outbox_.send_again(tx, *earlier);
  });
}

Webhooks::List Webhooks::list(const account::Caller& caller, const Page& page) {
  return database_.read([&](db::Transaction& tx) {
    return List{store::list(tx, caller.account, page.size, page.offset()), store::count(tx, caller.account)};
  });
}

Webhooks::Log Webhooks::deliveries(const account::Caller& caller, const EndpointId& id, const std::optional<DeliveryState>& state,
                                   const Page& page) {
  return database_.read([&](db::Transaction& tx) {
    const auto endpoint = require_owned(tx, id, caller);
    Log log{store::list(tx, endpoint.id, state, page.size, page.offset()), {}, store::count(tx, endpoint.id, state)};
    for (const auto& delivery : log.deliveries) log.attempts.push_back(store::attempts(tx, delivery.id));
    return log;
  });
}

}  // namespace insight::webhook
