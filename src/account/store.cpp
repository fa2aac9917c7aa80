#include "account/store.h"

namespace insight::account::store {
namespace {

using db::Query;

constexpr Query insert_account{"account.insert", R"(
  INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at, disabled_at, plan_until)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (email) DO NOTHING)"};
constexpr Query account_by_email{"account.by_email", "SELECT * FROM account WHERE email = $1"};
constexpr Query account_by_id{"account.by_id", "SELECT * FROM account WHERE id = $1"};
constexpr Query update_password{"account.set_password", "UPDATE account SET password_hash = $2, updated_at = $3 WHERE id = $1"};

constexpr Query insert_session{"session.insert", R"(
  INSERT INTO session (id, account_id, device, created_at, expires_at, cookie_hash) VALUES ($1, $2, $3, $4, $5, $6))"};
constexpr Query extend_session{"session.extend", "UPDATE session SET expires_at = $2 WHERE id = $1"};
constexpr Query revoke_session{"session.revoke", "UPDATE session SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL"};
constexpr Query delete_expired_sessions{"session.delete_expired", "DELETE FROM session WHERE account_id = $1 AND expires_at <= $2"};
constexpr Query caller_of_session{"session.caller", R"(
  SELECT account.id AS account, account.email, account.name, account.role,
         CASE WHEN account.plan_until <= $2 THEN 'INSIGHT_FREE' ELSE account.plan END AS plan, session.id AS session
    FROM session JOIN account ON account.id = session.account_id
   WHERE session.id = $1 AND session.revoked_at IS NULL AND session.expires_at > $2 AND account.disabled_at IS NULL)"};

constexpr Query insert_token{"refresh_token.insert", R"(
  INSERT INTO refresh_token (id, session_id, hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5))"};
constexpr Query token_by_hash{"refresh_token.by_hash", R"(
  SELECT refresh_token.id, refresh_token.session_id, session.account_id, refresh_token.expires_at, refresh_token.used_at, session.revoked_at
    FROM refresh_token JOIN session ON session.id = refresh_token.session_id WHERE refresh_token.hash = $1)"};
constexpr Query mark_used{"refresh_token.use", "UPDATE refresh_token SET used_at = $2 WHERE id = $1 AND used_at IS NULL"};

constexpr Query insert_key{"signing_key.insert",
                           "INSERT INTO signing_key (id, algorithm, secret, created_at, retired_at) VALUES ($1, $2, $3, $4, $5)"};
constexpr Query list_keys{"signing_key.list", R"(
  SELECT id, algorithm, secret, created_at, retired_at FROM signing_key
   ORDER BY CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, created_at DESC, id DESC)"};
constexpr Query retire_signing_keys{"signing_key.retire", "UPDATE signing_key SET retired_at = $1 WHERE retired_at IS NULL"};
constexpr Query delete_retired{"signing_key.delete_retired", "DELETE FROM signing_key WHERE retired_at <= $1"};

}  // namespace

bool insert(db::Transaction& tx, const Account& account) {
  return tx.run_struct(insert_account, account) == 1;
}

std::optional<Account> find_by_email(db::Transaction& tx, const std::string& email) {
  return tx.find<Account>(account_by_email, email);
}

std::optional<Account> find(db::Transaction& tx, const AccountId& id) {
  return tx.find<Account>(account_by_id, id);
}

void set_password(db::Transaction& tx, const AccountId& id, const std::string& hash, Millis now) {
  tx.run(update_password, id, hash, now);
}

void insert(db::Transaction& tx, const Session& session) {
  tx.run_struct(insert_session, session);
}

void insert(db::Transaction& tx, const RefreshToken& token) {
  tx.run_struct(insert_token, token);
}

std::optional<PresentedToken> find_token(db::Transaction& tx, const std::string& hash) {
  return tx.find<PresentedToken>(token_by_hash, hash);
}

bool use_token(db::Transaction& tx, const std::string& id, Millis now) {
  return tx.run(mark_used, id, now) == 1;
}

void extend(db::Transaction& tx, const SessionId& session, Millis expires_at) {
  tx.run(extend_session, session, expires_at);
}

void revoke(db::Transaction& tx, const SessionId& session, Millis now) {
  tx.run(revoke_session, session, now);
}

void delete_expired(db::Transaction& tx, const AccountId& account, Millis now) {
  tx.run(delete_expired_sessions, account, now);
}

std::optional<Caller> find_caller(db::Transaction& tx, const SessionId& session, Millis now) {
  return tx.find<Caller>(caller_of_session, session, now);
}

void insert(db::Transaction& tx, const KeyRow& key) {
  tx.run_struct(insert_key, key);
}

std::vector<KeyRow> keys(db::Transaction& tx) {
  return tx.all<KeyRow>(list_keys);
}

void retire_keys(db::Transaction& tx, Millis now) {
  tx.run(retire_signing_keys, now);
}

void delete_keys_retired_before(db::Transaction& tx, Millis time) {
  tx.run(delete_retired, time);
}

}  // namespace insight::account::store
