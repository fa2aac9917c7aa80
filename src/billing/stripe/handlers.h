// The API's side of payments: each function translates a request into a call and its answer back. docs/api.md, Billing.
#pragma once

#include "billing/stripe/inbox.h"
#include "billing/stripe/payments.h"
#include "http/message.h"

namespace insight::billing::stripe {

struct Received {
  bool received = true;
};
BOOST_DESCRIBE_STRUCT(Received, (), (received))

struct StripeEventQuery {
  std::optional<store::EventState> state;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(StripeEventQuery, (), (state, limit))
inline constexpr PageSizes kEventPages{50, 200};
inline json::Bounds bounds(const StripeEventQuery*) {
  return {{"limit", 1, kEventPages.largest}};
}

http::Response receive(Inbox&, const http::Request&);
http::Response checkout(const Payments&, const account::Caller&, const http::Request&);
http::Response portal(const Payments&, const account::Caller&, const http::Request&);
http::Response subscription(const Payments&, const account::Caller&, const http::Request&);

// For owners.
http::Response list_events(Inbox&, const account::Caller&, const http::Request&);
http::Response retry_events(Inbox&, const account::Caller&, const http::Request&);

}  // namespace insight::billing::stripe
