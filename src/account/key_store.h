// The rows of API keys. Called by ApiKeys alone, inside its transactions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/account.h"
#include "db/database.h"

namespace insight::account::store {

struct ApiKey {
  std::string id;
  AccountId account_id;
  std::string name;
  std::string prefix;
  std::string last4;
  std::string hash;
  std::string scopes;  // with a space between them
  Millis created_at = 0;
  Millis expires_at = 0;
  std::optional<Millis> last_used_at;
};
BOOST_DESCRIBE_STRUCT(ApiKey, (), (id, account_id, name, prefix, last4, hash, scopes, created_at, expires_at, last_used_at))

// A key together with whose it is.
struct PresentedKey {
  AccountId account;
  std::string email;
  std::string name;
  Role role = Role::USER;
  PlanName plan = PlanName::INSIGHT_FREE;
  std::string id;
  std::string scopes;
  Millis expires_at = 0;
};
BOOST_DESCRIBE_STRUCT(PresentedKey, (), (account, email, name, role, plan, id, scopes, expires_at))

void insert(db::Transaction& tx, const ApiKey& key);
std::vector<ApiKey> keys_of(db::Transaction& tx, const AccountId& account);
std::optional<ApiKey> find_key(db::Transaction& tx, const AccountId& account, const std::string& id);
std::int64_t count_valid_keys(db::Transaction& tx, const AccountId& account, Millis now);
void remove_key(db::Transaction& tx, const std::string& id);
void remove_keys_expired_before(db::Transaction& tx, const AccountId& account, Millis time);
std::optional<PresentedKey> find_presented_key(db::Transaction& tx, const std::string& hash, Millis now);
// Nothing when it was noted after `before` already.
void note_key_use(db::Transaction& tx, const std::string& id, Millis now, Millis before);

}  // namespace insight::account::store
