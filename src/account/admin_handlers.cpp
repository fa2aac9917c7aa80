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
  const auto page = http::page_of(query, 20, 100);
  query.done();
  return http::ok(administration.accounts(page));
}

http::Response change_role(Administration& administration, const Caller& caller, const http::Request& request) {
  const auto wanted = json::decode<RoleChange>(request.body());
  return http::ok(administration.change_role(caller, AccountId{request.parameter("id")}, wanted.role));
}

http::Response audit_log(Administration& administration, const Caller&, const http::Request& request) {
  http::QueryParameters query(request);
  const AuditFilter filter{query.text("account", 100).value_or(""), query.text("action", 100).value_or("")};
  const auto cursor = query.text("cursor", 100);
  const auto limit = query.integer("limit", 50, 1, 200);
  query.done();
  return http::ok(administration.audit(filter, limit, cursor));
}

}  // namespace insight::account
