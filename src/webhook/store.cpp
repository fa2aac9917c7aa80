#include "webhook/store.h"

namespace insight::webhook::store {
namespace {

using db::Query;

#define INSIGHT_ENDPOINT_COLUMNS                                                                                            \
  "SELECT id, user_id, url, events, description, secret, previous_secret, previous_until, enabled, disabled_reason, slow, " \
  "created_at, "                                                                                                            \
  "updated_at FROM webhook_endpoint "
#define INSIGHT_DELIVERY_COLUMNS                                                                                              \
  "SELECT d.id, d.endpoint_id, d.event_id, d.event_type, d.body, d.state, d.attempts, d.next_attempt_at, d.last_attempt_at, " \
  "d.last_status, d.last_error, d.replay_of, d.created_at, d.finished_at FROM webhook_delivery d "

constexpr Query insert_endpoint{"webhook.insert", R"(
  INSERT INTO webhook_endpoint (id, user_id, url, events, description, secret, previous_secret, previous_until, enabled,
                                disabled_reason, slow, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))"};
constexpr Query update_endpoint{"webhook.update", R"(
  UPDATE webhook_endpoint SET url = $2, events = $3, description = $4, secret = $5, previous_secret = $6, previous_until = $7,
         enabled = $8, disabled_reason = $9, updated_at = $10 WHERE id = $1)"};
constexpr Query delete_endpoint{"webhook.delete", "DELETE FROM webhook_endpoint WHERE id = $1"};
constexpr Query owned_endpoint{"webhook.owned", INSIGHT_ENDPOINT_COLUMNS "WHERE id = $1 AND user_id = $2"};
// Held until the transaction ends: what was read of it holds, whoever changes, disables or deletes it beside this.
constexpr Query take_endpoint{"webhook.take_owned", R"(
  UPDATE webhook_endpoint SET updated_at = updated_at WHERE id = $1 AND user_id = $2 RETURNING *)"};
constexpr Query any_endpoint{"webhook.find", INSIGHT_ENDPOINT_COLUMNS "WHERE id = $1"};
constexpr Query list_endpoints{"webhook.list", INSIGHT_ENDPOINT_COLUMNS R"(
  WHERE user_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3)"};
constexpr Query count_endpoints{"webhook.count", "SELECT COUNT(*) FROM webhook_endpoint WHERE user_id = $1"};

// `events` is a JSON list of words, so a word with its quotes is found in it or isn't.
#define INSIGHT_INTERESTED \
  "SELECT id FROM webhook_endpoint WHERE user_id = $1 AND enabled = 1 AND (events LIKE $2 OR events LIKE '%\"*\"%') ORDER BY id"
constexpr Query interested_endpoints{"webhook.interested", INSIGHT_INTERESTED};
// Kept from being deleted until their deliveries are there, without which what happened could not commit.
constexpr Query interested_and_kept{"webhook.interested", INSIGHT_INTERESTED " FOR KEY SHARE"};

constexpr Query insert_delivery{"webhook.insert_delivery", R"(
  INSERT INTO webhook_delivery (id, endpoint_id, event_id, event_type, body, state, attempts, next_attempt_at, last_attempt_at,
                                last_status, last_error, replay_of, created_at, finished_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))"};
constexpr Query owned_delivery{"webhook.owned_delivery", INSIGHT_DELIVERY_COLUMNS R"(
  JOIN webhook_endpoint e ON e.id = d.endpoint_id WHERE d.id = $1 AND e.user_id = $2)"};
constexpr Query list_deliveries{"webhook.deliveries", INSIGHT_DELIVERY_COLUMNS R"(
  WHERE d.endpoint_id = $1 AND (CAST($2 AS TEXT) IS NULL OR d.state = $2) ORDER BY d.created_at DESC, d.id DESC LIMIT $3 OFFSET $4)"};
constexpr Query count_deliveries{"webhook.count_deliveries", R"(
  SELECT COUNT(*) FROM webhook_delivery d WHERE d.endpoint_id = $1 AND (CAST($2 AS TEXT) IS NULL OR d.state = $2))"};

// The index of what is pending gives the order; an endpoint that is held costs one look-up a delivery.
constexpr Query due{"webhook.due", R"(
  SELECT d.id FROM webhook_delivery d JOIN webhook_endpoint e ON e.id = d.endpoint_id
   WHERE d.state = 'PENDING' AND d.next_attempt_at <= $1 AND e.enabled = 1 AND (e.lease_until IS NULL OR e.lease_until <= $1) AND e.slow <= $2
   ORDER BY d.next_attempt_at, d.id LIMIT 1)"};
constexpr Query next{"webhook.next_due", R"(
  SELECT d.next_attempt_at FROM webhook_delivery d JOIN webhook_endpoint e ON e.id = d.endpoint_id
   WHERE d.state = 'PENDING' AND e.enabled = 1 AND (e.lease_until IS NULL OR e.lease_until <= $1) AND e.slow <= $2
   ORDER BY d.next_attempt_at LIMIT 1)"};
constexpr Query hold_endpoint{"webhook.hold", R"(
  UPDATE webhook_endpoint SET lease_holder = $2, lease_until = $4
   WHERE id = (SELECT endpoint_id FROM webhook_delivery WHERE id = $1) AND enabled = 1
     AND (lease_until IS NULL OR lease_until <= $3) RETURNING id)"};
constexpr Query count_attempt{"webhook.begin_attempt", R"(
  UPDATE webhook_delivery SET attempts = attempts + 1, last_attempt_at = $2
   WHERE id = $1 AND state = 'PENDING' AND next_attempt_at <= $2)"};
constexpr Query any_delivery{"webhook.delivery", INSIGHT_DELIVERY_COLUMNS "WHERE d.id = $1"};
constexpr Query release_endpoint{"webhook.release", R"(
  UPDATE webhook_endpoint SET lease_holder = NULL, lease_until = NULL, slow = $3 WHERE id = $1 AND lease_holder = $2)"};

constexpr Query end_attempt{"webhook.end_attempt", R"(
  UPDATE webhook_delivery SET state = $3, next_attempt_at = $4, finished_at = $5, last_status = $6, last_error = $7
   WHERE id = $1 AND attempts = $2 AND state = 'PENDING')"};
constexpr Query insert_attempt{"webhook.insert_attempt", R"(
  INSERT INTO webhook_attempt (id, delivery_id, attempt, started_at, duration_ms, status, error) VALUES ($1, $2, $3, $4, $5, $6, $7))"};
constexpr Query list_attempts{"webhook.attempts", R"(
  SELECT id, delivery_id, attempt, started_at, duration_ms, status, error FROM webhook_attempt WHERE delivery_id = $1 ORDER BY attempt)"};
constexpr Query take_back{"webhook.break_off", R"(
  UPDATE webhook_delivery SET attempts = attempts - 1 WHERE id = $1 AND attempts = $2 AND state = 'PENDING')"};

constexpr Query disable_endpoint{"webhook.disable", R"(
  UPDATE webhook_endpoint SET enabled = 0, disabled_reason = $2, updated_at = $3 WHERE id = $1 AND enabled = 1)"};
constexpr Query fail_all{"webhook.fail_pending", R"(
  UPDATE webhook_delivery SET state = 'FAILED', next_attempt_at = NULL, finished_at = $3, last_error = $2
   WHERE endpoint_id = $1 AND state = 'PENDING')"};

constexpr Query trim_old{"webhook.trim_old", "DELETE FROM webhook_delivery WHERE created_at < $1"};
constexpr Query trim_many{"webhook.trim_many", R"(
  DELETE FROM webhook_delivery WHERE id IN (
    SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY endpoint_id ORDER BY created_at DESC, id DESC) AS place
                      FROM webhook_delivery WHERE state <> 'PENDING') ranked
     WHERE place > $1))"};

