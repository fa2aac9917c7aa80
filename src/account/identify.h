// identify: who is asking, from whatever the request carries. Called by the guards of app/routes.cpp before a handler runs.
// In this order, the first that is there decides: `Authorization: Bearer` (an access token, or an API key by its prefix),
// `X-API-Key`, the dashboard's cookie. So a request with a token or key ignores cookies, and a bad token never falls back to one.
#pragma once

#include "account/api_keys.h"
#include "account/service.h"
#include "account/sessions.h"
#include "http/message.h"

namespace insight::account {

enum class CookieSecurity : std::uint8_t { plain_http, https_only };

// `__Host-sid` binds the cookie to this host and to TLS; a loopback address without TLS can't have it.
std::string_view session_cookie_name(CookieSecurity security);

struct Identities {
  Accounts& accounts;
  ApiKeys& keys;
  Sessions& sessions;
  CookieSecurity cookies;
};

// Fills request.caller. Throws Error: unauthenticated (MISSING_TOKEN, INVALID_TOKEN), forbidden (CROSS_SITE_REQUEST: a cookie that
// another site's page made the browser send along with a change).
void identify(const Identities&, http::Request&);
// Who passed the guard.
const Caller& caller_of(const http::Request&);

// Whether a browser says that the request comes from a page of ours: by Sec-Fetch-Site, or by an Origin that is this host.
// False where it says nothing. Where cookies are for TLS only, a page that came without is not ours.
bool is_same_site(const http::Request& request, CookieSecurity security);

}  // namespace insight::account
