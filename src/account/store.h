// The rows of accounts, sessions, refresh tokens and signing keys. Called by Accounts alone, inside its transactions.
#pragma once

#include <optional>
#include <vector>

#include "account/account.h"
#include "db/database.h"

namespace insight::account::store {

struct Session {
  SessionId id;
  AccountId account_id;
  std::string device;
  Millis created_at = 0;
  Millis expires_at = 0;
  std::string cookie_hash;
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, account_id, device, created_at, expires_at, cookie_hash))

struct RefreshToken {
  std::string id;
  SessionId session_id;
  std::string hash;
  Millis created_at = 0;
  Millis expires_at = 0;
};
BOOST_DESCRIBE_STRUCT(RefreshToken, (), (id, session_id, hash, created_at, expires_at))

// A refresh token together with the session it belongs to.
struct PresentedToken {
  std::string id;
  SessionId session_id;
  AccountId account_id;
  Millis expires_at = 0;
  std::optional<Millis> used_at;
  std::optional<Millis> revoked_at;
};
BOOST_DESCRIBE_STRUCT(PresentedToken, (), (id, session_id, account_id, expires_at, used_at, revoked_at))

struct KeyRow {
  std::string id;
  std::string algorithm;
  std::string secret;
  Millis created_at = 0;
  std::optional<Millis> retired_at;
};
BOOST_DESCRIBE_STRUCT(KeyRow, (), (id, algorithm, secret, created_at, retired_at))

bool insert(db::Transaction& tx, const Account& account);  // false: its e-mail address is taken
std::optional<Account> find_by_email(db::Transaction& tx, const std::string& email);
std::optional<Account> find(db::Transaction& tx, const AccountId& id);
void set_password(db::Transaction& tx, const AccountId& id, const std::string& hash, Millis now);

void insert(db::Transaction& tx, const Session& session);
void insert(db::Transaction& tx, const RefreshToken& token);
std::optional<PresentedToken> find_token(db::Transaction& tx, const std::string& hash);
// True for the one who used it first.
bool use_token(db::Transaction& tx, const std::string& id, Millis now);
// A log-in lives as long as its newest refresh token.
void extend(db::Transaction& tx, const SessionId& session, Millis expires_at);
void revoke(db::Transaction& tx, const SessionId& session, Millis now);
void delete_expired(db::Transaction& tx, const AccountId& account, Millis now);
// The caller behind a session that still holds.
std::optional<Caller> find_caller(db::Transaction& tx, const SessionId& session, Millis now);

void insert(db::Transaction& tx, const KeyRow& key);
// Those in use first, the newest of them at the front.
std::vector<KeyRow> keys(db::Transaction& tx);
void retire_keys(db::Transaction& tx, Millis now);
void delete_keys_retired_before(db::Transaction& tx, Millis time);

}  // namespace insight::account::store
