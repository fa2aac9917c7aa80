#include "db/sessions.h"

namespace insight::db {
namespace {

// Of other users no more than this is told to everybody.
constexpr Query others{"session.others", R"(
  SELECT pid, COALESCE(application_name, '') AS name, COALESCE(host(client_addr), '') AS "from" FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND (usename = current_user OR application_name LIKE 'insight%') ORDER BY pid)"};

}  // namespace

std::vector<Session> other_sessions(Transaction& tx) {
  if (tx.dialect() == Dialect::sqlite) return {};
  return tx.all<Session>(others);
}

}  // namespace insight::db
