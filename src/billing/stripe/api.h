// Api: calls of Stripe's API, as few as are needed. Synchronous, one connection a call, at most four at a time so that a Stripe
// that hangs doesn't hold up the house. Any thread. The key is in the request and nowhere else: not in errors, not in the log.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <semaphore>
#include <string>
#include <utility>
#include <vector>

#include "base/log.h"
#include "billing/stripe/options.h"

namespace insight::http {
class Client;
struct Call;
}  // namespace insight::http

namespace insight::billing::stripe {

// Names as Stripe spells them, `line_items[0][price]`.
using Form = std::vector<std::pair<std::string, std::string>>;
std::string form_encoded(const Form& form);

class Api {
 public:
  Api(const StripeOptions& options, Log& log) : options_(options), log_(log) {}

  // Throws Error(unavailable): STRIPE_UNAVAILABLE when Stripe doesn't answer or is out of order, STRIPE_REFUSED when it says no.
  // A POST without an answer is sent once more under the same key.
  boost::json::object post(const std::string& path, const Form& form, const std::string& idempotency_key) const;
  // The object with this id below `path`; with an empty id what a query behind `path` finds.
  boost::json::object get(const std::string& path, const std::string& id = "") const;

 private:
  boost::json::object send(const http::Call& call) const;
  // Nothing where another try makes sense. Throws Error(unavailable, STRIPE_REFUSED).
  std::optional<boost::json::object> try_once(http::Client& client, const http::Call& call) const;

  const StripeOptions& options_;
  Log& log_;
  mutable std::counting_semaphore<4> calling_{4};
};

}  // namespace insight::billing::stripe
