// Audit: what was done to accounts, keys, plans, endpoints and data. Called by every feature, inside the transaction that does it,
// so that nothing is done without its line and no line stands without its deed. Never holds a secret. Append only.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/object.hpp>
#include <string>

#include "account/account.h"
#include "db/database.h"

namespace insight::account {

struct AuditEntry {
  AccountId account;           // whose account it concerns
  std::string actor;           // who did it: an account's id, "stripe", "system"
  std::string action;          // "login", "key.created", "plan.changed", "analysis.cancelled" …
  std::string target;          // the id of what it was done to; may be empty
  boost::json::object detail;  // further facts, such as {"from": "INSIGHT_FREE", "to": "INSIGHT_PRO"}
  std::string remote;          // the asking address, where there is one

  // What a caller did to what is his own; names the API key that he used.
  static AuditEntry by(const Caller& caller, std::string action, std::string target, boost::json::object detail = {});
};

class Audit {
 public:
  Audit(const Clock& clock, IdMaker& ids) : clock_(clock), ids_(ids) {}
  void record(db::Transaction& tx, const AuditEntry& entry) const;

 private:
  const Clock& clock_;
  IdMaker& ids_;
};

}  // namespace insight::account
