#include "account/admin_store.h"

namespace insight::account::store {
namespace {

using db::Query;

constexpr Query insert_invitation{"invitation.insert", R"(
  INSERT INTO invitation (id, email, role, hash, invited_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7))"};
constexpr Query delete_unused{"invitation.delete_unused", "DELETE FROM invitation WHERE email = $1 AND used_at IS NULL"};
constexpr Query list_open{"invitation.open", R"(
  SELECT id, email, role, hash, invited_by, created_at, expires_at FROM invitation
   WHERE used_at IS NULL AND expires_at > $1 ORDER BY created_at DESC, id DESC LIMIT 1000)"};
constexpr Query open_by_hash{"invitation.by_hash", R"(
  SELECT id, email, role, hash, invited_by, created_at, expires_at FROM invitation
   WHERE hash = $1 AND used_at IS NULL AND expires_at > $2)"};
constexpr Query delete_invitation{"invitation.delete", "DELETE FROM invitation WHERE id = $1 AND used_at IS NULL"};
constexpr Query mark_used{"invitation.use", "UPDATE invitation SET used_at = $2 WHERE id = $1 AND used_at IS NULL"};

constexpr Query account_page{"account.list", R"(
  SELECT id, email, name, role, CASE WHEN plan_until <= $3 THEN 'INSIGHT_FREE' ELSE plan END AS plan, created_at
    FROM account ORDER BY created_at DESC, id DESC LIMIT $1 OFFSET $2)"};
constexpr Query account_count{"account.count", "SELECT COUNT(*) FROM account"};
constexpr Query owner_count{"account.count_owners", "SELECT COUNT(*) FROM account WHERE role = 'ADMIN'"};
constexpr Query update_role{"account.set_role", "UPDATE account SET role = $2, updated_at = $3 WHERE id = $1"};

constexpr Query all_events{"audit.page", R"(
  SELECT * FROM audit_event WHERE (created_at, id) < ($1, $2) AND ($3 = '' OR action = $3)
   ORDER BY created_at DESC, id DESC LIMIT $4)"};
constexpr Query events_of_account{"audit.page_of_account", R"(
  SELECT * FROM audit_event WHERE account_id = $5 AND (created_at, id) < ($1, $2) AND ($3 = '' OR action = $3)
   ORDER BY created_at DESC, id DESC LIMIT $4)"};

}  // namespace

void insert(db::Transaction& tx, const Invitation& invitation) {
  tx.run_struct(insert_invitation, invitation);
}

void remove_invitations_for(db::Transaction& tx, const std::string& email) {
  tx.run(delete_unused, email);
}

std::vector<Invitation> open_invitations(db::Transaction& tx, Millis now) {
  return tx.all<Invitation>(list_open, now);
}

std::optional<Invitation> find_invitation(db::Transaction& tx, const std::string& hash, Millis now) {
  return tx.find<Invitation>(open_by_hash, hash, now);
}

bool remove_invitation(db::Transaction& tx, const std::string& id) {
  return tx.run(delete_invitation, id) == 1;
}

bool use_invitation(db::Transaction& tx, const std::string& id, Millis now) {
  return tx.run(mark_used, id, now) == 1;
}

std::vector<ListedAccount> list_accounts(db::Transaction& tx, const Page& page, Millis now) {
  return tx.all<ListedAccount>(account_page, page.size, page.offset(), now);
}

std::int64_t count_accounts(db::Transaction& tx) {
  return tx.one<std::int64_t>(account_count);
}

std::int64_t count_owners(db::Transaction& tx) {
  return tx.one<std::int64_t>(owner_count);
}

void set_role(db::Transaction& tx, const AccountId& id, Role role, Millis now) {
  tx.run(update_role, id, role, now);
}

std::vector<AuditRow> audit_events(db::Transaction& tx, const std::string& account, const std::string& action,
                                   const AuditPlace& before, std::int64_t limit) {
  if (account.empty()) return tx.all<AuditRow>(all_events, before.created_at, before.id, action, limit);
  return tx.all<AuditRow>(events_of_account, before.created_at, before.id, action, limit, account);
}

}  // namespace insight::account::store
