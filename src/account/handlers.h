// The account's side of the API: each function translates a request into a call of Accounts and its answer back. docs/api.md,
// Accounts.
#pragma once

#include "account/service.h"
#include "http/message.h"

namespace insight::account {

enum class CookieSecurity : std::uint8_t { plain_http, https_only };

http::Response register_account(Accounts&, CookieSecurity, const http::Request&);
http::Response login(Accounts&, CookieSecurity, const http::Request&);
http::Response refresh(Accounts&, CookieSecurity, const http::Request&);  // the token from the body or the cookie
http::Response logout(Accounts&, CookieSecurity, const http::Request&);   // with or without a token that still holds
http::Response me(const Caller&, const http::Request&);

// The command line's spellings.
http::Response cli_login(Accounts&, const http::Request&);
http::Response cli_refresh(Accounts&, const http::Request&);
http::Response cli_revoke(Accounts&, const http::Request&);

http::Response jwks(Accounts&, const http::Request&);

// The guard of every route that needs a caller: fills request.caller. Throws Error(unauthenticated): MISSING_TOKEN, INVALID_TOKEN.
void identify(Accounts&, http::Request&);
// Who passed the guard.
const Caller& caller_of(const http::Request&);

}  // namespace insight::account
