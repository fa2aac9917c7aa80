#include "account/sessions.h"

#include "account/session_store.h"
#include "base/error.h"
#include "base/text.h"
#include "base/time_text.h"
#include "crypto/secret.h"

namespace insight::account {
namespace {

constexpr Millis unused_lifetime = 7 * 86'400'000LL;

}  // namespace

Caller Sessions::caller_of(std::string_view cookie) {
  const auto now = clock_.now();
  auto caller = database_.read([&](db::Transaction& tx) {
    return store::find_caller_by_cookie(tx, crypto::token_hash(cookie), now, now - cookie_lifetime);
  });
  if (!caller)
    throw Error{ErrorCode::unauthenticated, "The log-in behind the cookie has ended; log in again"}.because("INVALID_TOKEN");
  return *std::move(caller);
}

void Sessions::note_use(const SessionId& session) {
  const auto now = clock_.now();
  if (!last_used_.due(session.text(), now)) return;
  try {
    database_.transact_relaxed(
        [&](db::Transaction& tx) { store::note_session_use(tx, session, now, now - LastUsed::interval, now + unused_lifetime); });
  } catch (const Error&) {
    // a database that is busy is no reason to refuse the caller
  }
}

std::vector<SessionView> Sessions::list(const Caller& caller) {
  const auto rows = database_.read([&](db::Transaction& tx) { return store::held_sessions(tx, caller.account, clock_.now()); });
  std::vector<SessionView> views;
  for (const auto& row : rows) {
    SessionView view{
        row.id, row.device, to_iso8601(row.created_at), std::nullopt, to_iso8601(row.expires_at), row.id == caller.session};
    if (row.last_used_at) view.last_used_at = to_iso8601(*row.last_used_at);
    views.push_back(std::move(view));
  }
  return views;
}

void Sessions::end(const Caller& caller, const SessionId& id) {
  database_.transact([&](db::Transaction& tx) {
    if (!store::revoke_owned(tx, caller.account, id, clock_.now())) {
      throw Error{ErrorCode::not_found,
                  "There is no log-in `" + shorten(id.text(), 100) + "` that holds; GET /api/auth/sessions lists yours"};
    }
    audit_.record(tx, AuditEntry::by(caller, "session.ended", id.text()));
  });
}

}  // namespace insight::account
