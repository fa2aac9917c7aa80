#include "account/api_keys.h"

#include <algorithm>

#include "account/api_key_text.h"
#include "account/key_store.h"
#include "account/locks.h"
#include "account/scope.h"
#include "base/error.h"
#include "base/text.h"
#include "base/time_text.h"
#include "crypto/secret.h"

namespace insight::account {
namespace {

constexpr Millis day = 86'400'000;
constexpr std::size_t shown_letters = api_key_prefix.size() + 4;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto word : split(text, ' ')) words.emplace_back(word);
  return words;
}

ApiKeyView view_of(const store::ApiKey& key, Millis now) {
  ApiKeyView view{key.id,
                  key.name,
                  key.prefix,
                  key.last4,
                  words_of(key.scopes),
                  to_iso8601(key.created_at),
                  to_iso8601(key.expires_at),
                  std::nullopt,
                  key.expires_at <= now};
  if (key.last_used_at) view.last_used_at = to_iso8601(*key.last_used_at);
  return view;
}

boost::json::object facts_of(const store::ApiKey& key) {
  return {{"name", key.name}, {"prefix", key.prefix}, {"scopes", key.scopes}};
}

std::string known_scopes() {
  std::string list;
  for (const auto scope : all_scopes) (list += list.empty() ? "" : ", ") += scope;
  return list;
}

Error not_good(const std::string& message) {
  return Error{ErrorCode::unauthenticated, message}.because("INVALID_TOKEN");
}

}  // namespace

void validate(const NewApiKey& wanted, json::Problems& problems) {
  check_name(wanted.name, problems);
  if (wanted.scopes.empty()) problems.add("/scopes", "names no scope; known are: " + known_scopes());
  for (std::size_t i = 0; i < wanted.scopes.size() && i < 50; ++i) {
    const auto& scope = wanted.scopes[i];
    const auto place = "/scopes/" + std::to_string(i);
    if (std::ranges::find(all_scopes, scope) == all_scopes.end()) {
      problems.add(place,
                   "'" + shorten(scope, 60) + "' is no scope" + did_you_mean(scope, all_scopes) + "; known are: " + known_scopes());
    } else if (std::find(wanted.scopes.begin(), wanted.scopes.begin() + static_cast<std::ptrdiff_t>(i), scope) !=
               wanted.scopes.begin() + static_cast<std::ptrdiff_t>(i)) {
      problems.add(place, "'" + scope + "' is there twice");
    }
  }
}

ApiKeyMade ApiKeys::make(const Caller& caller, const NewApiKey& wanted) {
  const auto days = wanted.expires_in_days.value_or(options_.usual_days);
  if (days < 1 || days > options_.longest_days) {
    const auto detail = "must be 1 to " + std::to_string(options_.longest_days) + " days, not " + std::to_string(days);
    throw Error{ErrorCode::invalid, "expiresInDays " + detail, {{"/expiresInDays", detail}}};
  }
  const auto now = clock_.now();
  const auto text = draw_api_key(random_);
  const store::ApiKey key{ids_.uuid_v7(),
                          caller.account,
                          std::string(trim(wanted.name)),
                          text.substr(0, shown_letters),
                          text.substr(text.size() - 4),
                          crypto::token_hash(text),
                          join(wanted.scopes, " "),
                          now,
                          now + days * day,
                          std::nullopt};
  database_.transact([&](db::Transaction& tx) {
    lock_account(tx, caller.account);
    store::remove_keys_expired_before(tx, caller.account, now - 30 * day);
    if (store::count_valid_keys(tx, caller.account, now) >= options_.most_keys) {
      throw Error{ErrorCode::conflict, "There are " + std::to_string(options_.most_keys) +
                                           " API keys already, which is the most an account may have; revoke one first"}
          .because("TOO_MANY_KEYS");
    }
    store::insert(tx, key);
    audit_.record(tx, AuditEntry::by(caller, "key.created", key.id, facts_of(key)));
  });
  return {view_of(key, now), true, text};
}

std::vector<ApiKeyView> ApiKeys::list(const Caller& caller) {
  const auto now = clock_.now();
  const auto rows = database_.read([&](db::Transaction& tx) { return store::keys_of(tx, caller.account); });
  std::vector<ApiKeyView> views;
  for (const auto& row : rows) views.push_back(view_of(row, now));
  return views;
}

void ApiKeys::revoke(const Caller& caller, const std::string& id) {
  database_.transact([&](db::Transaction& tx) {
    lock_account(tx, caller.account);
    const auto key = store::find_key(tx, caller.account, id);
    if (!key) throw Error{ErrorCode::not_found, "There is no API key `" + shorten(id, 100) + "`; GET /api/keys lists yours"};
    store::remove_key(tx, key->id);
    audit_.record(tx, AuditEntry::by(caller, "key.revoked", key->id, facts_of(*key)));
  });
}

std::int64_t ApiKeys::revoke_all(const Caller& caller) {
  return database_.transact([&](db::Transaction& tx) {
    lock_account(tx, caller.account);
    const auto keys = store::keys_of(tx, caller.account);
    for (const auto& key : keys) {
      store::remove_key(tx, key.id);
      audit_.record(tx, AuditEntry::by(caller, "key.revoked", key.id, facts_of(key)));
    }
    return static_cast<std::int64_t>(keys.size());
  });
}

Caller ApiKeys::caller_of(std::string_view key) {
  if (!is_api_key(key)) throw not_good("The API key is mistyped or cut: its checksum is wrong");
  const auto now = clock_.now();
  const auto found =
      database_.read([&](db::Transaction& tx) { return store::find_presented_key(tx, crypto::token_hash(key), clock_.now()); });
  if (!found) throw not_good("The API key is unknown or was revoked; make another");
  if (found->expires_at <= now) throw not_good("The API key has expired at " + to_iso8601(found->expires_at) + "; make another");
  note_use(found->id, now);
  return {found->account, found->email, found->name, found->role, found->plan, SessionId{}, words_of(found->scopes), found->id, ""};
}

void ApiKeys::note_use(const std::string& id, Millis now) {
  if (!last_used_.due(id, now)) return;
  try {
    database_.transact_relaxed([&](db::Transaction& tx) { store::note_key_use(tx, id, now, now - LastUsed::interval); });
  } catch (const Error&) {
    // a database that is busy is no reason to refuse the key
  }
}

}  // namespace insight::account
