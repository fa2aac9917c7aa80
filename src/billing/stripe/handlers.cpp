#include "billing/stripe/handlers.h"

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

}  // namespace insight::billing::stripe