constexpr Query insert_message{"internal_message.insert", R"(
  INSERT INTO internal_message (id, type, applied, reason, received_at) VALUES ($1, $2, 0, '', $3) ON CONFLICT (id) DO NOTHING)"};
constexpr Query note_message{"internal_message.outcome", "UPDATE internal_message SET applied = $2, reason = $3 WHERE id = $1"};
constexpr Query trim_taken{"internal_message.trim", "DELETE FROM internal_message WHERE received_at < $1"};

bool end(db::Transaction& tx, const Ended& attempt, DeliveryState state, std::optional<Millis> next_at, std::optional<Millis> now) {
  return tx.run(end_attempt, attempt.id, attempt.attempt, state, next_at, now, attempt.status, attempt.error) == 1;
}

}  // namespace

void insert(db::Transaction& tx, const Endpoint& endpoint) {
  tx.run_struct(insert_endpoint, endpoint);
}

void update(db::Transaction& tx, const Endpoint& e) {
  tx.run(update_endpoint, e.id, e.url, e.events, e.description, e.secret, e.previous_secret, e.previous_until, e.enabled,
         e.disabled_reason, e.updated_at);
}

void remove(db::Transaction& tx, const EndpointId& id) {
  tx.run(delete_endpoint, id);
}

std::optional<Endpoint> find_owned(db::Transaction& tx, const EndpointId& id, const account::AccountId& owner) {
  return tx.find<Endpoint>(owned_endpoint, id, owner);
}

