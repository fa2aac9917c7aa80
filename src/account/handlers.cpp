#include "account/handlers.h"

#include "base/error.h"
#include "base/text.h"

namespace insight::account {
namespace {

constexpr std::string_view cookie_name = "refreshToken";

std::string cookie(std::string_view value, std::int64_t seconds, CookieSecurity security) {
  auto text = std::string(cookie_name) + "=" + std::string(value) +
              "; Path=/api/auth; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds);
  if (security == CookieSecurity::https_only) text += "; Secure";
  return text;
}

http::Response signed_in(unsigned status, const SignedIn& answer, CookieSecurity security) {
  return http::json_response(status, answer).set("Set-Cookie", cookie(answer.refresh_token, 7 * 86'400, security));
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

http::Response register_account(Accounts& accounts, CookieSecurity security, const http::Request& request) {
  return signed_in(201, accounts.register_account(json::decode<Registration>(request.body())), security);
}

http::Response login(Accounts& accounts, CookieSecurity security, const http::Request& request) {
  return signed_in(200, accounts.login(json::decode<Credentials>(request.body()), request.remote), security);
}

http::Response refresh(Accounts& accounts, CookieSecurity security, const http::Request& request) {
  return signed_in(200, accounts.refresh(require_token(request)), security);
}

http::Response logout(Accounts& accounts, CookieSecurity security, const http::Request& request) {
  if (const auto token = presented_token(request)) accounts.revoke(*token);
  if (const auto header = request.header("Authorization"); !header.empty()) {
    try {
      auto identified = request;
      identify(accounts, identified);
      accounts.logout(caller_of(identified));
    } catch (const Error&) {
      // a token that doesn't hold any more is logged out already
    }
  }
  return http::ok(Done{}).set("Set-Cookie", cookie("", 0, security));
}

http::Response me(const Caller& caller, const http::Request&) {
  return http::ok(Me{user_of(caller), user_of(caller)});
}

http::Response cli_login(Accounts& accounts, const http::Request& request) {
  return cli_answer(accounts.login(json::decode<Credentials>(request.body()), request.remote));
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

void identify(Accounts& accounts, http::Request& request) {
  const auto header = request.header("Authorization");
  if (header.empty()) {
    throw Error{ErrorCode::unauthenticated, "An access token is needed; send it as `Authorization: Bearer <token>`"}.because(
        "MISSING_TOKEN");
  }
  constexpr std::string_view scheme = "Bearer ";
  if (!equal_ignoring_case(header.substr(0, scheme.size()), scheme)) {
    throw Error{ErrorCode::unauthenticated, "The Authorization header must read `Bearer <token>`"}.because("INVALID_TOKEN");
  }
  request.caller = accounts.caller_of(trim(header.substr(scheme.size())));
}

const Caller& caller_of(const http::Request& request) {
  return std::any_cast<const Caller&>(request.caller);
}

}  // namespace insight::account
