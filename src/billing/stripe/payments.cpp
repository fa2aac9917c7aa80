#include "billing/stripe/payments.h"

#include <algorithm>

#include "base/error.h"
#include "base/time_text.h"
#include "billing/stripe/ledger.h"
#include "crypto/hash.h"

namespace insight::billing::stripe {
namespace {

constexpr Millis kSameWish = 600'000;

std::string required_text(const boost::json::object& from, std::string_view name) {
  const auto* found = from.if_contains(name);
  if (found != nullptr && found->is_string() && !found->get_string().empty()) return std::string(found->get_string());
  throw Error{ErrorCode::unavailable,
              "Stripe's answer has no " + std::string(name) + "; nothing was charged. Try again in a minute"}
      .because("STRIPE_UNAVAILABLE");
}

// The one that grants the plan, else the one heard of last.
const store::Subscription* chief_of(const std::vector<store::Subscription>& all, Millis now) {
  if (const auto* best = entitlement_of(all, now).from) return best;
  const auto last = std::ranges::max_element(all, {}, &store::Subscription::updated_at);
  return last == all.end() ? nullptr : &*last;
}

// Whether there is something to look after in the portal, instead of buying a second time.
bool goes_on(const store::Subscription& subscription) {
  return !is_final(subscription.status) && subscription.status != "incomplete";
}

}  // namespace

void validate(const CheckoutRequest& wanted, json::Problems& problems) {
  if (wanted.plan == PlanName::INSIGHT_FREE)
    problems.add("/plan", "INSIGHT_FREE costs nothing; expected INSIGHT_PRO, INSIGHT_TEAM or INSIGHT_ENTERPRISE");
}

CheckoutSession Payments::checkout(const account::Caller& caller, const CheckoutRequest& wanted) const {
  require_enabled();
  const auto customer = database_.read([&](db::Transaction& tx) {
    if (std::ranges::any_of(store::subscriptions_of_account(tx, caller.account), goes_on)) {
      throw Error{ErrorCode::conflict,
                  "There is a subscription already; POST /api/billing/portal leads to the page that changes it"}
          .because("ALREADY_SUBSCRIBED");
    }
    return store::customer_of_account(tx, caller.account);
  });
  const auto& account = caller.account.text();
  Form form{{"mode", "subscription"},
            {"line_items[0][price]", price_id(wanted.plan, wanted.interval.value_or(Interval::month))},
            {"line_items[0][quantity]", "1"},
            {"success_url", options_.success_url},
            {"cancel_url", options_.cancel_url},
            {"client_reference_id", account},
            {"metadata[userId]", account},
            {"subscription_data[metadata][userId]", account}};
  form.emplace_back(customer ? "customer" : "customer_email", customer ? *customer : caller.email);
  const auto session = api_.post("/v1/checkout/sessions", form, key_for("checkout", form, kSameWish));
  return {true, required_text(session, "id"), required_text(session, "url")};
}

PortalSession Payments::portal(const account::Caller& caller) const {
  require_enabled();
  const auto customer = database_.read([&](db::Transaction& tx) { return store::customer_of_account(tx, caller.account); });
  if (!customer) {
    throw Error{ErrorCode::conflict, "There is no subscription to look after yet; POST /api/billing/checkout begins one"}.because(
        "NO_SUBSCRIPTION");
  }
  const Form form{{"customer", *customer}, {"return_url", options_.return_url}};
  return {true, required_text(api_.post("/v1/billing_portal/sessions", form, key_for("portal", form, 1)), "url")};
}

SubscriptionView Payments::show(const account::Caller& caller) const {
  const auto now = clock_.now();
  const auto all = database_.read([&](db::Transaction& tx) { return store::subscriptions_of_account(tx, caller.account); });
  SubscriptionView view;
  view.plan = caller.plan;
  view.status = "none";
  const auto* chief = chief_of(all, now);
  if (chief == nullptr) return view;
  view.status = chief->status;
  view.subscribed_plan = chief->plan;
  view.interval = chief->billing_interval;
  if (chief->current_period_end > 0)
    view.period = PaidPeriod{to_iso8601(chief->current_period_start), to_iso8601(chief->current_period_end)};
  if (chief->grace_until) view.grace_until = to_iso8601(*chief->grace_until);
  view.cancel_at_period_end = chief->cancel_at_period_end;
  if (!chief->invoice_status.empty()) view.last_invoice = chief->invoice_status;
  return view;
}

void Payments::require_enabled() const {
  if (options_.sells()) return;
  throw Error{ErrorCode::unavailable, "This installation sells no plans: it has no key of Stripe's API"}.because(
      "BILLING_DISABLED");
}

std::string Payments::price_id(account::PlanName plan, Interval interval) const {
  const auto* price = find_price(options_, plan, interval);
  if (price != nullptr && !price->id.empty()) return price->id;
  if (price != nullptr) {
    const auto found = api_.get("/v1/prices?active=true&limit=1&" + form_encoded({{"lookup_keys[]", price->lookup_key}}));
    const auto* data = found.if_contains("data");
    if (data != nullptr && data->is_array() && !data->get_array().empty() && data->get_array()[0].is_object())
      return required_text(data->get_array()[0].get_object(), "id");
  }
  throw Error{ErrorCode::unavailable, "This installation has no price for " + std::string(db::name_of_enumerator(plan)) +
                                          " by the " + std::string(db::name_of_enumerator(interval))}
      .because("PRICE_NOT_CONFIGURED");
}

// Stripe answers a key that it knows with the first answer, and refuses it with other parameters; so they are part of it.
std::string Payments::key_for(std::string_view what, const Form& form, Millis same_wish) const {
  const auto wish = form_encoded(form) + "@" + std::to_string(clock_.now() / same_wish);
  return "insight-" + std::string(what) + "-" + crypto::sha256_hex(wish).substr(0, 40);
}

}  // namespace insight::billing::stripe
