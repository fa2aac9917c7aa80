#include "account/key_store.h"

namespace insight::account::store {
namespace {

using db::Query;

constexpr Query insert_api_key{"api_key.insert", R"(
  INSERT INTO api_key (id, account_id, name, prefix, last4, hash, scopes, created_at, expires_at, last_used_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};
constexpr Query list_api_keys{"api_key.list", "SELECT * FROM api_key WHERE account_id = $1 ORDER BY created_at DESC, id DESC"};
constexpr Query one_api_key{"api_key.owned", "SELECT * FROM api_key WHERE account_id = $1 AND id = $2"};
constexpr Query count_api_keys{"api_key.count", "SELECT COUNT(*) FROM api_key WHERE account_id = $1 AND expires_at > $2"};
constexpr Query delete_api_key{"api_key.delete", "DELETE FROM api_key WHERE id = $1"};
constexpr Query delete_expired_api_keys{"api_key.delete_expired", "DELETE FROM api_key WHERE account_id = $1 AND expires_at <= $2"};
constexpr Query api_key_by_hash{"api_key.by_hash", R"(
  SELECT account.id AS account, account.email, account.name, account.role,
         CASE WHEN account.plan_until <= $2 THEN 'INSIGHT_FREE' ELSE account.plan END AS plan, api_key.id AS id, api_key.scopes,
         api_key.expires_at
    FROM api_key JOIN account ON account.id = api_key.account_id
   WHERE api_key.hash = $1 AND account.disabled_at IS NULL)"};
constexpr Query note_api_key{"api_key.note_use", R"(
  UPDATE api_key SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $3))"};

}  // namespace

void insert(db::Transaction& tx, const ApiKey& key) {
  tx.run_struct(insert_api_key, key);
}

std::vector<ApiKey> keys_of(db::Transaction& tx, const AccountId& account) {
  return tx.all<ApiKey>(list_api_keys, account);
}

std::optional<ApiKey> find_key(db::Transaction& tx, const AccountId& account, const std::string& id) {
  return tx.find<ApiKey>(one_api_key, account, id);
}

std::int64_t count_valid_keys(db::Transaction& tx, const AccountId& account, Millis now) {
  return tx.one<std::int64_t>(count_api_keys, account, now);
}

void remove_key(db::Transaction& tx, const std::string& id) {
  tx.run(delete_api_key, id);
}

void remove_keys_expired_before(db::Transaction& tx, const AccountId& account, Millis time) {
  tx.run(delete_expired_api_keys, account, time);
}

std::optional<PresentedKey> find_presented_key(db::Transaction& tx, const std::string& hash, Millis now) {
  return tx.find<PresentedKey>(api_key_by_hash, hash, now);
}

void note_key_use(db::Transaction& tx, const std::string& id, Millis now, Millis before) {
  tx.run(note_api_key, id, now, before);
}

}  // namespace insight::account::store
