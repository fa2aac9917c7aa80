#include "app/routes.h"

namespace insight::app {
namespace {

// A handler of one service, for everyone.
template <class Service>
http::Handler open(Service& service, http::Response (*handler)(Service&, const http::Request&)) {
  return [&service, handler](const http::Request& request) { return handler(service, request); };
}

// The same for the caller whom the guard let in.
template <class Service>
http::Handler own(Service& service, http::Response (*handler)(Service&, const account::Caller&, const http::Request&)) {
  return [&service, handler](const http::Request& request) { return handler(service, account::caller_of(request), request); };
}

}  // namespace

http::Router routes(const Services& services) {
  using enum http::Method;
  const auto& s = services;
  const http::Guard anyone;
  const http::Guard signed_in = [&accounts = s.accounts](http::Request& request) { account::identify(accounts, request); };
  const auto none = http::BodyRule::none();
  const auto json = http::BodyRule::json();
  const auto archive = http::BodyRule::file(s.sources.largest_upload());
  const auto auth = [&s](auto* handler) -> http::Handler {
    return [&accounts = s.accounts, cookies = s.cookies, handler](const http::Request& r) { return handler(accounts, cookies, r); };
  };
  const auto me = [](const http::Request& request) { return account::me(account::caller_of(request), request); };

  // clang-format off
  const std::vector<http::Route> table{
    // method  path                                   guard      body   handler
    { GET,    "/livez",                               anyone,    none,  open(s.health, live) },
    { GET,    "/readyz",                              anyone,    none,  open(s.health, ready) },
    { GET,    "/health",                              anyone,    none,  open(s.health, ready) },
    { GET,    "/.well-known/jwks.json",               anyone,    none,  open<const account::Accounts>(s.accounts, account::jwks) },

    { POST,   "/api/auth/register",                   anyone,    json,  auth(account::register_account) },
    { POST,   "/api/auth/login",                      anyone,    json,  auth(account::login) },
    { POST,   "/api/auth/refresh",                    anyone,    json,  auth(account::refresh) },
    { POST,   "/api/auth/logout",                     anyone,    json,  auth(account::logout) },
    { GET,    "/api/auth/me",                         signed_in, none,  me },
    { POST,   "/api/cli/auth/login",                  anyone,    json,  open(s.accounts, account::cli_login) },
    { POST,   "/api/cli/auth/refresh",                anyone,    json,  open(s.accounts, account::cli_refresh) },
    { POST,   "/api/cli/auth/revoke",                 anyone,    json,  open(s.accounts, account::cli_revoke) },

    { GET,    "/api/insight/projects",                signed_in, none,  own(s.projects, project::list) },
    { POST,   "/api/insight/projects",                signed_in, json,  own(s.projects, project::create) },
    { GET,    "/api/insight/projects/{id}",           signed_in, none,  own(s.projects, project::show) },
    { PATCH,  "/api/insight/projects/{id}",           signed_in, json,  own(s.projects, project::change) },
    { DELETE, "/api/insight/projects/{id}",           signed_in, none,  own(s.projects, project::remove) },

    { POST,   "/api/insight/sources",                 signed_in, archive, own(s.sources, analysis::upload) },
    { POST,   "/api/insight/analysis",                signed_in, json,  own(s.analyses, analysis::submit) },
    { GET,    "/api/insight/analysis/{id}",           signed_in, none,  own(s.pages, analysis::show) },
    { POST,   "/api/insight/analysis/{id}/cancel",    signed_in, none,  own(s.analyses, analysis::cancel) },
    { GET,    "/api/insight/analyses",                signed_in, none,  own(s.analyses, analysis::list) },
    { GET,    "/api/insight/analyses/{id}/issues",    signed_in, none,  own(s.pages, analysis::issues) },
  };
  // clang-format on
  http::Router router;
  for (const auto& route : table) router.add(route);
  return router;
}

}  // namespace insight::app
