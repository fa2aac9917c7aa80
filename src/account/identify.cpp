#include "account/identify.h"

#include "account/api_key_text.h"
#include "base/error.h"
#include "base/text.h"

namespace insight::account {
namespace {

Caller caller_of_token(const Identities& who, std::string_view token) {
  if (token.starts_with(api_key_prefix)) return who.keys.caller_of(token);
  auto caller = who.accounts.caller_of(token);
  who.sessions.note_use(caller.session);
  return caller;
}

Caller caller_of_header(const Identities& who, std::string_view header) {
  constexpr std::string_view scheme = "Bearer ";
  if (!equal_ignoring_case(header.substr(0, scheme.size()), scheme)) {
    throw Error{ErrorCode::unauthenticated, "The Authorization header must read `Bearer <token>`"}.because("INVALID_TOKEN");
  }
  return caller_of_token(who, trim(header.substr(scheme.size())));
}

bool changes_something(http::Method method) {
  return method != http::Method::GET && method != http::Method::HEAD && method != http::Method::OPTIONS;
}

Caller caller_of_cookie(const Identities& who, const http::Request& request, std::string_view cookie) {
  if (changes_something(request.method) && !is_same_site(request, who.cookies)) {
    throw Error{ErrorCode::forbidden,
                "A cookie alone may change nothing unless the browser says that the request comes from a page of this server "
                "(Sec-Fetch-Site or Origin); send an access token or an API key instead"}
        .because("CROSS_SITE_REQUEST");
  }
  auto caller = who.sessions.caller_of(cookie);
  who.sessions.note_use(caller.session);
  return caller;
}

Caller find_caller(const Identities& who, const http::Request& request) {
  if (const auto header = request.header("Authorization"); !header.empty()) return caller_of_header(who, header);
  if (const auto key = request.header("X-API-Key"); !key.empty()) return who.keys.caller_of(trim(key));
  if (const auto cookie = request.cookie(session_cookie_name(who.cookies)); cookie && !cookie->empty())
    return caller_of_cookie(who, request, *cookie);
  throw Error{ErrorCode::unauthenticated,
              "An access token or an API key is needed; send it as `Authorization: Bearer <token>`, a key also as `X-API-Key`"}
      .because("MISSING_TOKEN");
}

}  // namespace

std::string_view session_cookie_name(CookieSecurity security) {
  return security == CookieSecurity::https_only ? "__Host-sid" : "sid";
}

void identify(const Identities& who, http::Request& request) {
  auto caller = find_caller(who, request);
  caller.remote = request.remote;
  caller.trace = request.trace;
  request.caller = std::move(caller);
}

const Caller& caller_of(const http::Request& request) {
  return std::any_cast<const Caller&>(request.caller);
}

bool is_same_site(const http::Request& request, CookieSecurity security) {
  if (const auto site = request.header("Sec-Fetch-Site"); !site.empty()) return site == "same-origin" || site == "none";
  auto origin = request.header("Origin");
  if (origin.starts_with("https://")) {
    origin.remove_prefix(8);
  } else if (security == CookieSecurity::plain_http && origin.starts_with("http://")) {
    origin.remove_prefix(7);
  } else {
    return false;
  }
  return !origin.empty() && equal_ignoring_case(origin, request.header("Host"));
}

}  // namespace insight::account
