// The analyses' and sources' side of the API: each function translates a request into a call and its answer back. api.md, Analyses,
// Projects and sources. The routes stand in app/routes.cpp.
#pragma once

#include "account/account.h"
#include "analysis/service.h"
#include "http/message.h"

namespace insight::analysis {

http::Response submit(Analyses&, const account::Caller&, const http::Request&);  // POST /api/insight/analysis?createProject
http::Response show(Analyses&, const account::Caller&, const http::Request&);    // GET /api/insight/analysis/{id}
http::Response list(Analyses&, const account::Caller&, const http::Request&);    // GET /api/insight/analyses
http::Response issues(Analyses&, const account::Caller&, const http::Request&);  // GET /api/insight/analyses/{id}/issues
http::Response cancel(Analyses&, const account::Caller&, const http::Request&);  // POST /api/insight/analysis/{id}/cancel

http::Response upload(source::Sources&, const account::Caller&, const http::Request&);  // POST /api/insight/sources, a file body

}  // namespace insight::analysis
