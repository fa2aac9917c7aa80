// Ledger: what Stripe's events mean for accounts. An event's facts are stored and the story of its subscription is told anew
// (lifecycle.h); where that changes what the account has bought, its plan and its months change with it, in the same transaction.
// An event whose customer nobody knows waits, and is told as soon as another one says who that is. Any thread; holds no state.
#pragma once

#include "base/log.h"
#include "billing/grants.h"
#include "billing/stripe/store.h"

namespace insight::billing::stripe {

// What an account's subscriptions come to: the best plan that one of them grants.
struct Entitlement {
  PlanName plan = PlanName::INSIGHT_FREE;
  std::optional<Millis> until;
  std::optional<Anchor> anchor;
  const store::Subscription* from = nullptr;  // into the list
};
Entitlement entitlement_of(const std::vector<store::Subscription>& subscriptions, Millis now);

class Ledger {
 public:
  Ledger(const Grants& grants, const StripeOptions& options, const Clock& clock, Log& log)
      : grants_(grants), options_(options), clock_(clock), log_(log) {}

  // Does nothing for an event that was settled before. `fetched` is the subscription as Stripe has it now, where it was asked for.
  // What can't be read is FAILED, not thrown.
  void apply(db::Transaction& tx, const store::Event& event, const std::optional<Facts>& fetched) const;

 private:
  std::optional<account::AccountId> account_of(db::Transaction& tx, const Facts& facts) const;
  void connect(db::Transaction& tx, const std::string& customer, const account::AccountId& account) const;
  void retell(db::Transaction& tx, const std::string& subscription, const std::string& customer) const;
  void retell_all_of(db::Transaction& tx, const std::string& customer) const;
  void record(db::Transaction& tx, const store::Subscription& subscription) const;

  const Grants& grants_;
  const StripeOptions& options_;
  const Clock& clock_;
  Log& log_;
};

}  // namespace insight::billing::stripe
