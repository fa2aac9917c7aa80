// The rows of invitations, and what owners may list. Called by Administration, and by Accounts when an invitation is used.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/account.h"
#include "base/page.h"
#include "db/database.h"

namespace insight::account::store {

struct Invitation {
  std::string id;
  std::string email;
  Role role = Role::USER;
  std::string hash;
  std::string invited_by;
  Millis created_at = 0;
  Millis expires_at = 0;
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (id, email, role, hash, invited_by, created_at, expires_at))

void insert(db::Transaction& tx, const Invitation& invitation);
// Those of one address that were not used; the first owner's has the empty one.
void remove_invitations_for(db::Transaction& tx, const std::string& email);
std::vector<Invitation> open_invitations(db::Transaction& tx, Millis now);
// One that holds.
std::optional<Invitation> find_invitation(db::Transaction& tx, const std::string& hash, Millis now);
bool remove_invitation(db::Transaction& tx, const std::string& id);
// True for the one who used it first.
bool use_invitation(db::Transaction& tx, const std::string& id, Millis now);

struct ListedAccount {
  AccountId id;
  std::string email;
  std::string name;
  Role role = Role::USER;
  PlanName plan = PlanName::INSIGHT_FREE;
  Millis created_at = 0;
};
BOOST_DESCRIBE_STRUCT(ListedAccount, (), (id, email, name, role, plan, created_at))

std::vector<ListedAccount> list_accounts(db::Transaction& tx, const Page& page, Millis now);
std::int64_t count_accounts(db::Transaction& tx);
std::int64_t count_owners(db::Transaction& tx);
void set_role(db::Transaction& tx, const AccountId& id, Role role, Millis now);

struct AuditRow {
  std::string id;
  AccountId account_id;
  std::string actor;
  std::string action;
  std::string target;
  std::string detail;
  std::string remote;
  Millis created_at = 0;
};
BOOST_DESCRIBE_STRUCT(AuditRow, (), (id, account_id, actor, action, target, detail, remote, created_at))

// Where a page of the audit log goes on: before this one.
struct AuditPlace {
  Millis created_at = 0;
  std::string id;
};

// Newest first; an empty account or action: any.
std::vector<AuditRow> audit_events(db::Transaction& tx, const std::string& account, const std::string& action,
                                   const AuditPlace& before, std::int64_t limit);

}  // namespace insight::account::store
