#include "billing/handlers.h"

#include "http/query.h"

namespace insight::billing {

http::Response plans(const Plans& plans, const http::Request& request) {
  http::QueryParameters(request).done();
  PlanList list;
  for (const auto& plan : plans.all()) list.plans.push_back(PlanView::of(plan));
  return http::with_etag(request, http::json_response(200, list));
}

http::Response usage(Usage& usage, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::with_etag(request, http::json_response(200, usage.show(caller)));
}

http::Response set_plan(const PlanDesk& desk, const account::Caller& caller, const http::Request& request) {
  const account::AccountId account{request.parameter("id")};
  return http::ok(desk.change(caller, account, json::decode<PlanChange>(request.body())));
}

}  // namespace insight::billing
