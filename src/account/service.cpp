#include "account/service.h"

#include <chrono>

#include "account/admin_store.h"
#include "account/locks.h"
#include "account/session_store.h"
#include "account/store.h"
#include "base/error.h"
#include "base/text.h"
#include "crypto/password.h"
#include "crypto/secret.h"

namespace insight::account {
namespace {

constexpr Millis refresh_lifetime = 7 * 86'400'000LL;
constexpr std::string_view token_type = "at+jwt";
const crypto::Expected& ours() {
  static const crypto::Expected expected{"insight", "insight-api", {std::string(token_type)}};
  return expected;
}

Error invalid_refresh_token() {
  return Error{ErrorCode::unauthenticated, "The refresh token is unknown, used or expired; log in again"}.because(
      "INVALID_REFRESH_TOKEN");
}

Error invalid_invitation() {
  return Error{ErrorCode::forbidden, "The invitation is unknown, used, expired or for another address; ask an owner for another"}
      .because("INVITATION_INVALID");
}

// The invitation that lets this address in. The link of the first owner is for any address, and for as long as there is no owner.
store::Invitation require_invitation(db::Transaction& tx, const std::string& token, const std::string& email, Millis now) {
  auto invitation = store::find_invitation(tx, crypto::token_hash(token), now);
  if (!invitation) throw invalid_invitation();
  if (invitation->email.empty() ? store::count_owners(tx) > 0 : invitation->email != email) throw invalid_invitation();
  return *std::move(invitation);
}

void require_enabled(const Account& account) {
  if (account.disabled_at)
    throw Error{ErrorCode::unauthenticated, "This account is disabled; ask the owner of this server"}.because("ACCOUNT_DISABLED");
}

// A link that somebody used at the same moment is used.
void use_up(db::Transaction& tx, const store::Invitation& invitation, Millis now) {
  if (!store::use_invitation(tx, invitation.id, now)) throw invalid_invitation();
}

Error invalid_credentials() {
  return Error{ErrorCode::unauthenticated, "The e-mail address or the password is wrong"}.because("INVALID_CREDENTIALS");
}

// A place among the few that may hash at once.
class HashingTurn {
 public:
  explicit HashingTurn(std::counting_semaphore<8>& places) : places_(places) {
    if (!places_.try_acquire_for(std::chrono::seconds(5))) {
      throw Error{ErrorCode::unavailable, "Too many log-ins at once; try again in a moment"}.retry_after(1);
    }
  }
  ~HashingTurn() { places_.release(); }
  HashingTurn(const HashingTurn&) = delete;
  HashingTurn& operator=(const HashingTurn&) = delete;

