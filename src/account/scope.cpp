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

void require_admin(const Caller& caller) {
  if (caller.role == Role::ADMIN && !caller.scopes) return;
  throw Error{ErrorCode::forbidden, "Only an owner of this installation may do this, logged in and not by an API key"};
}

}  // namespace insight::account
