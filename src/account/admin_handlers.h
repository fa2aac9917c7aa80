// What owners of the installation do, on the wire: translation only. docs/api.md, Administration. And the page behind an
// invitation, which needs no script: the link's token is what lets in, so no other site's page can send the form.
#pragma once

#include "account/administration.h"
#include "account/identify.h"
#include "http/query.h"

namespace insight::account {

struct PageQuery {
  std::optional<std::int64_t> page, limit, page_size;
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (page, limit, page_size))
inline json::Bounds bounds(const PageQuery*) {
  return json::page_bounds(kListPages);
}

struct AuditQuery {
  std::optional<std::string> account, action, cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(AuditQuery, (), (account, action, cursor, limit))
inline constexpr PageSizes kAuditPages{50, 200};
inline constexpr std::size_t kMostAuditWord = 100;
inline json::Bounds bounds(const AuditQuery*) {
  return {{"account", 0, kMostAuditWord},
          {"action", 0, kMostAuditWord},
          {"cursor", 0, kMostAuditWord},
          {"limit", 1, kAuditPages.largest}};
}

struct SetupQuery {
  std::optional<std::string> token;
};
BOOST_DESCRIBE_STRUCT(SetupQuery, (), (token))

// The page's form.
struct SetupForm {
  std::string token, email, name, password, again;
};
BOOST_DESCRIBE_STRUCT(SetupForm, (), (token, email, name, password, again))
inline json::Bounds bounds(const SetupForm*) {
  return person_bounds();
}

http::Response invite(Administration&, const Caller&, const http::Request&);
http::Response list_invitations(Administration&, const Caller&, const http::Request&);
http::Response withdraw_invitation(Administration&, const Caller&, const http::Request&);
http::Response list_accounts(Administration&, const Caller&, const http::Request&);
http::Response change_role(Administration&, const Caller&, const http::Request&);
http::Response audit_log(Administration&, const Caller&, const http::Request&);

struct Setup {
  Administration& administration;
  Accounts& accounts;
  CookieSecurity cookies;
};
http::Response setup_page(Setup&, const http::Request&);
http::Response set_up(Setup&, const http::Request&);

}  // namespace insight::account
