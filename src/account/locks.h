// Locks for what is decided by what was read: taken before the reading, they keep everybody else, on any server, from doing the
// like until the transaction ends. Always in the order in which they stand here, several accounts by their ids, so that nobody
// waits in a circle. A single statement that says what it expects (UPDATE … WHERE state = …) needs none.
#pragma once

#include "account/account.h"
#include "db/database.h"

namespace insight::account {

// Who is an owner, and the invitations that make one.
inline void lock_owners(db::Transaction& tx) {
  tx.lock("owners");
}
// Whether another issuer's subject has an account yet.
inline void lock_identity(db::Transaction& tx, const std::string& issuer, const std::string& subject) {
  tx.lock("identity:" + issuer + "\n" + subject);
}
// What an account has: its plan and month, its projects, sources, keys and endpoints, and who is logged in with its password.
inline void lock_account(db::Transaction& tx, const AccountId& account) {
  tx.lock("account:" + account.text());
}

}  // namespace insight::account
