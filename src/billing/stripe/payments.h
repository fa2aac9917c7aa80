// Payments: how an account comes to a paid plan and sees what it has. Money changes hands on Stripe's own pages; this makes the
// link to them. Called by handlers, from any thread. No transaction is open while Stripe is asked.
#pragma once

#include "account/account.h"
#include "billing/stripe/api.h"
#include "billing/stripe/store.h"

namespace insight::billing::stripe {

struct CheckoutRequest {
  account::PlanName plan = account::PlanName::INSIGHT_PRO;
  std::optional<Interval> interval;  // month
};
BOOST_DESCRIBE_STRUCT(CheckoutRequest, (), (plan, interval))
void validate(const CheckoutRequest& wanted, json::Problems& problems);

struct CheckoutSession {
  bool success = true;
  std::string id;
  std::string url;  // where to send the person
};
BOOST_DESCRIBE_STRUCT(CheckoutSession, (), (success, id, url))

struct PortalSession {
  bool success = true;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(PortalSession, (), (success, url))

struct PaidPeriod {
  std::string start;
  std::string end;
};
BOOST_DESCRIBE_STRUCT(PaidPeriod, (), (start, end))

struct SubscriptionView {
  bool success = true;
  account::PlanName plan = account::PlanName::INSIGHT_FREE;  // the account's, as of now
  std::string status;                                        // Stripe's word, `none` without a subscription
  std::optional<account::PlanName> subscribed_plan;          // what is paid for, or was
  std::optional<Interval> interval;
  std::optional<PaidPeriod> period;
  std::optional<std::string> grace_until;  // the plan's end unless the open invoice is paid
  bool cancel_at_period_end = false;
  std::optional<std::string> last_invoice;  // `paid`, `payment_failed`
};
BOOST_DESCRIBE_STRUCT(SubscriptionView, (),
                      (success, plan, status, subscribed_plan, interval, period, grace_until, cancel_at_period_end, last_invoice))

class Payments {
 public:
  Payments(db::Database& database, const Api& api, const StripeOptions& options, const Clock& clock)
      : database_(database), api_(api), options_(options), clock_(clock) {}

  // Throws Error: unavailable (BILLING_DISABLED, PRICE_NOT_CONFIGURED, STRIPE_UNAVAILABLE, STRIPE_REFUSED), conflict
  // (ALREADY_SUBSCRIBED). The same wish within ten minutes gives the same session.
  CheckoutSession checkout(const account::Caller& caller, const CheckoutRequest& wanted) const;
  // Throws Error: unavailable as above, conflict (NO_SUBSCRIPTION).
  PortalSession portal(const account::Caller& caller) const;
  SubscriptionView show(const account::Caller& caller) const;

 private:
  void require_enabled() const;
  std::string price_id(account::PlanName plan, Interval interval) const;
  std::string key_for(std::string_view what, const Form& form, Millis same_wish) const;

  db::Database& database_;
  const Api& api_;
  const StripeOptions& options_;
  const Clock& clock_;
};

}  // namespace insight::billing::stripe
