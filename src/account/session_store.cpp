#include "account/session_store.h"

namespace insight::account::store {
namespace {

using db::Query;

constexpr Query caller_of_cookie{"session.caller_by_cookie", R"(
  SELECT account.id AS account, account.email, account.name, account.role,
         CASE WHEN account.plan_until <= $2 THEN 'INSIGHT_FREE' ELSE account.plan END AS plan, session.id AS session
    FROM session JOIN account ON account.id = session.account_id
   WHERE session.cookie_hash = $1 AND session.revoked_at IS NULL AND session.expires_at > $2 AND session.created_at > $3
     AND account.disabled_at IS NULL)"};
constexpr Query list_held{"session.held", R"(
  SELECT id, device, created_at, last_used_at, expires_at FROM session
   WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, id DESC)"};
constexpr Query revoke_one{"session.revoke_owned", R"(
  UPDATE session SET revoked_at = $3 WHERE account_id = $1 AND id = $2 AND revoked_at IS NULL AND expires_at > $3)"};
constexpr Query revoke_rest{"session.revoke_others", R"(
  UPDATE session SET revoked_at = $3 WHERE account_id = $1 AND id <> $2 AND revoked_at IS NULL)"};
constexpr Query note_session{"session.note_use", R"(
  UPDATE session SET last_used_at = $2, expires_at = CASE WHEN expires_at < $4 THEN $4 ELSE expires_at END
   WHERE id = $1 AND revoked_at IS NULL AND (last_used_at IS NULL OR last_used_at <= $3))"};

}  // namespace

std::optional<Caller> find_caller_by_cookie(db::Transaction& tx, const std::string& hash, Millis now, Millis made_after) {
  return tx.find<Caller>(caller_of_cookie, hash, now, made_after);
}

std::vector<HeldSession> held_sessions(db::Transaction& tx, const AccountId& account, Millis now) {
  return tx.all<HeldSession>(list_held, account, now);
}

bool revoke_owned(db::Transaction& tx, const AccountId& account, const SessionId& session, Millis now) {
  return tx.run(revoke_one, account, session, now) == 1;
}

std::int64_t revoke_others(db::Transaction& tx, const AccountId& account, const SessionId& kept, Millis now) {
  return tx.run(revoke_rest, account, kept, now);
}

void note_session_use(db::Transaction& tx, const SessionId& session, Millis now, Millis before, Millis expires_at) {
  tx.run(note_session, session, now, before, expires_at);
}

}  // namespace insight::account::store
