// Stripe's events: a header as it is and behind a true signature; and the body as an event in the shape that every type promises,
// told as a subscription's story.
#include <boost/json/value.hpp>
#include <string>

#include "base/text.h"
#include "billing/stripe/lifecycle.h"
#include "billing/stripe/signature.h"
#include "crypto/hash.h"
#include "fuzz.h"
#include "json/parse.h"

namespace {

using namespace insight;
using namespace insight::billing::stripe;

constexpr Millis now = 1'700'000'000'000;
const std::vector<std::string> secrets{"whsec_test_secret"};

void check_header(std::string_view header, std::string_view body) {
  fuzz::require(verify_signature(header, body, secrets, now) != Signature::GOOD);  // nobody guesses a signature
  const auto true_one =
      "t=1700000000,v1=" + to_hex(crypto::hmac_sha256(secrets[0], "1700000000." + std::string(body))) + "," + std::string(header);
  if (verify_signature(true_one, body, secrets, now) != Signature::GOOD) return;
  fuzz::require(!body.empty() && is_utf8(body));
  for (const auto item : split(header, ',')) fuzz::require(item.find('=') != std::string_view::npos && !item.starts_with("t="));
}

void read_event(const boost::json::value& event) {
  const auto envelope = read_envelope(event);
  fuzz::require(!envelope.id.empty() && envelope.id.find('.') == std::string::npos);
  const billing::StripeOptions options{.prices = {{"price_1", "", account::PlanName::INSIGHT_PRO, billing::Interval::month}}};
  for (const auto* type : {"customer.subscription.updated", "invoice.paid", "checkout.session.completed", "customer.deleted"}) {
    fuzz::refusing([&] {
      Snapshot snapshot{envelope.id, type, kind_of(type), envelope.created, 0, read_facts(type, event)};
      const auto state = tell({snapshot, snapshot}, options);
      fuzz::require(worth_of(state.status) != Worth::NOTHING || state.granted == account::PlanName::INSIGHT_FREE);
    });
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto body = fuzz::text_of(data, size);
  const auto header = fuzz::take_line(body);
  check_header(header, body);
  fuzz::refusing([&] { read_event(json::parse(body)); });
  return 0;
}
