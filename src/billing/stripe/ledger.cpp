#include "billing/stripe/ledger.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "base/error.h"
#include "json/parse.h"

namespace insight::billing::stripe {
namespace {

using store::EventState;

// Who the story's subscription was bought for: what its events say, the earliest first.
std::optional<account::AccountId> account_in(db::Transaction& tx, std::vector<Snapshot>& snapshots) {
  std::ranges::sort(snapshots, {}, [](const Snapshot& s) { return std::tuple(s.created, std::string_view(s.event)); });
  for (const auto& snapshot : snapshots) {
    account::AccountId named{snapshot.facts.account};
    if (!named.empty() && store::account_exists(tx, named)) return named;
  }
  return std::nullopt;
}

std::string customer_in(const std::vector<Snapshot>& snapshots) {
  for (const auto& snapshot : snapshots)
    if (!snapshot.facts.customer.empty()) return snapshot.facts.customer;
  return "";
}

store::Subscription row_of(const std::string& id, const account::AccountId& account, const std::string& customer,
                           const State& state, Millis now) {
  store::Subscription row;
  row.id = id;
  row.user_id = account;
  row.customer_id = customer;
  row.status = state.status;
  row.price_id = state.price;
  row.plan = state.plan;
  row.billing_interval = state.interval;
  row.current_period_start = state.period_start * 1000;
  row.current_period_end = state.period_end * 1000;
  row.cancel_at_period_end = state.cancel_at_period_end;
  row.granted_plan = state.granted;
  row.grace_until = state.grace_until;
  row.last_event_id = state.last_event;
  row.invoice_id = state.invoice;
  row.invoice_status = state.invoice_status;
  row.created_at = row.updated_at = now;
  return row;
}

bool holds(const store::Subscription& subscription, Millis now) {
  return subscription.granted_plan != PlanName::INSIGHT_FREE && (!subscription.grace_until || *subscription.grace_until > now);
}

}  // namespace

Entitlement entitlement_of(const std::vector<store::Subscription>& subscriptions, Millis now) {
  const auto worth = [](const store::Subscription& s) {
    return std::tuple(s.granted_plan, s.grace_until.value_or(std::numeric_limits<Millis>::max()), s.current_period_end,
                      std::string_view(s.id));
  };
  Entitlement best;
  for (const auto& subscription : subscriptions)
    if (holds(subscription, now) && (best.from == nullptr || worth(*best.from) < worth(subscription))) best.from = &subscription;
  if (best.from == nullptr) return best;
  best.plan = best.from->granted_plan;
  best.until = best.from->grace_until;
  if (best.from->current_period_start > 0) best.anchor = Anchor{best.from->current_period_start, best.from->current_period_end};
  return best;
}

void Ledger::apply(db::Transaction& tx, const store::Event& event, const std::optional<Facts>& fetched) const {
  if (event.state != EventState::PENDING && event.state != EventState::WAITING && event.state != EventState::FAILED) return;
  const auto now = clock_.now();
  Facts facts;
  try {
    facts = fetched ? *fetched : read_facts(event.type, json::parse(event.body));
  } catch (const Error& error) {
    log_.error("stripe.event_unreadable", {{"event", event.id}, {"type", event.type}, {"reason", error.what()}});
    return store::set_state(tx, event.id, EventState::FAILED, error.what(), now);
  }
  store::set_facts(tx, event.id, facts, fetched ? now : 0, now);
  const auto account = account_of(tx, facts);
  if (account && !facts.customer.empty()) connect(tx, facts.customer, *account);

  if (event.kind == Kind::SUBSCRIPTION || event.kind == Kind::INVOICE) {
    if (!facts.subscription.empty()) return retell(tx, facts.subscription, facts.customer);
    return store::set_state(tx, event.id, EventState::IGNORED, "it is about no subscription", now);
  }
  if (event.kind == Kind::CUSTOMER_DELETED) retell_all_of(tx, facts.customer);
  if (account) return store::set_state(tx, event.id, EventState::APPLIED, "", now);
  log_.warn("stripe.event_waits", {{"event", event.id}, {"type", event.type}, {"customer", facts.customer}});
  store::set_state(tx, event.id, EventState::WAITING, "no account is known for the customer " + facts.customer, now);
}

std::optional<account::AccountId> Ledger::account_of(db::Transaction& tx, const Facts& facts) const {
  account::AccountId named{facts.account};
  if (!named.empty() && store::account_exists(tx, named)) return named;
  return facts.customer.empty() ? std::nullopt : store::account_of_customer(tx, facts.customer);
}

void Ledger::connect(db::Transaction& tx, const std::string& customer, const account::AccountId& account) const {
  if (store::link(tx, customer, account, clock_.now())) {
    store::settle_waiting(tx, customer, clock_.now());
    return retell_all_of(tx, customer);
  }
  if (const auto linked = store::account_of_customer(tx, customer); linked != account)
    log_.warn("stripe.customer_of_two", {{"customer", customer}, {"account", linked->text()}, {"alsoNamed", account.text()}});
}

void Ledger::retell_all_of(db::Transaction& tx, const std::string& customer) const {
  for (const auto& subscription : store::subscriptions_of_customer(tx, customer)) retell(tx, subscription, customer);
}

void Ledger::retell(db::Transaction& tx, const std::string& subscription, const std::string& customer_told) const {
  auto snapshots = store::snapshots_of(tx, subscription, customer_told);
  auto account = account_in(tx, snapshots);
  const auto customer = customer_told.empty() ? customer_in(snapshots) : customer_told;
  if (!account) account = store::account_of_customer(tx, customer);
  const auto now = clock_.now();
  if (!account) {
    log_.warn("stripe.event_waits", {{"subscription", subscription}, {"customer", customer}});
    return store::keep_waiting(tx, subscription, "no account is known for the customer " + customer, now);
  }
  const auto state = tell(std::move(snapshots), options_);
  const bool priced = state.plan || worth_of(state.status) == Worth::UNKNOWN || worth_of(state.status) == Worth::NOTHING;
  if (!state.puzzle.empty())
    log_.error("stripe.puzzle", {{"event", state.last_event}, {"subscription", subscription}, {"reason", state.puzzle}});
  store::settle(tx, subscription, state.last_event, priced ? EventState::APPLIED : EventState::WAITING, state.puzzle, now);
  if (!state.status.empty()) record(tx, row_of(subscription, *account, customer, state, now));
}

void Ledger::record(db::Transaction& tx, const store::Subscription& subscription) const {
  const auto now = clock_.now();
  const auto& account = subscription.user_id;
  const auto rows_before = store::subscriptions_of_account(tx, account);
  const auto before = entitlement_of(rows_before, now);
  store::put_subscription(tx, subscription);
  const auto rows_after = store::subscriptions_of_account(tx, account);
  const auto after = entitlement_of(rows_after, now);
  // Only what a subscription changed: a plan that an owner gave stays until then.
  if (after.plan != before.plan || after.until != before.until)
    grants_.set_plan(tx, {account, after.plan, after.until, "stripe", subscription.last_event_id});
  if (after.anchor != before.anchor) grants_.set_anchor(tx, account, after.anchor);
}

}  // namespace insight::billing::stripe
