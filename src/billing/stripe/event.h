// An event of Stripe, as far as it concerns plans: who, which subscription, in what state. Read from the JSON of either shape:
// before 2025-03-31 the period stood on the subscription and the subscription on the invoice, since then on the items and in the
// invoice's parent. Pure; any thread.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace insight::billing::stripe {

enum class Kind : std::uint8_t { SUBSCRIPTION, INVOICE, CHECKOUT, CUSTOMER_DELETED, OTHER };
BOOST_DESCRIBE_ENUM(Kind, SUBSCRIPTION, INVOICE, CHECKOUT, CUSTOMER_DELETED, OTHER)

// OTHER for every type that nothing here depends on.
Kind kind_of(std::string_view type);

// What surrounds the object. Throws Error(invalid) for what is no event.
struct Envelope {
  std::string id;            // evt_…
  std::string type;          // "customer.subscription.updated"
  std::int64_t created = 0;  // seconds
  bool livemode = false;
};
Envelope read_envelope(const boost::json::value& event);

struct Item {
  std::string price;
  std::string lookup_key;
  std::int64_t period_start = 0;  // seconds; 0: not told
  std::int64_t period_end = 0;
  bool operator==(const Item&) const = default;
};
BOOST_DESCRIBE_STRUCT(Item, (), (price, lookup_key, period_start, period_end))

// What one event says. Empty texts are what it doesn't say.
struct Facts {
  std::string customer;      // cus_…
  std::string subscription;  // sub_…
  std::string account;       // whom it was bought for: metadata.userId or accountId, else client_reference_id
  std::string status;        // of the subscription, or `paid`, `payment_failed` of an invoice
  std::string invoice;       // in_…
  std::vector<Item> items;
  bool cancel_at_period_end = false;
  bool operator==(const Facts&) const = default;
};
BOOST_DESCRIBE_STRUCT(Facts, (), (customer, subscription, account, status, invoice, items, cancel_at_period_end))

// The facts of the event's object. Throws Error(invalid) when the object lacks what its type promises.
Facts read_facts(std::string_view type, const boost::json::value& event);
// The same for a subscription that was fetched.
Facts read_subscription(const boost::json::object& subscription);

}  // namespace insight::billing::stripe
