#include "analysis/queue_handlers.h"

#include "http/query.h"
#include "json/decode.h"

namespace insight::analysis {
namespace {

Operator operator_of(const account::Caller& caller) {
  return {caller.account.text(), caller.remote, caller.account};
}

}  // namespace

http::Response show_queue(QueueDesk& desk, const account::Caller&, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::ok(desk.look());
}

http::Response pause_queue(QueueDesk& desk, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::ok(desk.pause(operator_of(caller)));
}

http::Response resume_queue(QueueDesk& desk, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::ok(desk.resume(operator_of(caller)));
}

http::Response redrive_queue(QueueDesk& desk, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  const auto wish = request.body().empty() ? RedriveWish{} : json::decode<RedriveWish>(request.body());
  return http::json_response(202, desk.redrive(operator_of(caller), wish.which.value_or(Redrive::QUARANTINED)));
}

}  // namespace insight::analysis
