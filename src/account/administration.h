// Administration: what an owner of the installation may do: invite, see accounts, change roles, read the audit log. Called by the
// handlers of /api/admin, whose guard has made sure of the role, and by `insight admin` on the server's machine, where whoever may
// write the database may do everything anyway. Each call owns its transaction; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/account.h"
#include "account/audit.h"
#include "base/page.h"
#include "base/random.h"
#include "db/database.h"

namespace insight::account {

// --- on the wire ---

struct NewInvitation {
  std::string email;
  std::optional<Role> role;  // USER
};
BOOST_DESCRIBE_STRUCT(NewInvitation, (), (email, role))
void validate(const NewInvitation& wanted, json::Problems& problems);
inline json::Bounds bounds(const NewInvitation*) {
  return {{"email", 1, kMostAddress}};
}

struct InvitationView {
  std::string id;
  std::string email;  // empty for the link of the first owner
  Role role = Role::USER;
  std::string created_at;
  std::string expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (), (id, email, role, created_at, expires_at))

// The only time that the token is told. `url` is where a person uses it, from the server's root.
struct InvitationMade : InvitationView {
  bool success = true;
  std::string token;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(InvitationMade, (InvitationView), (success, token, url))

struct InvitationList {
  bool success = true;
  std::vector<InvitationView> invitations;
};
BOOST_DESCRIBE_STRUCT(InvitationList, (), (success, invitations))

struct AccountView : User {
  std::string created_at;
};
BOOST_DESCRIBE_STRUCT(AccountView, (User), (created_at))

struct AccountList {
  bool success = true;
  std::vector<AccountView> accounts;
  std::int64_t total = 0;
  std::int64_t page = 1;
  std::int64_t page_size = 20;
  Pagination pagination;
};
BOOST_DESCRIBE_STRUCT(AccountList, (), (success, accounts, total, page, page_size, pagination))

struct RoleChange {
  Role role = Role::USER;
};
BOOST_DESCRIBE_STRUCT(RoleChange, (), (role))

struct AuditView {
  std::string id;
  AccountId account_id;  // whose account it concerns; may be empty
  std::string actor;
  std::string action;
  std::string target;
  boost::json::value detail;
  std::string remote;
  std::string created_at;
};
BOOST_DESCRIBE_STRUCT(AuditView, (), (id, account_id, actor, action, target, detail, remote, created_at))

struct AuditPagination {
  std::int64_t limit = 0;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(AuditPagination, (), (limit, next_cursor))

struct AuditPage {
  bool success = true;
  std::vector<AuditView> events;
  AuditPagination pagination;
};
BOOST_DESCRIBE_STRUCT(AuditPage, (), (success, events, pagination))

struct AuditFilter {
  std::string account;  // empty: every account
  std::string action;   // empty: every action
};

class Administration {
 public:
  Administration(db::Database& database, const Clock& clock, IdMaker& ids, Random& random)
      : database_(database), clock_(clock), ids_(ids), random_(random), audit_(clock, ids) {}

  // The way in for the first owner, for 24 hours; an earlier one stops. Throws Error: conflict (OWNER_EXISTS).
  InvitationMade owner_link(const std::string& actor);
  // For one address, for 7 days; an earlier one for the same address stops. Throws Error: conflict (EMAIL_TAKEN).
  InvitationMade invite(const Caller& caller, const NewInvitation& wanted);
  InvitationMade invite(const std::string& actor, const std::string& remote, const NewInvitation& wanted);
  // Those that hold.
  std::vector<InvitationView> invitations();
  std::optional<InvitationView> find_invitation(const std::string& token);
  // Throws Error: not_found.
  void withdraw(const Caller& caller, const std::string& id);

  AccountList accounts(const Page& page);
  // Throws Error: not_found; conflict (LAST_OWNER).
  AccountView change_role(const Caller& caller, const AccountId& id, Role role);

  // Newest first. Throws Error: invalid for a cursor that isn't one of ours.
  AuditPage audit(const AuditFilter& filter, std::int64_t limit, const std::optional<std::string>& cursor);

 private:
  InvitationMade make(db::Transaction& tx, const std::string& actor, const std::string& remote, const std::string& email, Role role,
                      Millis lifetime);

  db::Database& database_;
  const Clock& clock_;
  IdMaker& ids_;
  Random& random_;
  Audit audit_;
};

}  // namespace insight::account
