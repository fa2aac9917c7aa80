// Account: who may use this installation; Caller: the one who is asking right now. Plain values.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "json/bounds.h"
#include "json/decode.h"

namespace insight::account {

struct AccountTag;
using AccountId = Id<AccountTag>;
struct SessionTag;
using SessionId = Id<SessionTag>;

enum class Role : std::uint8_t { USER, ADMIN };
BOOST_DESCRIBE_ENUM(Role, USER, ADMIN)

enum class PlanName : std::uint8_t { INSIGHT_FREE, INSIGHT_PRO, INSIGHT_TEAM, INSIGHT_ENTERPRISE };
BOOST_DESCRIBE_ENUM(PlanName, INSIGHT_FREE, INSIGHT_PRO, INSIGHT_TEAM, INSIGHT_ENTERPRISE)

struct Account {
  AccountId id;
  std::string email;  // lower case
  std::string name;
  std::string password_hash;
  Role role = Role::USER;
  PlanName plan = PlanName::INSIGHT_FREE;
  Millis created_at = 0;
  Millis updated_at = 0;
  std::optional<Millis> disabled_at;  // set: nobody gets in as this account
  std::optional<Millis> plan_until;   // after it the account is on the free plan, whatever `plan` still says

  PlanName plan_at(Millis now) const { return plan_until && *plan_until <= now ? PlanName::INSIGHT_FREE : plan; }
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, email, name, password_hash, role, plan, created_at, updated_at, disabled_at, plan_until))

// Fresh from the database with every request: an upgrade works at once, an ended session stops at once.
struct Caller {
  AccountId account;
  std::string email;
  std::string name;
  Role role = Role::USER;
  PlanName plan = PlanName::INSIGHT_FREE;
  SessionId session;
  // What the credential allows (scope.h); nothing: all that the account may do. This and what follows are no columns.
  std::optional<std::vector<std::string>> scopes;
  std::string key;     // the id of the API key that was used; empty for a log-in
  std::string remote;  // the asking address
  std::string trace;   // the request's traceparent, kept on what it sets in motion; may be empty
};
BOOST_DESCRIBE_STRUCT(Caller, (), (account, email, name, role, plan, session))

// Where a log-in comes from, for the list of log-ins and the audit log.
struct Asker {
  std::string remote = "";
  std::string device = "";  // what it calls itself: a device's name or a browser's
};

// --- on the wire ---

inline constexpr std::int64_t kMostName = 100;     // characters
inline constexpr std::int64_t kMostAddress = 254;  // of mail
inline constexpr std::int64_t kLeastPassword = 8;  // characters
inline constexpr std::int64_t kMostPassword = 1'000;
// Of those who give an address, a name and a new password.
inline json::Bounds person_bounds() {
  return {{"email", 1, kMostAddress}, {"name", 1, kMostName}, {"password", kLeastPassword, kMostPassword}};
}

struct Registration {
  std::string email;
  std::string password;
  std::string name;
  std::optional<std::string> invitation;  // the token of one; needed where registration is closed
};
BOOST_DESCRIBE_STRUCT(Registration, (), (email, password, name, invitation))
void validate(const Registration& wanted, json::Problems& problems);
inline json::Bounds bounds(const Registration*) {
  return person_bounds();
}

// 1 to 100 characters that can be read; else a problem at /name.
void check_name(std::string_view name, json::Problems& problems);
void check_email(std::string_view email, json::Problems& problems);

struct PasswordChange {
  std::string current_password;
  std::string new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current_password, new_password))
void validate(const PasswordChange& wanted, json::Problems& problems);
inline json::Bounds bounds(const PasswordChange*) {
  return {{"newPassword", kLeastPassword, kMostPassword}};
}

struct Credentials {
  std::string email;
  std::string password;
  std::optional<std::string> device_id;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (email, password, device_id))

struct RefreshRequest {
  std::optional<std::string> refresh_token;
};
BOOST_DESCRIBE_STRUCT(RefreshRequest, (), (refresh_token))

struct User {
  AccountId id;
  std::string email;
  std::string name;
  Role role = Role::USER;
  PlanName insight_plan_id = PlanName::INSIGHT_FREE;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, email, name, role, insight_plan_id))

struct SignedIn {
  User user;
  std::string access_token;
  std::string refresh_token;
  std::int64_t expires_in = 0;  // seconds that the access token holds
  std::string sid = "";         // for the dashboard's cookie, in no body; empty when there is nothing to set
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (user, access_token, refresh_token, expires_in))

struct CliSignedIn {
  std::string access_token;
  std::string refresh_token;
  AccountId user_id;
  PlanName insight_plan_id = PlanName::INSIGHT_FREE;
  std::int64_t expires_in = 0;
};
BOOST_DESCRIBE_STRUCT(CliSignedIn, (), (access_token, refresh_token, user_id, insight_plan_id, expires_in))

// Who is asking, flat and under `user`: clients read either.
struct Me : User {
  User user;
};
BOOST_DESCRIBE_STRUCT(Me, (User), (user))

struct Jwks {
  std::vector<boost::json::value> keys;
};
BOOST_DESCRIBE_STRUCT(Jwks, (), (keys))

struct Done {
  bool success = true;
};
BOOST_DESCRIBE_STRUCT(Done, (), (success))

// Not the whole grammar of addresses; what mail could be sent to.
bool looks_like_email(std::string_view email);
// Trimmed and lower-case: how addresses are kept and compared.
std::string canonical_email(std::string_view email);

}  // namespace insight::account
