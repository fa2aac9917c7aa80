// The header Stripe-Signature, checked over the body as it came, before anything reads the body. Pure; any thread.
//
//   t=1700000000,v1=<hex of HMAC-SHA256(secret, "1700000000." + body)>[,v1=…][,v0=…]
//
// Stricter than Stripe's own libraries; docs/billing.md lists in what.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace insight::billing::stripe {

enum class Signature : std::uint8_t {
  GOOD,
  MISSING,    // no header, or no body to sign
  NOT_TEXT,   // the body isn't UTF-8 or begins with a byte order mark
  MALFORMED,  // not a list of name=value, or too long a one
  NO_TIMESTAMP,
  SECOND_TIMESTAMP,
  BAD_TIMESTAMP,  // not a plain number of seconds
  NO_SIGNATURE,   // no v1
  WRONG,          // no v1 fits any secret
  TOO_OLD,
  IN_THE_FUTURE,
};
BOOST_DESCRIBE_ENUM(Signature, GOOD, MISSING, NOT_TEXT, MALFORMED, NO_TIMESTAMP, SECOND_TIMESTAMP, BAD_TIMESTAMP, NO_SIGNATURE,
                    WRONG, TOO_OLD, IN_THE_FUTURE)

// Any v1 under any secret is enough; secrets are used whole, as texts. At most 300 seconds may lie between `t` and `now`.
Signature verify_signature(std::string_view header, std::string_view body, std::span<const std::string> secrets, Millis now);

}  // namespace insight::billing::stripe
