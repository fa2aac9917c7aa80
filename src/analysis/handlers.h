// The analyses' side of the API: each function translates a request into a call and its answer back. api.md, Analyses. The routes
// stand in app/routes.cpp.
#pragma once

#include "account/account.h"
#include "analysis/onlookers.h"
#include "analysis/page_cache.h"
#include "analysis/service.h"
#include "http/message.h"

namespace insight::analysis {

// What answers with pages of one analysis: the service, and what it said about finished ones.
struct Pages {
  Analyses& analyses;
  Onlookers& onlookers;  // for those that are waited for
  PageCache cache{};
};

// The answer that needs no issue from the database: the client's own copy, or a text that was made for somebody before. Who asks
// must be allowed to see the analysis in both cases, which is asked of the database. `epoch`: the only one that the page may show.
std::optional<http::Response> known_page(Pages&, const account::Caller&, const http::Request&, const std::string& page_name,
                                         std::optional<std::int64_t> epoch);
// A page that was made just now; one of a finished analysis is kept.
http::Response made_page(Pages&, const http::Request&, const Analysis&, std::string page_name, std::string text);

http::Response submit(Analyses&, const account::Caller&, const http::Request&);  // POST /api/insight/analysis?createProject
http::Response show(Pages&, const account::Caller&, const http::Request&);       // GET /api/insight/analysis/{id}?wait
http::Response list(Analyses&, const account::Caller&, const http::Request&);    // GET /api/insight/analyses
http::Response cancel(Analyses&, const account::Caller&, const http::Request&);  // POST /api/insight/analysis/{id}/cancel
http::Response retry(Analyses&, const account::Caller&, const http::Request&);   // POST /api/insight/analysis/{id}/retry

}  // namespace insight::analysis
