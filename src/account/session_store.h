// The rows of log-ins as Sessions needs them; those that log-ins are made of stand in store.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/account.h"
#include "db/database.h"

namespace insight::account::store {

struct HeldSession {
  SessionId id;
  std::string device;
  Millis created_at = 0;
  std::optional<Millis> last_used_at;
  Millis expires_at = 0;
};
BOOST_DESCRIBE_STRUCT(HeldSession, (), (id, device, created_at, last_used_at, expires_at))

// The caller behind a cookie of a session that still holds and was made after `made_after`.
std::optional<Caller> find_caller_by_cookie(db::Transaction& tx, const std::string& hash, Millis now, Millis made_after);
std::vector<HeldSession> held_sessions(db::Transaction& tx, const AccountId& account, Millis now);
// False when the account has no such session that holds.
bool revoke_owned(db::Transaction& tx, const AccountId& account, const SessionId& session, Millis now);
std::int64_t revoke_others(db::Transaction& tx, const AccountId& account, const SessionId& kept, Millis now);
// Nothing when it was noted after `before` already.
void note_session_use(db::Transaction& tx, const SessionId& session, Millis now, Millis before, Millis expires_at);

}  // namespace insight::account::store
