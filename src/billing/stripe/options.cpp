#include "billing/stripe/options.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "db/param.h"

namespace insight::billing {
namespace {

bool is_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

void require_address(std::string_view name, std::string_view value) {
  if (is_address(value)) return;
  throw Error{ErrorCode::invalid, "Stripe's API key is set, and so " + std::string(name) +
                                      " must be an address that begins with http:// or https://; it is `" + shorten(value, 200) +
                                      "`"};
}

}  // namespace

void require_sound(const StripeOptions& options) {
  for (const auto& secret : options.webhook_secrets) {
    if (trim(secret).empty() || trim(secret) != secret)
      throw Error{ErrorCode::invalid,
                  "A secret of Stripe's webhook is blank or has blanks around it; copy it as it is, whsec_ included"};
  }
  for (const auto& price : options.prices) {
    if (price.id.empty() && price.lookup_key.empty())
      throw Error{ErrorCode::invalid, "A price of the plan " + std::string(db::name_of_enumerator(price.plan)) +
                                          " has neither Stripe's id nor a lookup key; give it one"};
  }
  if (!options.sells()) return;
  require_address("Stripe's base address", options.api_base);
  require_address("the address after a checkout (success)", options.success_url);
  require_address("the address after a checkout that was left (cancel)", options.cancel_url);
  require_address("the address to return to from the portal", options.return_url);
}

const StripePrice* find_price(const StripeOptions& options, std::string_view id, std::string_view lookup_key) {
  const auto& prices = options.prices;
  auto found = std::ranges::find_if(prices, [&](const StripePrice& price) { return !id.empty() && price.id == id; });
  if (found == prices.end())
    found = std::ranges::find_if(prices,
                                 [&](const StripePrice& price) { return !lookup_key.empty() && price.lookup_key == lookup_key; });
  return found == prices.end() ? nullptr : &*found;
}

const StripePrice* find_price(const StripeOptions& options, account::PlanName plan, Interval interval) {
  const auto found = std::ranges::find_if(
      options.prices, [&](const StripePrice& price) { return price.plan == plan && price.interval == interval; });
  return found == options.prices.end() ? nullptr : &*found;
}

}  // namespace insight::billing