std::optional<Endpoint> take_owned(db::Transaction& tx, const EndpointId& id, const account::AccountId& owner) {
  return tx.find<Endpoint>(take_endpoint, id, owner);
}

std::optional<Endpoint> find(db::Transaction& tx, const EndpointId& id) {
  return tx.find<Endpoint>(any_endpoint, id);
}

std::vector<Endpoint> list(db::Transaction& tx, const account::AccountId& owner, std::int64_t limit, std::int64_t offset) {
  return tx.all<Endpoint>(list_endpoints, owner, limit, offset);
}

std::int64_t count(db::Transaction& tx, const account::AccountId& owner) {
  return tx.one<std::int64_t>(count_endpoints, owner);
}

std::vector<EndpointId> interested(db::Transaction& tx, const account::AccountId& account, std::string_view type) {
  const auto& query = tx.dialect() == db::Dialect::postgres ? interested_and_kept : interested_endpoints;
  return tx.all<EndpointId>(query, account, "%\"" + std::string(type) + "\"%");
}

void insert(db::Transaction& tx, const Delivery& delivery) {
  tx.run_struct(insert_delivery, delivery);
}

std::optional<Delivery> find_owned(db::Transaction& tx, const DeliveryId& id, const account::AccountId& owner) {
  return tx.find<Delivery>(owned_delivery, id, owner);
}

std::vector<Delivery> list(db::Transaction& tx, const EndpointId& endpoint, const std::optional<DeliveryState>& state,
                           std::int64_t limit, std::int64_t offset) {
  return tx.all<Delivery>(list_deliveries, endpoint, state, limit, offset);
}

std::int64_t count(db::Transaction& tx, const EndpointId& endpoint, const std::optional<DeliveryState>& state) {
  return tx.one<std::int64_t>(count_deliveries, endpoint, state);
}

std::optional<DeliveryId> find_due(db::Transaction& tx, Millis now, Which which) {
  return tx.find<DeliveryId>(due, now, which == Which::ALL);
}

std::optional<Millis> next_due(db::Transaction& tx, Millis now, Which which) {
  return tx.find<Millis>(next, now, which == Which::ALL);
}

std::optional<Delivery> begin_attempt(db::Transaction& tx, const DeliveryId& id, std::string_view holder, Millis now,
                                      Millis until) {
  const auto endpoint = tx.find<EndpointId>(hold_endpoint, id, holder, now, until);
  if (!endpoint) return std::nullopt;
  if (tx.run(count_attempt, id, now) == 1) return tx.find<Delivery>(any_delivery, id);
  release(tx, *endpoint, holder, false);  // since it was found somebody sent or deleted it
  return std::nullopt;
}

bool delivered(db::Transaction& tx, const Ended& attempt, Millis now) {
  return end(tx, attempt, DeliveryState::DELIVERED, std::nullopt, now);
}

bool failed_for_good(db::Transaction& tx, const Ended& attempt, Millis now) {
  return end(tx, attempt, DeliveryState::FAILED, std::nullopt, now);
}

bool failed_for_now(db::Transaction& tx, const Ended& attempt, Millis next_at) {
  return end(tx, attempt, DeliveryState::PENDING, next_at, std::nullopt);
}

bool broken_off(db::Transaction& tx, const Ended& attempt) {
  return tx.run(take_back, attempt.id, attempt.attempt) == 1;
}

void insert(db::Transaction& tx, const DeliveryAttempt& attempt) {
  tx.run_struct(insert_attempt, attempt);
}

std::vector<DeliveryAttempt> attempts(db::Transaction& tx, const DeliveryId& delivery) {
  return tx.all<DeliveryAttempt>(list_attempts, delivery);
}

void release(db::Transaction& tx, const EndpointId& endpoint, std::string_view holder, bool slow) {
  tx.run(release_endpoint, endpoint, holder, slow);
}

bool disable(db::Transaction& tx, const EndpointId& endpoint, std::string_view reason, Millis now) {
  return tx.run(disable_endpoint, endpoint, reason, now) == 1;
}

void fail_pending(db::Transaction& tx, const EndpointId& endpoint, std::string_view reason, Millis now) {
  tx.run(fail_all, endpoint, reason, now);
}

void trim(db::Transaction& tx, Millis since, std::int64_t each) {
  tx.run(trim_old, since);
  tx.run(trim_many, each);
}

bool take_in(db::Transaction& tx, std::string_view message, std::string_view type, Millis now) {
  return tx.run(insert_message, message, type, now) == 1;
}

void note_outcome(db::Transaction& tx, std::string_view message, bool applied, std::string_view reason) {
  tx.run(note_message, message, applied, reason);
}

void trim_messages(db::Transaction& tx, Millis since) {
  tx.run(trim_taken, since);
}

}  // namespace insight::webhook::store
