// Rim: what all exchanges of one server share: where requests go, who may read the answers from another site, how many somebody may
// send, where they are counted and told. Made by the server; any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.h"
#include "base/metrics.h"
#include "http/concurrency.h"
#include "http/cors.h"
#include "http/message.h"
#include "http/rate_limit.h"
#include "http/router.h"

namespace insight::http {

// Who a request's caller is, as a key for limits and log lines: an account's id. Empty: nobody whom a guard has found out about.
using CallerKey = std::function<std::string(const Request&)>;

struct Rim {
  const Router& router;
  Log& log;
  Metrics* metrics = nullptr;  // none: nothing is counted
  CallerKey caller_key;        // none: everybody is an address
  Cors cors;
  RateLimiter limiter;
  Concurrency concurrency{0};
  bool https = false;                        // the public side speaks TLS, in a proxy
  std::vector<std::string> trusted_proxies;  // whose X-Forwarded-For is believed

  std::string key_of(const Request& request) const { return caller_key ? caller_key(request) : ""; }
};

}  // namespace insight::http
