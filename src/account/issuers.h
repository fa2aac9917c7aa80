// Issuers: companies' own log-ins (OIDC providers) whose access tokens are taken here. Each has a set of keys, from a URL or a
// file, kept for ten minutes; one thread fetches it while the others go on with what they have. A key that isn't known is looked
// for again, but not more often than every half minute, so that invented names cost nobody anything. When the set can't be had, the
// last good one serves for a day at most. What a token says is believed after its signature only; which issuer's keys are asked is
// what it claims. Any thread; knows no database and no HTTP.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "account/account.h"
#include "base/clock.h"
#include "base/log.h"
#include "crypto/jwt.h"

namespace insight::account {

struct IssuerOptions {
  std::string issuer;      // exactly as in the tokens' `iss`
  std::string audience;    // what `aud` must name
  std::string jwks;        // its keys: an https:// or http:// address, or a file
  bool plan_claim = true;  // whether `insightPlanId` counts where nothing else has set the plan
};
// Throws Error(invalid) that says which issuer lacks what, or that two are the same or ours.
void validate(const std::vector<IssuerOptions>& issuers);

// The text behind an address. Throws Error where it can't be had; bounded in time and size by whoever gives it.
using FetchText = std::function<std::string(const std::string& url)>;

// What a foreign token proves.
struct ForeignUser {
  std::string issuer;
  std::string subject;
  std::string email;  // empty unless the issuer says that it is verified
  std::string name;
  std::optional<PlanName> plan;
};

// One issuer's keys.
class KeySet {
 public:
  KeySet(std::string source, const Clock& clock, FetchText fetch, Log* log);
  // Throws Error(unavailable) while there is no set at all, and when too many wait for one already: a slow issuer must not hold
  // every thread of the house.
  std::optional<crypto::PublicKey> find(std::string_view id);

 private:
  using Keys = std::vector<crypto::PublicKey>;
  bool may_fetch(bool known, Millis now) const;
  std::optional<crypto::PublicKey> among_known(std::string_view id) const;
  std::optional<crypto::PublicKey> require_set(std::optional<crypto::PublicKey> key) const;
  void wait_for_fetch(std::unique_lock<std::mutex>& lock);
  void fetch_unlocked(std::unique_lock<std::mutex>& lock);

  std::string source_;
  const Clock& clock_;
  FetchText fetch_;
  Log* log_;
  std::mutex mutex_;
  std::condition_variable fetched_;
  Keys keys_;
  bool fetching_ = false;
  int waiting_ = 0;
  std::optional<Millis> good_since_;  // when the keys were fetched
  std::optional<Millis> last_tried_;
};

class Issuers {
 public:
  // `log` may be null. Throws as validate.
  Issuers(const std::vector<IssuerOptions>& options, const Clock& clock, FetchText fetch, Log* log = nullptr);

  // Nothing when the token claims to be of no issuer known here. Throws Error: unauthenticated (INVALID_TOKEN), unavailable.
  std::optional<ForeignUser> verify(std::string_view token);
  bool empty() const { return issuers_.empty(); }

 private:
  struct Issuer {
    IssuerOptions options;
    std::unique_ptr<KeySet> keys;
  };
  const Clock& clock_;
  std::vector<Issuer> issuers_;
};

}  // namespace insight::account
