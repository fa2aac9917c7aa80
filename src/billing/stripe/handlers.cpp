#include "billing/stripe/handlers.h"

#include "http/query.h"

namespace insight::billing::stripe {

http::Response receive(Inbox& inbox, const http::Request& request) {
  inbox.receive(request.header("Stripe-Signature"), request.body());
  return http::ok(Received{});
}

http::Response checkout(const Payments& payments, const account::Caller& caller, const http::Request& request) {
  return http::ok(payments.checkout(caller, json::decode<CheckoutRequest>(request.body())));
}

http::Response portal(const Payments& payments, const account::Caller& caller, const http::Request&) {
  return http::ok(payments.portal(caller));
}

http::Response subscription(const Payments& payments, const account::Caller& caller, const http::Request&) {
  return http::ok(payments.show(caller));
}

http::Response list_events(Inbox& inbox, const account::Caller&, const http::Request& request) {
  http::QueryParameters query(request);
  const auto state = query.word<store::EventState>("state");
  const auto limit = query.integer("limit", kEventPages.usual, 1, kEventPages.largest);
  query.done();
  return http::ok(inbox.list(state, limit));
}

http::Response retry_events(Inbox& inbox, const account::Caller&, const http::Request&) {
  return http::ok(inbox.retry_kept());
}

}  // namespace insight::billing::stripe
