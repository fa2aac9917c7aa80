// Scopes: what an API key may be allowed to do, one word each. A log-in has them all. Routes name the one they need
// (app/routes.cpp).
#pragma once

#include <array>
#include <string_view>

#include "account/account.h"

namespace insight::account {

inline constexpr std::array<std::string_view, 7> all_scopes{"analysis:read", "analysis:write", "project:read", "project:write",
                                                            "usage:read",    "billing:admin",  "webhook:admin"};

// Throws Error(forbidden, INSUFFICIENT_SCOPE) naming the scope that is missing.
void require_scope(const Caller& caller, std::string_view scope);
// Throws Error(forbidden, INSUFFICIENT_SCOPE) for API keys: no scope allows it.
void require_login(const Caller& caller);
// Throws Error(forbidden, INSUFFICIENT_ROLE) for whoever is no owner of this installation, and for API keys as above.
void require_admin(const Caller& caller);

}  // namespace insight::account
