// Sessions: an account's log-ins, as its owner sees them and ends them, and the dashboard's cookie, which is one more way to show
// that one is logged in. Called by handlers and guards, from any thread; each call owns its transaction. Log-ins are made by
// Accounts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "account/audit.h"
#include "account/last_used.h"
#include "db/database.h"

namespace insight::account {

struct SessionView {
  SessionId id;
  std::string device;  // what it called itself at log-in; may be empty
  std::string created_at;
  std::optional<std::string> last_used_at;  // to the minute
  std::string expires_at;
  bool current = false;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (id, device, created_at, last_used_at, expires_at, current))

struct SessionList {
  bool success = true;
  std::vector<SessionView> sessions;
};
BOOST_DESCRIBE_STRUCT(SessionList, (), (success, sessions))

class Sessions {
 public:
  // A cookie holds for so long at most, and a log-in for a week after it was used last.
  static constexpr Millis cookie_lifetime = 30 * 86'400'000LL;

  Sessions(db::Database& database, const Clock& clock, IdMaker& ids) : database_(database), clock_(clock), audit_(clock, ids) {}

  // Who holds the dashboard's cookie. Throws Error: unauthenticated (INVALID_TOKEN).
  Caller caller_of(std::string_view cookie);
  // Notes that a log-in was used, once a minute at most.
  void note_use(const SessionId& session);

  // Those that hold, the newest first.
  std::vector<SessionView> list(const Caller& caller);
  // Its tokens and cookie stop at once. Throws Error: not_found.
  void end(const Caller& caller, const SessionId& id);

 private:
  db::Database& database_;
  const Clock& clock_;
  Audit audit_;
  LastUsed last_used_;
};

}  // namespace insight::account
