#include "account/handlers.h"

#include "base/error.h"
#include "base/text.h"
#include "http/query.h"

namespace insight::account {
namespace {

constexpr std::string_view cookie_name = "refreshToken";

std::string cookie(std::string_view name, std::string_view value, std::string_view path, std::int64_t seconds,
                   CookieSecurity security) {
  auto text = std::string(name) + "=" + std::string(value) + "; Path=" + std::string(path) +
              "; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds);
  if (security == CookieSecurity::https_only) text += "; Secure";
  return text;
}

std::string refresh_cookie(std::string_view value, std::int64_t seconds, CookieSecurity security) {
  return cookie(cookie_name, value, "/api/auth", seconds, security);
}

std::string session_cookie(std::string_view value, std::int64_t seconds, CookieSecurity security) {
  return cookie(session_cookie_name(security), value, "/", seconds, security);
}

http::Response signed_in(unsigned status, const SignedIn& answer, CookieSecurity security) {
  auto response = http::json_response(status, answer).set("Set-Cookie", refresh_cookie(answer.refresh_token, 7 * 86'400, security));
  if (!answer.sid.empty()) response.set("Set-Cookie", session_cookie(answer.sid, Sessions::cookie_lifetime / 1000, security));
  return response;
}

Asker asker_of(const http::Request& request) {
  return {request.remote, std::string(request.header("User-Agent"))};
}

http::Response cli_answer(SignedIn from) {
  return http::ok(CliSignedIn{std::move(from.access_token), std::move(from.refresh_token), from.user.id, from.user.insight_plan_id,
                              from.expires_in});
}

// A page of another site must not use the cookie; one that sends the token itself may.
std::optional<std::string> cookie_token(const http::Request& request) {
  const auto site = request.header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return std::nullopt;
  return request.cookie(cookie_name);
}

std::optional<std::string> presented_token(const http::Request& request) {
  if (!trim(request.body()).empty()) {
    if (auto given = json::decode<RefreshRequest>(request.body()).refresh_token) return given;
  }
  return cookie_token(request);
}

std::string require_token(const http::Request& request) {
  if (auto token = presented_token(request)) return *std::move(token);
  throw Error{ErrorCode::invalid, "No refresh token; send it as refreshToken or in the cookie", {{"/refreshToken", "is missing"}}};
}

}  // namespace

http::Response register_account(const Identities& who, const http::Request& request) {
  const auto wanted = json::decode<Registration>(request.body());
  return signed_in(201, who.accounts.register_account(wanted, asker_of(request)), who.cookies);
}

http::Response login(const Identities& who, const http::Request& request) {
  return signed_in(200, who.accounts.login(json::decode<Credentials>(request.body()), asker_of(request)), who.cookies);
}

http::Response refresh(const Identities& who, const http::Request& request) {
  return signed_in(200, who.accounts.refresh(require_token(request)), who.cookies);
}

http::Response logout(const Identities& who, const http::Request& request) {
  if (const auto token = presented_token(request)) who.accounts.revoke(*token);
  try {
    auto identified = request;
    identify(who, identified);
    if (const auto& caller = caller_of(identified); caller.key.empty()) who.accounts.logout(caller);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::unauthenticated) throw;  // what doesn't hold any more is logged out already
  }
  return http::ok(Done{})
      .set("Set-Cookie", refresh_cookie("", 0, who.cookies))
      .set("Set-Cookie", session_cookie("", 0, who.cookies));
}

http::Response change_password(Accounts& accounts, const Caller& caller, const http::Request& request) {
  accounts.change_password(caller, json::decode<PasswordChange>(request.body()));
  return http::ok(Done{});
}

http::Response list_sessions(Sessions& sessions, const Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::ok(SessionList{true, sessions.list(caller)});
}

http::Response end_session(Sessions& sessions, const Caller& caller, const http::Request& request) {
  sessions.end(caller, SessionId{request.parameter("id")});
  return http::no_content();
}

http::Response me(const Caller& caller, const http::Request&) {
  return http::ok(Me{user_of(caller), user_of(caller)});
}

http::Response cli_login(Accounts& accounts, const http::Request& request) {
  return cli_answer(accounts.login(json::decode<Credentials>(request.body()), asker_of(request)));
}

http::Response cli_refresh(Accounts& accounts, const http::Request& request) {
  return cli_answer(accounts.refresh(require_token(request)));
}

http::Response cli_revoke(Accounts& accounts, const http::Request& request) {
  accounts.revoke(require_token(request));
  return http::ok(Done{});
}

http::Response jwks(Accounts& accounts, const http::Request&) {
  // Short enough for a rotation: a verifier that meets an unknown key asks again anyway.
  return http::ok(accounts.jwks()).set("Cache-Control", "public, max-age=300");
}

}  // namespace insight::account
