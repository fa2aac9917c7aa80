#include "account/admin_handlers.h"

namespace insight::account {

http::Response invite(Administration& administration, const Caller& caller, const http::Request& request) {
  return http::json_response(201, administration.invite(caller, json::decode<NewInvitation>(request.body())));
}

http::Response list_invitations(Administration& administration, const Caller&, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::ok(InvitationList{true, administration.invitations()});
}

http::Response withdraw_invitation(Administration& administration, const Caller& caller, const http::Request& request) {
  administration.withdraw(caller, request.parameter("id"));
  return http::no_content();
}

http::Response list_accounts(Administration& administration, const Caller&, const http::Request& request) {
  http::QueryParameters query(request);
  const auto page = http::page_of(query, kListPages);
  query.done();
  return http::ok(administration.accounts(page));
}

http::Response change_role(Administration& administration, const Caller& caller, const http::Request& request) {
  const auto wanted = json::decode<RoleChange>(request.body());
  return http::ok(administration.change_role(caller, AccountId{request.parameter("id")}, wanted.role));
}

http::Response audit_log(Administration& administration, const Caller&, const http::Request& request) {
  http::QueryParameters query(request);
  const AuditFilter filter{query.text("account", kMostAuditWord).value_or(""), query.text("action", kMostAuditWord).value_or("")};
  const auto cursor = query.text("cursor", kMostAuditWord);
  const auto limit = query.integer("limit", kAuditPages.usual, 1, kAuditPages.largest);
  query.done();
  return http::ok(administration.audit(filter, limit, cursor));
}

}  // namespace insight::account
