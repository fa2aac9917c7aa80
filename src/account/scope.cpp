#include "account/scope.h"

#include <algorithm>

#include "base/error.h"

namespace insight::account {

void require_scope(const Caller& caller, std::string_view scope) {
  if (!caller.scopes || std::ranges::find(*caller.scopes, scope) != caller.scopes->end()) return;
  throw Error{ErrorCode::forbidden, "This API key lacks the scope " + std::string(scope) + "; make one that has it"}
      .because("INSUFFICIENT_SCOPE")
      .with("requiredScope", std::string(scope));
}

void require_login(const Caller& caller) {
  if (!caller.scopes) return;
  throw Error{ErrorCode::forbidden, "An API key can't do this, whatever its scopes; log in"}.because("INSUFFICIENT_SCOPE");
}

void require_admin(const Caller& caller) {
  require_login(caller);
  if (caller.role == Role::ADMIN) return;
  throw Error{ErrorCode::forbidden, "Only an owner of this installation may do this"}.because("INSUFFICIENT_ROLE");
}

}  // namespace insight::account
