// The issues' side of the API: translation only. api.md, Analyses. The routes stand in app/routes.cpp.
#pragma once

#include "analysis/handlers.h"
#include "analysis/issues.h"
#include "http/query.h"

namespace insight::analysis {

// What answers about issues: the service, and the texts of pages that were told before.
struct IssuePages {
  Issues& issues;
  Pages& pages;
};

http::Response list_issues(IssuePages&, const account::Caller&, const http::Request&);  // GET /api/insight/analyses/{id}/issues
http::Response show_issue(Issues&, const account::Caller&, const http::Request&);       // GET /api/insight/issues/{id}
http::Response export_issues(Issues&, const account::Caller&, const http::Request&);    // GET /api/insight/analysis/{id}/export

// The filters that listings and exports share.
IssueFilter issue_filter_in(http::QueryParameters& query);

}  // namespace insight::analysis
