// Options of webhooks, both ways. Filled by the composition root, from configuration or by a test; defaults are what a server
// wants.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/clock.h"
#include "http/address_guard.h"

namespace insight::webhook {

struct Options {
  // Outgoing.
  bool allow_private = false;                   // send to any address; for tests and closed networks
  std::vector<http::Network> allowed_networks;  // private ones that may be sent to all the same
  std::chrono::milliseconds timeout{10'000};    // of a whole attempt
  unsigned senders = 16;                        // attempts at once; 0 sends nothing from here
  // The first attempt follows the event at once; these are the pauses before the others, each drawn from a tenth around it. After
  // the last one the delivery has failed.
  std::vector<std::chrono::milliseconds> retry_after{std::chrono::seconds(5), std::chrono::minutes(5), std::chrono::minutes(30),
                                                     std::chrono::hours(2),   std::chrono::hours(5),   std::chrono::hours(10),
                                                     std::chrono::hours(14),  std::chrono::hours(20),  std::chrono::hours(24)};
  std::chrono::milliseconds poll{2'000};  // for what no wake-up tells: pauses that end, other servers' events
  std::chrono::hours keep_deliveries{30 * 24};
  std::int64_t keep_deliveries_each = 1'000;  // of one endpoint, finished ones
  std::chrono::hours old_secret{24};          // how long the old secret signs beside a new one
  std::int64_t most_endpoints = 20;           // of one account

  // Incoming, POST /api/webhooks/insight-internal. Without any secret or token it is switched off.
  std::vector<std::string> internal_secrets;  // whsec_ and base64; several while one replaces another
  std::string internal_token;                 // what X-Internal-Auth must be, instead of a signature
  std::chrono::seconds tolerance{300};

  http::AddressGuard guard() const {
    return allow_private ? http::AddressGuard::letting_all_through() : http::AddressGuard(allowed_networks);
  }
};

}  // namespace insight::webhook
