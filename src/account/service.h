// Accounts: registration, log-in and who is asking. Called by handlers and guards, from any thread of the handler pool: hashing a
// password takes a while and memory, so only a few run at once. Access tokens hold 15 minutes and are signed with the newest
// key of the ring; refresh tokens hold 7 days, work once, and a second use ends every token of that log-in.
#pragma once

#include <semaphore>
#include <string>
#include <vector>

#include "account/account.h"
#include "account/audit.h"
#include "account/external.h"
#include "account/key_ring.h"
#include "account/last_used.h"
#include "account/login_throttle.h"
#include "account/verified_tokens.h"
#include "base/id.h"
#include "base/random.h"
#include "crypto/jwt.h"
#include "db/database.h"

namespace insight::account {

enum class RegistrationPolicy : std::uint8_t { open, closed };

class Accounts {
 public:
  // Makes the signing key when there is none. `issuers`: whose tokens are taken beside ours; may be null.
  Accounts(db::Database& database, const Clock& clock, IdMaker& ids, Random& random, RegistrationPolicy registration,
           Issuers* issuers = nullptr);

  // Throws Error: forbidden (REGISTRATION_CLOSED, INVITATION_INVALID), conflict (EMAIL_TAKEN).
  SignedIn register_account(const Registration& wanted, const Asker& asker = {});
  // What the page behind an invitation does: an account that exists takes an owner's role when the password is its own; another is
  // made. Throws what registering and logging in throw.
  User accept_invitation(const Registration& wanted, const Asker& asker);
  // Throws Error: unauthenticated (INVALID_CREDENTIALS), the same for an unknown address and after the same time; rate_limited.
  SignedIn login(const Credentials& given, const Asker& asker);
  // The first half of a log-in: whose password this is. Throws as login.
  Account authenticate(const Credentials& given, const std::string& remote);
  // The second half, for an account that has proven itself elsewhere. Throws Error: unauthenticated (ACCOUNT_DISABLED).
  SignedIn sign_in(db::Transaction& tx, const AccountId& account, const Asker& asker);
  // Throws Error: unauthenticated (INVALID_REFRESH_TOKEN).
  SignedIn refresh(const std::string& refresh_token);
  // Ends the log-in that the token belongs to; unknown tokens are nobody's and change nothing.
  void revoke(const std::string& refresh_token);
  void logout(const Caller& caller);
  // Ends every other log-in of the account. Throws Error: invalid (the current password is another), rate_limited.
  void change_password(const Caller& caller, const PasswordChange& wanted);

  // Throws Error: unauthenticated (INVALID_TOKEN).
  Caller caller_of(std::string_view access_token);

  // The public keys, {"keys": […]}.
  boost::json::object jwks();

 private:
  SessionId session_of(std::string_view access_token, Millis now);
  SignedIn sign_in(db::Transaction& tx, const Account& account, const Asker& asker);
  std::optional<Account> checked(const std::string& email, const std::string& password, const std::string& remote);
  bool is_password(const std::string& password, const std::optional<Account>& account);
  void note_failed_login(const Account& account, const std::string& remote);
  SignedIn issue(db::Transaction& tx, const Account& account, const SessionId& session);
  std::string hash_password(const std::string& password);

  db::Database& database_;
  const Clock& clock_;
  IdMaker& ids_;
  Random& random_;
  RegistrationPolicy registration_;
  LoginThrottle throttle_;
  LastUsed failures_told_;  // a flood of failures is told once a minute for an account
  VerifiedTokens verified_;
  Audit audit_;
  std::counting_semaphore<8> hashing_{2};
  KeyRing keys_;
  Issuers* issuers_;  // null: only our own tokens are taken
  ExternalAccounts external_;
};

User user_of(const Account& account, Millis now);
User user_of(const Caller& caller);

}  // namespace insight::account
