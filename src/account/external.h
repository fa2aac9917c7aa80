// ExternalAccounts: the accounts of people whom another issuer logs in. The first good token makes the account; after that it is
// found by issuer and subject alone, so an e-mail address never opens somebody else's. The plan is the account's; an issuer's claim
// moves it only as long as nothing else has. Called by Accounts with what a verified token proved; any thread.
#pragma once

#include "account/issuers.h"
#include "base/id.h"
#include "db/database.h"

namespace insight::account {

class ExternalAccounts {
 public:
  ExternalAccounts(db::Database& database, const Clock& clock, IdMaker& ids) : database_(database), clock_(clock), ids_(ids) {}

  // Throws Error(unauthenticated, ACCOUNT_DISABLED).
  Caller caller_of(const ForeignUser& user);

 private:
  db::Database& database_;
  const Clock& clock_;
  IdMaker& ids_;
};

}  // namespace insight::account
