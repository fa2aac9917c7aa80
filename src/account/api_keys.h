// ApiKeys: what programs use in place of a log-in. A key is shown once, when it is made; only its hash is kept. Every key ends by
// itself, works for the scopes that it names and never manages keys, log-ins or an installation: the routes say so. Called by
// handlers and guards, from any thread; each call owns its transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/account.h"
#include "account/audit.h"
#include "account/last_used.h"
#include "account/scope.h"
#include "base/random.h"
#include "db/database.h"

namespace insight::account {

struct ApiKeyOptions {
  std::int64_t usual_days = 90;  // how long a key holds when nobody says
  std::int64_t longest_days = 365;
  std::int64_t most_keys = 50;  // of one account, those that hold
};

// --- on the wire ---

struct NewApiKey {
  std::string name;
  std::vector<std::string> scopes;
  std::optional<std::int64_t> expires_in_days;
};
BOOST_DESCRIBE_STRUCT(NewApiKey, (), (name, scopes, expires_in_days))
void validate(const NewApiKey& wanted, json::Problems& problems);
inline json::Bounds bounds(const NewApiKey*) {
  return {{"name", 1, kMostName}, {"scopes", 1, all_scopes.size()}, {"expiresInDays", 1}};
}

struct ApiKeyView {
  std::string id;
  std::string name;
  std::string prefix;
  std::string last4;
  std::vector<std::string> scopes;
  std::string created_at;
  std::string expires_at;
  std::optional<std::string> last_used_at;
  bool expired = false;
};
BOOST_DESCRIBE_STRUCT(ApiKeyView, (), (id, name, prefix, last4, scopes, created_at, expires_at, last_used_at, expired))

// The only time that the key itself is told.
struct ApiKeyMade : ApiKeyView {
  bool success = true;
  std::string key;
};
BOOST_DESCRIBE_STRUCT(ApiKeyMade, (ApiKeyView), (success, key))

struct ApiKeyList {
  bool success = true;
  std::vector<ApiKeyView> keys;
};
BOOST_DESCRIBE_STRUCT(ApiKeyList, (), (success, keys))

struct ApiKeysRevoked {
  bool success = true;
  std::int64_t revoked = 0;
};
BOOST_DESCRIBE_STRUCT(ApiKeysRevoked, (), (success, revoked))

class ApiKeys {
 public:
  ApiKeys(db::Database& database, const Clock& clock, IdMaker& ids, Random& random, ApiKeyOptions options = {})
      : database_(database), clock_(clock), ids_(ids), random_(random), options_(options), audit_(clock, ids) {}

  // Throws Error: invalid (a longer life than allowed), conflict (TOO_MANY_KEYS).
  ApiKeyMade make(const Caller& caller, const NewApiKey& wanted);
  // Newest first; those that have expired too, for 30 days.
  std::vector<ApiKeyView> list(const Caller& caller);
  // Throws Error: not_found.
  void revoke(const Caller& caller, const std::string& id);
  std::int64_t revoke_all(const Caller& caller);

  // Throws Error: unauthenticated (INVALID_TOKEN) for what is no key, unknown, revoked or expired.
  Caller caller_of(std::string_view key);

 private:
  void note_use(const std::string& id, Millis now);

  db::Database& database_;
  const Clock& clock_;
  IdMaker& ids_;
  Random& random_;
  ApiKeyOptions options_;
  Audit audit_;
  LastUsed last_used_;
};

}  // namespace insight::account
