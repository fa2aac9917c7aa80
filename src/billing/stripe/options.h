// What an installation that takes payments says about itself. Plain values with the defaults of one that takes none.
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/account.h"

namespace insight::billing {

enum class Interval : std::uint8_t { month, year };
BOOST_DESCRIBE_ENUM(Interval, month, year)

// What one price at Stripe buys. Found by its id, then by its lookup key; one of the two may be empty.
struct StripePrice {
  std::string id;  // price_…
  std::string lookup_key;
  account::PlanName plan = account::PlanName::INSIGHT_PRO;
  Interval interval = Interval::month;
};

struct StripeOptions {
  std::vector<std::string> webhook_secrets;  // whole, `whsec_` included; several while one is being rolled. Empty: no events
  std::string api_key;                       // empty: no checkout, no portal, nothing is fetched
  std::string api_base = "https://api.stripe.com";
  std::optional<bool> livemode;  // nothing: as the key says, and true without a key
  std::vector<StripePrice> prices;
  std::string success_url;  // where Stripe sends people back to
  std::string cancel_url;
  std::string return_url;
  std::chrono::milliseconds timeout{10'000};  // of one call of Stripe

  bool takes_events() const { return !webhook_secrets.empty(); }
  bool sells() const { return !api_key.empty(); }
  bool live() const { return livemode.value_or(api_key.find("_test_") == std::string::npos); }
};

// Throws Error(invalid) with the sentence that says what is missing: a key without addresses to come back to, a price without a
// name, a secret that is blank.
void require_sound(const StripeOptions& options);

// What the price buys; nothing for one that configuration doesn't know.
const StripePrice* find_price(const StripeOptions& options, std::string_view id, std::string_view lookup_key);
// What is sold as this plan at this interval.
const StripePrice* find_price(const StripeOptions& options, account::PlanName plan, Interval interval);

}  // namespace insight::billing
