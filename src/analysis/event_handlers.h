// Following one analysis while it waits and runs: the long poll of its page, and its server-sent events. Neither holds a thread
// while nothing happens.
#pragma once

#include "analysis/handlers.h"
#include "analysis/onlookers.h"
#include "http/concurrency.h"

namespace insight::analysis {

// What event streams are made from. `places`: how many one account may have open.
struct Streams {
  Analyses& analyses;
  Onlookers& onlookers;
  const Clock& clock;
  http::Concurrency places;
};

// GET /api/insight/analysis/{id}/events. `still_allowed` asks the route's guard about this request again.
http::Response events(Streams&, const account::Caller&, const http::Request&, std::function<bool()> still_allowed);

// What a page's long poll waits with: `page` gives the page of now and says whether it will never change.
struct PageOfNow {
  http::Response response;
  bool is_final = false;
};
http::Response wait_for_page(Pages&, const account::Caller&, const http::Request&, std::chrono::seconds most,
                             std::function<PageOfNow()> page);

}  // namespace insight::analysis
