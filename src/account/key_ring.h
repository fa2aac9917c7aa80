// KeyRing: the keys that sign and verify our access tokens. The newest signs; one that was replaced verifies until the last token
// it signed has run out, and is deleted then. Kept in the database: a rotation by another process is seen within half a minute, and
// at once where a token names a key that isn't known yet. Any thread.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "base/id.h"
#include "base/random.h"
#include "crypto/jwt.h"
#include "db/database.h"

namespace insight::account {

constexpr Millis access_lifetime = 15 * 60'000;

// A key as its owner may see it.
struct KeyFacts {
  std::string id;
  std::string algorithm;
  Millis created_at = 0;
  std::optional<Millis> retired_at;
  std::optional<Millis> verifies_until;  // nothing for the one that signs
};

class KeyRing {
 public:
  // Makes the first key when there is none.
  KeyRing(db::Database& database, const Clock& clock, IdMaker& ids, Random& random);

  std::shared_ptr<const crypto::SigningKey> signer();
  std::optional<crypto::PublicKey> find(std::string_view id);
  // Every key that verifies, {"keys": […]}.
  boost::json::object jwks();

  // A new key signs from now on. Returns its facts.
  KeyFacts rotate();
  // The one that signs first.
  std::vector<KeyFacts> list();

 private:
  struct Keys {
    std::vector<std::shared_ptr<const crypto::SigningKey>> signing;  // the first one signs
    std::vector<crypto::PublicKey> verifying;
    Millis read_at = 0;
  };
  std::shared_ptr<const Keys> keys();
  std::shared_ptr<const Keys> read_again();

  db::Database& database_;
  const Clock& clock_;
  IdMaker& ids_;
  Random& random_;
  std::mutex mutex_;
  std::shared_ptr<const Keys> keys_;
};

}  // namespace insight::account
