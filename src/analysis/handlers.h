// The analyses' and sources' side of the API: each function translates a request into a call and its answer back. api.md, Analyses,
// Projects and sources. The routes stand in app/routes.cpp.
#pragma once

#include "account/account.h"
#include "analysis/page_cache.h"
#include "analysis/service.h"
#include "http/message.h"

namespace insight::analysis {

// What answers with pages of one analysis: the service, and what it said about finished ones.
struct Pages {
  Analyses& analyses;
  PageCache cache{};
};

http::Response submit(Analyses&, const account::Caller&, const http::Request&);  // POST /api/insight/analysis?createProject
http::Response show(Pages&, const account::Caller&, const http::Request&);       // GET /api/insight/analysis/{id}
http::Response list(Analyses&, const account::Caller&, const http::Request&);    // GET /api/insight/analyses
http::Response issues(Pages&, const account::Caller&, const http::Request&);     // GET /api/insight/analyses/{id}/issues
http::Response cancel(Analyses&, const account::Caller&, const http::Request&);  // POST /api/insight/analysis/{id}/cancel

http::Response upload(source::Sources&, const account::Caller&, const http::Request&);  // POST /api/insight/sources, a file body

}  // namespace insight::analysis
