// The account's side of the API: each function translates a request into a call of Accounts and its answer back. docs/api.md,
// Accounts.
#pragma once

#include "account/identify.h"
#include "http/message.h"

namespace insight::account {

http::Response register_account(const Identities&, const http::Request&);
http::Response login(const Identities&, const http::Request&);
http::Response refresh(const Identities&, const http::Request&);  // the token from the body or the cookie
http::Response logout(const Identities&, const http::Request&);   // with or without a token or cookie that still holds
http::Response me(const Caller&, const http::Request&);
http::Response change_password(Accounts&, const Caller&, const http::Request&);
http::Response list_sessions(Sessions&, const Caller&, const http::Request&);
http::Response end_session(Sessions&, const Caller&, const http::Request&);

// The command line's spellings.
http::Response cli_login(Accounts&, const http::Request&);
http::Response cli_refresh(Accounts&, const http::Request&);
http::Response cli_revoke(Accounts&, const http::Request&);

http::Response jwks(Accounts&, const http::Request&);

}  // namespace insight::account
