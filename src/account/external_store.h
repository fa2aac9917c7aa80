// The rows that link another issuer's subjects to accounts. Called by ExternalAccounts alone, inside its transactions.
#pragma once

#include <optional>
#include <string>

#include "account/account.h"
#include "db/database.h"

namespace insight::account::store {

struct ExternalIdentity {
  std::string id;
  std::string issuer;
  std::string subject;
  AccountId account_id;
  PlanName plan = PlanName::INSIGHT_FREE;  // what the issuer's claim last gave
  Millis created_at = 0;
};
BOOST_DESCRIBE_STRUCT(ExternalIdentity, (), (id, issuer, subject, account_id, plan, created_at))

void insert(db::Transaction& tx, const ExternalIdentity& identity);
std::optional<ExternalIdentity> find_external(db::Transaction& tx, const std::string& issuer, const std::string& subject);
// The claim's plan, here and, where the account still has what the claim gave before, there.
void move_plan(db::Transaction& tx, const ExternalIdentity& identity, PlanName plan, Millis now);
// True when there is such an account.
bool set_disabled(db::Transaction& tx, const AccountId& account, std::optional<Millis> since);

}  // namespace insight::account::store
