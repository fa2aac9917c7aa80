#include "account/key_handlers.h"

namespace insight::account {

http::Response make_key(ApiKeys& keys, const Caller& caller, const http::Request& request) {
  const auto made = keys.make(caller, json::decode<NewApiKey>(request.body()));
  return http::created("/api/keys/" + made.id, made);
}

http::Response list_keys(ApiKeys& keys, const Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::ok(ApiKeyList{true, keys.list(caller)});
}

http::Response revoke_key(ApiKeys& keys, const Caller& caller, const http::Request& request) {
  keys.revoke(caller, request.parameter("id"));
  return http::no_content();
}

http::Response revoke_keys(ApiKeys& keys, const Caller& caller, const http::Request& request) {
  http::QueryParameters query(request);
  const auto id = query.text("id", 100);
  const bool all = query.flag("all");
  if (all == id.has_value()) query.refuse("id", "or `all=true` must say which keys are meant, one of the two");
  query.done();
  if (all) return http::ok(ApiKeysRevoked{true, keys.revoke_all(caller)});
  keys.revoke(caller, *id);
  return http::ok(ApiKeysRevoked{true, 1});
}

}  // namespace insight::account
