#include "billing/stripe/store.h"

#include "json/decode.h"
#include "json/encode.h"

namespace insight::billing::stripe::store {
namespace {

using db::Query;

constexpr Query insert_new{"stripe_event.insert", R"(
  INSERT INTO stripe_event (id, type, kind, created, state, reason, tries, body, received_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (id) DO NOTHING)"};
constexpr Query event_by_id{"stripe_event.find", "SELECT * FROM stripe_event WHERE id = $1"};
constexpr Query update_state{"stripe_event.set_state", R"(
  UPDATE stripe_event SET state = $2, reason = $3, updated_at = $4 WHERE id = $1 AND (state <> $2 OR reason <> $3))"};
constexpr Query update_pending{"stripe_event.set_pending", R"(
  UPDATE stripe_event SET state = 'PENDING', reason = '', tries = tries + 1, updated_at = $2
   WHERE id = $1 AND state IN ('WAITING', 'FAILED') RETURNING tries)"};
constexpr Query settle_subscription{"stripe_event.settle", R"(
  UPDATE stripe_event
     SET state = CASE WHEN id = $2 THEN $3 WHEN kind = 'INVOICE' THEN 'APPLIED' ELSE 'SUPERSEDED' END,
         reason = CASE WHEN id = $2 THEN $4 WHEN kind = 'INVOICE' THEN '' ELSE 'another event says how things are' END, updated_at = $5
   WHERE subscription_id = $1 AND kind IN ('SUBSCRIPTION', 'INVOICE')
     AND (state IN ('PENDING', 'WAITING', 'FAILED') OR (kind = 'SUBSCRIPTION' AND (id = $2) <> (state = 'APPLIED'))))"};
constexpr Query keep_subscription{"stripe_event.keep_waiting", R"(
  UPDATE stripe_event SET state = 'WAITING', reason = $2, updated_at = $3
   WHERE subscription_id = $1 AND state IN ('PENDING', 'FAILED') AND kind IN ('SUBSCRIPTION', 'INVOICE'))"};
constexpr Query settle_customer{"stripe_event.settle_customer", R"(
  UPDATE stripe_event SET state = 'APPLIED', reason = '', updated_at = $2
   WHERE customer_id = $1 AND state = 'WAITING' AND kind IN ('CHECKOUT', 'CUSTOMER_DELETED'))"};
constexpr Query update_facts{"stripe_event.set_facts", R"(
  UPDATE stripe_event SET facts = $2, customer_id = $3, subscription_id = $4, fetched_at = $5, updated_at = $6 WHERE id = $1)"};
constexpr Query count_ties{"stripe_event.ties", R"(
  SELECT COUNT(*) FROM stripe_event WHERE subscription_id = $2 AND created = $3 AND kind = 'SUBSCRIPTION' AND id <> $1)"};
constexpr Query read_events{"stripe_event.snapshots", R"(
  SELECT id, type, kind, created, fetched_at, facts FROM stripe_event
   WHERE subscription_id = $1 AND kind IN ('SUBSCRIPTION', 'INVOICE')
      OR customer_id = $2 AND kind = 'CUSTOMER_DELETED')"};
constexpr Query subscriptions_by_customer{"stripe_event.subscriptions", R"(
  SELECT subscription_id FROM stripe_event
   WHERE customer_id = $1 AND subscription_id IS NOT NULL GROUP BY subscription_id ORDER BY MAX(created) DESC)"};
constexpr Query newest{"stripe_event.list", R"(
  SELECT * FROM stripe_event WHERE CAST($1 AS TEXT) IS NULL OR state = $1 ORDER BY received_at DESC, id DESC LIMIT $2)"};
constexpr Query kept{"stripe_event.kept", R"(
  SELECT * FROM stripe_event WHERE state IN ('WAITING', 'FAILED') ORDER BY created, id)"};
constexpr Query empty_bodies{"stripe_event.drop_bodies", R"(
  UPDATE stripe_event SET body = '' WHERE id IN (
    SELECT id FROM stripe_event
     WHERE received_at < $1 AND body <> '' AND state IN ('APPLIED', 'SUPERSEDED', 'IGNORED') ORDER BY received_at LIMIT $2))"};

constexpr Query count_accounts{"stripe.account_exists", "SELECT COUNT(*) FROM account WHERE id = $1"};
constexpr Query account_by_customer{"stripe_customer.account", "SELECT user_id FROM stripe_customer WHERE id = $1"};
constexpr Query customer_by_account{"stripe_customer.customer", R"(
  SELECT id FROM stripe_customer WHERE user_id = $1 ORDER BY created_at, id LIMIT 1)"};
constexpr Query insert_link{"stripe_customer.link", R"(
  INSERT INTO stripe_customer (id, user_id, created_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING)"};

constexpr Query by_account{"subscription.of_account", "SELECT * FROM subscription WHERE user_id = $1 ORDER BY created_at, id"};
constexpr Query upsert{"subscription.put", R"(
  INSERT INTO subscription (id, user_id, customer_id, status, price_id, plan, billing_interval, current_period_start,
                            current_period_end, cancel_at_period_end, granted_plan, grace_until, last_event_id, invoice_id,
                            invoice_status, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
  ON CONFLICT (id) DO UPDATE SET
    user_id = excluded.user_id, customer_id = excluded.customer_id, status = excluded.status, price_id = excluded.price_id,
    plan = excluded.plan, billing_interval = excluded.billing_interval, current_period_start = excluded.current_period_start,
    current_period_end = excluded.current_period_end, cancel_at_period_end = excluded.cancel_at_period_end,
    granted_plan = excluded.granted_plan, grace_until = excluded.grace_until, last_event_id = excluded.last_event_id,
    invoice_id = excluded.invoice_id, invoice_status = excluded.invoice_status, updated_at = excluded.updated_at)"};

struct ReadEvent {
  std::string id;
  std::string type;
  Kind kind = Kind::OTHER;
  std::int64_t created = 0;
  Millis fetched_at = 0;
  std::string facts;
};
BOOST_DESCRIBE_STRUCT(ReadEvent, (), (id, type, kind, created, fetched_at, facts))

std::optional<std::string_view> filled(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

}  // namespace

bool insert_event(db::Transaction& tx, const Event& event) {
  return tx.run_struct(insert_new, event) == 1;
}

std::optional<Event> find_event(db::Transaction& tx, const std::string& id) {
  return tx.find<Event>(event_by_id, id);
}

void set_state(db::Transaction& tx, const std::string& id, EventState state, std::string_view reason, Millis now) {
  tx.run(update_state, id, state, reason, now);
}

std::optional<std::int64_t> set_pending(db::Transaction& tx, const std::string& id, Millis now) {
  return tx.find<std::int64_t>(update_pending, id, now);
}

void settle(db::Transaction& tx, const std::string& subscription, const std::string& last_event, EventState last_state,
            std::string_view reason, Millis now) {
  tx.run(settle_subscription, subscription, last_event, last_state, reason, now);
}

void keep_waiting(db::Transaction& tx, const std::string& subscription, std::string_view reason, Millis now) {
  tx.run(keep_subscription, subscription, reason, now);
}

void settle_waiting(db::Transaction& tx, const std::string& customer, Millis now) {
  tx.run(settle_customer, customer, now);
}

void set_facts(db::Transaction& tx, const std::string& id, const Facts& facts, Millis fetched_at, Millis now) {
  tx.run(update_facts, id, json::encode(facts), filled(facts.customer), filled(facts.subscription), fetched_at, now);
}

bool has_tie(db::Transaction& tx, const std::string& id, const std::string& subscription, std::int64_t created) {
  return tx.one<std::int64_t>(count_ties, id, subscription, created) > 0;
}

std::vector<Snapshot> snapshots_of(db::Transaction& tx, const std::string& subscription, const std::string& customer) {
  std::vector<Snapshot> snapshots;
  for (auto& row : tx.all<ReadEvent>(read_events, subscription, customer)) {
    auto facts = json::decode<Facts>(row.facts);
    snapshots.push_back({std::move(row.id), std::move(row.type), row.kind, row.created, row.fetched_at, std::move(facts)});
  }
  return snapshots;
}

std::vector<std::string> subscriptions_of_customer(db::Transaction& tx, const std::string& customer) {
  return tx.all<std::string>(subscriptions_by_customer, customer);
}

std::vector<Event> list_events(db::Transaction& tx, std::optional<EventState> state, std::int64_t limit) {
  return tx.all<Event>(newest, state, limit);
}

std::vector<Event> list_kept(db::Transaction& tx) {
  return tx.all<Event>(kept);
}

std::int64_t drop_bodies(db::Transaction& tx, Millis received_before, std::int64_t most) {
  return tx.run(empty_bodies, received_before, most);
}

bool account_exists(db::Transaction& tx, const account::AccountId& account) {
  return tx.one<std::int64_t>(count_accounts, account) == 1;
}

std::optional<account::AccountId> account_of_customer(db::Transaction& tx, const std::string& customer) {
  return tx.find<account::AccountId>(account_by_customer, customer);
}

std::optional<std::string> customer_of_account(db::Transaction& tx, const account::AccountId& account) {
  return tx.find<std::string>(customer_by_account, account);
}

bool link(db::Transaction& tx, const std::string& customer, const account::AccountId& account, Millis now) {
  return tx.run(insert_link, customer, account, now) == 1;
}

std::vector<Subscription> subscriptions_of_account(db::Transaction& tx, const account::AccountId& account) {
  return tx.all<Subscription>(by_account, account);
}

void put_subscription(db::Transaction& tx, const Subscription& subscription) {
  tx.run_struct(upsert, subscription);
}

}  // namespace insight::billing::stripe::store
