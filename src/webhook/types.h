// Endpoints that accounts want to be told at, and the deliveries to them: rows, and their shapes on the wire. Plain values.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "account/account.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/page.h"
#include "json/bounds.h"
#include "json/decode.h"

namespace insight::webhook {

using EndpointId = Id<struct EndpointTag>;
using DeliveryId = Id<struct DeliveryTag>;

struct Endpoint {
  EndpointId id;
  account::AccountId user_id;
  std::string url;
  std::string events;  // a JSON list of types; ["*"] for all
  std::string description;
  std::string secret;
  std::optional<std::string> previous_secret;  // signs beside the new one until `previous_until`
  std::optional<Millis> previous_until;
  bool enabled = true;
  std::optional<std::string> disabled_reason;
  bool slow = false;  // its last attempt took long; the sender gives such ones half of its threads at most
  Millis created_at = 0;
  Millis updated_at = 0;
};
BOOST_DESCRIBE_STRUCT(Endpoint, (),
                      (id, user_id, url, events, description, secret, previous_secret, previous_until, enabled, disabled_reason,
                       slow, created_at, updated_at))

enum class DeliveryState : std::uint8_t { PENDING, DELIVERED, FAILED };
BOOST_DESCRIBE_ENUM(DeliveryState, PENDING, DELIVERED, FAILED)

struct Delivery {
  DeliveryId id;
  EndpointId endpoint_id;
  std::string event_id;  // the message's id: the same for every endpoint, attempt and replay
  std::string event_type;
  std::string body;
  DeliveryState state = DeliveryState::PENDING;
  std::int64_t attempts = 0;  // that were begun
  std::optional<Millis> next_attempt_at;
  std::optional<Millis> last_attempt_at;
  std::optional<std::int64_t> last_status;
  std::optional<std::string> last_error;
  std::optional<std::string> replay_of;
  Millis created_at = 0;
  std::optional<Millis> finished_at;
};
BOOST_DESCRIBE_STRUCT(Delivery, (),
                      (id, endpoint_id, event_id, event_type, body, state, attempts, next_attempt_at, last_attempt_at, last_status,
                       last_error, replay_of, created_at, finished_at))

// One try of a delivery, as it ended.
struct DeliveryAttempt {
  std::string id;
  DeliveryId delivery_id;
  std::int64_t attempt = 1;
  Millis started_at = 0;
  Millis duration_ms = 0;
  std::optional<std::int64_t> status;  // nothing: no answer
  std::optional<std::string> error;    // nothing: delivered
};
BOOST_DESCRIBE_STRUCT(DeliveryAttempt, (), (id, delivery_id, attempt, started_at, duration_ms, status, error))

// --- on the wire ---

struct NewWebhook {
  std::string url;
  std::vector<std::string> events;
  std::optional<std::string> description;
};
BOOST_DESCRIBE_STRUCT(NewWebhook, (), (url, events, description))
void validate(const NewWebhook& wanted, json::Problems& problems);
json::Bounds bounds(const NewWebhook*);

// What is missing stays as it is.
struct WebhookChange {
  std::optional<std::string> url;
  std::optional<std::vector<std::string>> events;
  std::optional<std::string> description;
  std::optional<bool> enabled;
};
BOOST_DESCRIBE_STRUCT(WebhookChange, (), (url, events, description, enabled))
void validate(const WebhookChange& wanted, json::Problems& problems);
json::Bounds bounds(const WebhookChange*);

struct WebhookView {
  EndpointId id;
  std::string url;
  std::vector<std::string> events;
  std::string description;
  bool enabled = true;
  std::optional<std::string> disabled_reason;
  std::optional<std::string> old_secret_until;
  std::string created_at;
  std::string updated_at;

  static WebhookView of(const Endpoint& endpoint, Millis now);
};
BOOST_DESCRIBE_STRUCT(WebhookView, (),
                      (id, url, events, description, enabled, disabled_reason, old_secret_until, created_at, updated_at))

// Clients read an endpoint flat or under `webhook`.
struct WebhookAnswer : WebhookView {
  bool success = true;
  WebhookView webhook;
};
BOOST_DESCRIBE_STRUCT(WebhookAnswer, (WebhookView), (success, webhook))

// The only answers that hold the secret: to its making.
struct WebhookSecret : WebhookAnswer {
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(WebhookSecret, (WebhookAnswer), (secret))

struct WebhookList {
  bool success = true;
  std::vector<WebhookView> webhooks;
  std::int64_t total = 0;
  std::int64_t page = 1;
  std::int64_t page_size = 20;
  Pagination pagination;
};
BOOST_DESCRIBE_STRUCT(WebhookList, (), (success, webhooks, total, page, page_size, pagination))

struct DeliveryAttemptView {
  std::int64_t attempt = 1;
  std::string started_at;
  Millis duration_ms = 0;
  std::optional<std::int64_t> status;
  std::optional<std::string> error;
};
BOOST_DESCRIBE_STRUCT(DeliveryAttemptView, (), (attempt, started_at, duration_ms, status, error))

struct DeliveryView {
  DeliveryId id;
  EndpointId webhook_id;
  std::string event_id;
  std::string event_type;
  DeliveryState status = DeliveryState::PENDING;
  std::int64_t attempts = 0;
  std::optional<std::string> next_attempt_at;
  std::optional<std::string> last_attempt_at;
  std::optional<std::int64_t> last_status;
  std::optional<std::string> last_error;
  std::optional<std::string> replay_of;
  std::string created_at;
  std::optional<std::string> finished_at;
  std::vector<DeliveryAttemptView> attempt_log;  // oldest first; those that ended
  boost::json::value payload;

  static DeliveryView of(const Delivery& delivery, const std::vector<DeliveryAttempt>& tried);
};
BOOST_DESCRIBE_STRUCT(DeliveryView, (),
                      (id, webhook_id, event_id, event_type, status, attempts, next_attempt_at, last_attempt_at, last_status,
                       last_error, replay_of, created_at, finished_at, attempt_log, payload))

struct DeliveryAnswer {
  bool success = true;
  DeliveryView delivery;
};
BOOST_DESCRIBE_STRUCT(DeliveryAnswer, (), (success, delivery))

struct DeliveryList {
  bool success = true;
  std::vector<DeliveryView> deliveries;
  std::int64_t total = 0;
  std::int64_t page = 1;
  std::int64_t page_size = 20;
  Pagination pagination;
};
BOOST_DESCRIBE_STRUCT(DeliveryList, (), (success, deliveries, total, page, page_size, pagination))

struct WebhookListQuery {
  std::optional<std::int64_t> page, limit, page_size;
};
BOOST_DESCRIBE_STRUCT(WebhookListQuery, (), (page, limit, page_size))
inline json::Bounds bounds(const WebhookListQuery*) {
  return json::page_bounds(kListPages);
}

struct DeliveryListQuery {
  std::optional<std::int64_t> page, limit, page_size;
  std::optional<DeliveryState> status;
};
BOOST_DESCRIBE_STRUCT(DeliveryListQuery, (), (page, limit, page_size, status))
inline json::Bounds bounds(const DeliveryListQuery*) {
  return json::page_bounds(kListPages);
}

}  // namespace insight::webhook
