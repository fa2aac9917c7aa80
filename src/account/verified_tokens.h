// VerifiedTokens: the access tokens whose signature was found good lately, so that it is computed once per token and not once per
// request. Holds hashes and session ids, never tokens; says nothing about whether the session still holds. Bounded; any thread.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "account/account.h"
#include "base/clock.h"

namespace insight::account {

class VerifiedTokens {
 public:
  // The session a known token belongs to, until the token expires.
  std::optional<SessionId> find(std::string_view token, Millis now) const;
  void remember(std::string_view token, const SessionId& session, Millis expires_at);

 private:
  struct Entry {
    SessionId session;
    Millis expires_at = 0;
  };
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;  // by the token's SHA-256
};

}  // namespace insight::account
