// DeviceFlow: how a program without a browser is let in (RFC 8628). It asks for two codes, shows the short one to a person, and
// asks again and again with the long one; the person logs in at /device, sees who is asking and approves or denies. A long code
// works once and is kept as a hash; a short one is looked up only for whoever has shown a password, and guessing it is slowed down.
// Called by handlers, from any thread. Knows no HTTP.
#pragma once

#include <string>

#include "account/audit.h"
#include "account/login_throttle.h"
#include "account/service.h"

namespace insight::account {

struct DeviceOptions {
  std::string public_url;  // "https://insight.example.org"; empty: as the asking program addressed the server
  bool https = false;      // with an empty public_url: the server is reached over TLS
  Millis lifetime = 900'000;
  std::int64_t interval_seconds = 5;            // between two questions
  std::int64_t most_pending_for_address = 100;  // an office behind one address needs more than one
  std::int64_t most_pending = 10'000;
};

struct DeviceCodeRequest {
  std::string client_id;
  std::optional<std::string> scope;  // taken and left alone: what the person may do, the program may do
};
BOOST_DESCRIBE_STRUCT(DeviceCodeRequest, (), (client_id, scope))
void validate(const DeviceCodeRequest& wanted, json::Problems& problems);
inline json::Bounds bounds(const DeviceCodeRequest*) {
  return {{"clientId", 1, kMostName}};
}

struct DeviceCode {
  std::string device_code;
  std::string user_code;  // "WDJB-MJHT"
  std::string verification_uri;
  std::string verification_uri_complete;
  std::int64_t expires_in = 0;  // seconds
  std::int64_t interval = 0;    // seconds
};
BOOST_DESCRIBE_STRUCT(DeviceCode, (), (device_code, user_code, verification_uri, verification_uri_complete, expires_in, interval))

struct DeviceTokenRequest {
  std::string device_code;
  std::optional<std::string> client_id;
  std::optional<std::string> grant_type;
};
BOOST_DESCRIBE_STRUCT(DeviceTokenRequest, (), (device_code, client_id, grant_type))

struct DeviceTokens {
  User user;
  std::string access_token;
  std::string refresh_token;
  std::string token_type = "Bearer";
  std::int64_t expires_in = 0;
};
BOOST_DESCRIBE_STRUCT(DeviceTokens, (), (user, access_token, refresh_token, token_type, expires_in))

// What a person is shown before deciding. `ticket` proves, once, that they gave their password for this very question.
struct Asking {
  std::string client_id;
  std::string remote;
  Millis created_at = 0;
  std::string email;
  std::string ticket;
};

enum class Decision : std::uint8_t { approve, deny };

class DeviceFlow {
 public:
  DeviceFlow(db::Database& database, const Clock& clock, IdMaker& ids, Random& random, Accounts& accounts, DeviceOptions options);

  // `host` is how the program addressed the server. Throws Error: invalid (a host that is none), rate_limited, unavailable.
  DeviceCode start(const DeviceCodeRequest& wanted, const std::string& host, const std::string& remote);
  // Throws Error(invalid) whose reason is the word of RFC 8628: authorization_pending, slow_down (and five seconds more between
  // questions from then on), access_denied, expired_token (also for codes that are unknown or used), unsupported_grant_type,
  // invalid_grant (another program's code).
  DeviceTokens exchange(const DeviceTokenRequest& asked);

  // Throws Error: unauthenticated (INVALID_CREDENTIALS), rate_limited, invalid (UNKNOWN_CODE).
  Asking open(const std::string& user_code, const Credentials& given, const std::string& remote);
  // The name of the program that was decided about. Throws Error(invalid, UNKNOWN_CODE) for a ticket that holds no more.
  std::string decide(const std::string& ticket, Decision decision, const std::string& remote);

 private:
  std::string free_user_code(db::Transaction& tx);

  db::Database& database_;
  const Clock& clock_;
  IdMaker& ids_;
  Random& random_;
  Accounts& accounts_;
  DeviceOptions options_;
  Audit audit_;
  LoginThrottle guesses_;
};

// "wdjb mjht" → "WDJB-MJHT": as people type it. Nothing when it can't be a code.
std::optional<std::string> canonical_user_code(std::string_view typed);

}  // namespace insight::account