 private:
  std::counting_semaphore<8>& places_;
};

}  // namespace

Accounts::Accounts(db::Database& database, const Clock& clock, IdMaker& ids, Random& random, RegistrationPolicy registration,
                   Issuers* issuers)
    : database_(database),
      clock_(clock),
      ids_(ids),
      random_(random),
      registration_(registration),
      throttle_(clock),
      audit_(clock, ids),
      keys_(database, clock, ids, random),
      issuers_(issuers),
      external_(database, clock, ids) {}

SignedIn Accounts::register_account(const Registration& wanted, const Asker& asker) {
  const auto email = canonical_email(wanted.email);
  if (wanted.invitation) {  // asked again in the transaction; here so that strangers can't make the server hash
    database_.read([&](db::Transaction& tx) { require_invitation(tx, *wanted.invitation, email, clock_.now()); });
  } else if (registration_ == RegistrationPolicy::closed) {
    throw Error{ErrorCode::forbidden, "Registration is closed on this server; ask one of its owners for an invitation"}.because(
        "REGISTRATION_CLOSED");
  }
  const auto now = clock_.now();
  Account account{ids_.make<AccountId>(),
                  email,
                  std::string(trim(wanted.name)),
                  hash_password(wanted.password),
                  Role::USER,
                  PlanName::INSIGHT_FREE,
                  now,
                  now,
                  {}};
  return database_.transact([&](db::Transaction& tx) {
    boost::json::object facts;
    if (wanted.invitation) {
      lock_owners(tx);
      const auto invitation = require_invitation(tx, *wanted.invitation, email, now);
      account.role = invitation.role;
      use_up(tx, invitation, now);
      facts = {{"invitation", invitation.id}, {"role", db::name_of_enumerator(account.role)}};
    }
    if (!store::insert(tx, account)) {
      throw Error{ErrorCode::conflict, "There is an account with this e-mail address already; log in instead"}.because(
          "EMAIL_TAKEN");
    }
    audit_.record(tx, {account.id, account.id.text(), "account.registered", account.id.text(), std::move(facts), asker.remote});
    return sign_in(tx, account, asker);
  });
}

User Accounts::accept_invitation(const Registration& wanted, const Asker& asker) {
  const auto email = canonical_email(wanted.email);
  const auto [invitation, taken] = database_.read([&](db::Transaction& tx) {
    return std::pair{require_invitation(tx, wanted.invitation.value_or(""), email, clock_.now()),
                     store::find_by_email(tx, email).has_value()};
  });
  if (!taken || invitation.role != Role::ADMIN) return register_account(wanted, asker).user;
  auto account = checked(email, wanted.password, asker.remote);
  if (!account) throw Error{ErrorCode::forbidden, "There is an account with this e-mail address, and this is not its password"};
  return database_.transact([&](db::Transaction& tx) {
    const auto now = clock_.now();
    lock_owners(tx);
    use_up(tx, require_invitation(tx, *wanted.invitation, email, now), now);
    store::set_role(tx, account->id, Role::ADMIN, now);
    audit_.record(tx, {account->id,
                       account->id.text(),
                       "role.changed",
                       account->id.text(),
                       {{"from", db::name_of_enumerator(account->role)}, {"to", "ADMIN"}, {"invitation", invitation.id}},
                       asker.remote});
    account->role = Role::ADMIN;
    return user_of(*account, now);
  });
}

Account Accounts::authenticate(const Credentials& given, const std::string& remote) {
  auto account = checked(canonical_email(given.email), given.password, remote);
  if (!account) throw invalid_credentials();
  require_enabled(*account);
  return *std::move(account);
}

SignedIn Accounts::login(const Credentials& given, const Asker& asker) {
  const auto authenticated = authenticate(given, asker.remote);
  return database_.transact([&](db::Transaction& tx) {
    // A password that was changed since it was checked opens nothing: the change has ended the log-ins that it found.
    lock_account(tx, authenticated.id);
    const auto account = store::find(tx, authenticated.id);
    if (!account || account->password_hash != authenticated.password_hash) throw invalid_credentials();
    store::delete_expired(tx, account->id, clock_.now());
    return sign_in(tx, *account, {asker.remote, given.device_id.value_or(asker.device)});
  });
}

// The account whose password it is. Throws Error: rate_limited.
std::optional<Account> Accounts::checked(const std::string& email, const std::string& password, const std::string& remote) {
  throttle_.admit(email, remote);
  auto account = database_.read([&](db::Transaction& tx) { return store::find_by_email(tx, email); });
  if (is_password(password, account)) {
    throttle_.succeeded(email, remote);
    return account;
  }
  throttle_.failed(email, remote);
  if (account) note_failed_login(*account, remote);
  return std::nullopt;
}

bool Accounts::is_password(const std::string& password, const std::optional<Account>& account) {
  const HashingTurn turn(hashing_);
  if (account && !account->password_hash.empty()) return crypto::password_matches(password, account->password_hash);
  crypto::waste_password_check(password);
  return false;
}

void Accounts::note_failed_login(const Account& account, const std::string& remote) {
  if (!failures_told_.due(account.id.text(), clock_.now())) return;
  database_.transact([&](db::Transaction& tx) { audit_.record(tx, {account.id, "", "login.failed", "", {}, remote}); });
}

void Accounts::change_password(const Caller& caller, const PasswordChange& wanted) {
  if (!checked(caller.email, wanted.current_password, caller.remote))
    throw Error{ErrorCode::invalid, "The current password is another", {{"/currentPassword", "is not the current password"}}};
  const auto hash = hash_password(wanted.new_password);
  database_.transact([&](db::Transaction& tx) {
    const auto now = clock_.now();
    lock_account(tx, caller.account);
    store::set_password(tx, caller.account, hash, now);
    const auto ended = store::revoke_others(tx, caller.account, caller.session, now);
    audit_.record(tx, AuditEntry::by(caller, "password.changed", caller.account.text(), {{"sessionsEnded", ended}}));
  });
}

SignedIn Accounts::sign_in(db::Transaction& tx, const AccountId& id, const Asker& asker) {
  const auto account = store::find(tx, id);
  if (!account) throw Error{ErrorCode::unauthenticated, "There is no such account any more"}.because("INVALID_CREDENTIALS");
  require_enabled(*account);
  return sign_in(tx, *account, asker);
}

SignedIn Accounts::refresh(const std::string& refresh_token) {
  // The verdict is thrown outside: a re-use must stay revoked, not roll back.
  const auto fresh = database_.transact([&](db::Transaction& tx) -> std::optional<SignedIn> {
    const auto now = clock_.now();
    const auto token = store::find_token(tx, crypto::token_hash(refresh_token));
    if (!token || token->revoked_at || token->expires_at <= now) return std::nullopt;
    if (!store::use_token(tx, token->id, now)) {
      store::revoke(tx, token->session_id, now);
      return std::nullopt;
    }
    const auto account = store::find(tx, token->account_id).value();
    if (account.disabled_at) return std::nullopt;
    return issue(tx, account, token->session_id);
  });
  if (!fresh) throw invalid_refresh_token();
  return *fresh;
}

void Accounts::revoke(const std::string& refresh_token) {
  database_.transact([&](db::Transaction& tx) {
    if (const auto token = store::find_token(tx, crypto::token_hash(refresh_token)))
      store::revoke(tx, token->session_id, clock_.now());
  });
}

void Accounts::logout(const Caller& caller) {
  database_.transact([&](db::Transaction& tx) { store::revoke(tx, caller.session, clock_.now()); });
}

Caller Accounts::caller_of(std::string_view access_token) {
  const auto now = clock_.now();
  if (issuers_ != nullptr && !issuers_->empty() && !verified_.find(access_token, now)) {
    if (const auto foreign = issuers_->verify(access_token)) return external_.caller_of(*foreign);
  }
  const auto session = session_of(access_token, now);
  if (auto caller = database_.read([&](db::Transaction& tx) { return store::find_caller(tx, session, now); }))
    return *std::move(caller);
  throw Error{ErrorCode::unauthenticated, "The log-in behind this access token has ended; log in again"}.because("INVALID_TOKEN");
}

SessionId Accounts::session_of(std::string_view access_token, Millis now) {
  if (auto known = verified_.find(access_token, now)) return *std::move(known);
  const auto claims = crypto::verify_jwt(access_token, [&](auto kid) { return keys_.find(kid); }, ours(), now);
  const auto* sid = claims.if_contains("sid");
  if (sid == nullptr || !sid->is_string()) {
    throw Error{ErrorCode::unauthenticated, "The access token names no log-in; log in again"}.because("INVALID_TOKEN");
  }
  SessionId session{std::string(sid->get_string())};
  verified_.remember(access_token, session, static_cast<Millis>(claims.at("exp").to_number<double>()) * 1000);
  return session;
}

boost::json::object Accounts::jwks() {
  return keys_.jwks();
}

SignedIn Accounts::sign_in(db::Transaction& tx, const Account& account, const Asker& asker) {
  const auto now = clock_.now();
  auto sid = crypto::draw_token(random_);
  const store::Session session{ids_.make<SessionId>(), account.id, shorten(asker.device, 200), now, now + refresh_lifetime,
                               crypto::token_hash(sid)};
  store::insert(tx, session);
  audit_.record(tx, {account.id, account.id.text(), "login", session.id.text(), {{"device", session.device}}, asker.remote});
  auto answer = issue(tx, account, session.id);
  answer.sid = std::move(sid);
  return answer;
}

SignedIn Accounts::issue(db::Transaction& tx, const Account& account, const SessionId& session) {
  const auto now = clock_.now();
  SignedIn answer{user_of(account, now), {}, crypto::draw_token(random_), access_lifetime / 1000};
  store::insert(
      tx, store::RefreshToken{ids_.uuid_v7(), session, crypto::token_hash(answer.refresh_token), now, now + refresh_lifetime});
  store::extend(tx, session, now + refresh_lifetime);
  const boost::json::object claims{{"iss", ours().issuer},
                                   {"aud", ours().audience},
                                   {"sub", account.id.text()},
                                   {"userId", account.id.text()},
                                   {"sid", session.text()},
                                   {"email", account.email},
                                   {"name", account.name},
                                   {"role", db::name_of_enumerator(account.role)},
                                   {"insightPlanId", db::name_of_enumerator(account.plan_at(now))},
                                   {"iat", now / 1000},
                                   {"exp", (now + access_lifetime) / 1000}};
  answer.access_token = crypto::sign_jwt(*keys_.signer(), token_type, claims);
  return answer;
}

std::string Accounts::hash_password(const std::string& password) {
  const HashingTurn turn(hashing_);
  return crypto::hash_password(password);
}

User user_of(const Account& account, Millis now) {
  return {account.id, account.email, account.name, account.role, account.plan_at(now)};
}

User user_of(const Caller& caller) {
  return {caller.account, caller.email, caller.name, caller.role, caller.plan};
}

}  // namespace insight::account
