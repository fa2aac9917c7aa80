// The rows of Stripe's events, customers and subscriptions. Every function works in the caller's transaction.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "account/account.h"
#include "billing/stripe/event.h"
#include "billing/stripe/lifecycle.h"
#include "db/database.h"

namespace insight::billing::stripe::store {

enum class EventState : std::uint8_t { PENDING, APPLIED, SUPERSEDED, IGNORED, WAITING, FAILED };
BOOST_DESCRIBE_ENUM(EventState, PENDING, APPLIED, SUPERSEDED, IGNORED, WAITING, FAILED)

struct Event {
  std::string id;
  std::string type;
  Kind kind = Kind::OTHER;
  std::int64_t created = 0;
  EventState state = EventState::PENDING;
  std::string reason;
  std::int64_t tries = 0;
  std::string body;
  Millis received_at = 0;
};
BOOST_DESCRIBE_STRUCT(Event, (), (id, type, kind, created, state, reason, tries, body, received_at))

struct Subscription {
  std::string id;
  account::AccountId user_id;
  std::string customer_id;
  std::string status;
  std::string price_id;
  std::optional<account::PlanName> plan;
  std::optional<Interval> billing_interval;
  Millis current_period_start = 0;
  Millis current_period_end = 0;
  bool cancel_at_period_end = false;
  account::PlanName granted_plan = account::PlanName::INSIGHT_FREE;
  std::optional<Millis> grace_until;
  std::string last_event_id;
  std::string invoice_id;
  std::string invoice_status;
  Millis created_at = 0;
  Millis updated_at = 0;
};
BOOST_DESCRIBE_STRUCT(Subscription, (),
                      (id, user_id, customer_id, status, price_id, plan, billing_interval, current_period_start, current_period_end,
                       cancel_at_period_end, granted_plan, grace_until, last_event_id, invoice_id, invoice_status, created_at,
                       updated_at))

// False when the event is there already.
bool insert_event(db::Transaction& tx, const Event& event);
std::optional<Event> find_event(db::Transaction& tx, const std::string& id);
void set_state(db::Transaction& tx, const std::string& id, EventState state, std::string_view reason, Millis now);
// To be applied anew: PENDING, one try more. Returns how many tries that are; nothing when it neither waits nor has failed any
// more.
std::optional<std::int64_t> set_pending(db::Transaction& tx, const std::string& id, Millis now);
// What was read so far of one subscription: its last event is APPLIED (or what `last_state` says), the ones before are SUPERSEDED.
void settle(db::Transaction& tx, const std::string& subscription, const std::string& last_event, EventState last_state,
            std::string_view reason, Millis now);
// All of it, and what was heard of its customer, waits.
void keep_waiting(db::Transaction& tx, const std::string& subscription, std::string_view reason, Millis now);
// A customer's other events that waited for the link.
void settle_waiting(db::Transaction& tx, const std::string& customer, Millis now);
void set_facts(db::Transaction& tx, const std::string& id, const Facts& facts, Millis fetched_at, Millis now);
// Another event about this subscription in the same second, already read.
bool has_tie(db::Transaction& tx, const std::string& id, const std::string& subscription, std::int64_t created);
// What was read so far about the subscription, and of its customer's deletion.
std::vector<Snapshot> snapshots_of(db::Transaction& tx, const std::string& subscription, const std::string& customer);
// Whose events were read, newest first.
std::vector<std::string> subscriptions_of_customer(db::Transaction& tx, const std::string& customer);
std::vector<Event> list_events(db::Transaction& tx, std::optional<EventState> state, std::int64_t limit);
std::vector<Event> list_kept(db::Transaction& tx);  // WAITING or FAILED
// Bodies of events that were settled before are emptied, at most so many.
std::int64_t drop_bodies(db::Transaction& tx, Millis received_before, std::int64_t most);

bool account_exists(db::Transaction& tx, const account::AccountId& account);
std::optional<account::AccountId> account_of_customer(db::Transaction& tx, const std::string& customer);
// The customer who was linked first.
std::optional<std::string> customer_of_account(db::Transaction& tx, const account::AccountId& account);
// False when the customer is linked already, to whomever.
bool link(db::Transaction& tx, const std::string& customer, const account::AccountId& account, Millis now);

std::vector<Subscription> subscriptions_of_account(db::Transaction& tx, const account::AccountId& account);
void put_subscription(db::Transaction& tx, const Subscription& subscription);

}  // namespace insight::billing::stripe::store
