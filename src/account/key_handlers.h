// API keys on the wire: translation only. docs/api.md, API keys.
#pragma once

#include "account/api_keys.h"
#include "http/query.h"

namespace insight::account {

struct RevokeKeysQuery {
  std::optional<std::string> id;
  std::optional<bool> all;
};
BOOST_DESCRIBE_STRUCT(RevokeKeysQuery, (), (id, all))

http::Response make_key(ApiKeys&, const Caller&, const http::Request&);
http::Response list_keys(ApiKeys&, const Caller&, const http::Request&);
http::Response revoke_key(ApiKeys&, const Caller&, const http::Request&);
// `?id=` one, `?all=true` every one.
http::Response revoke_keys(ApiKeys&, const Caller&, const http::Request&);

}  // namespace insight::account
