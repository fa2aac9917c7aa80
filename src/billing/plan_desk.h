// PlanDesk: an owner of the installation gives an account a plan, with or without payments. Called by a handler whose guard has
// made sure of the role; owns its transaction; any thread. A later payment decides anew.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "billing/grants.h"
#include "json/decode.h"

namespace insight::billing {

struct PlanChange {
  PlanName plan = PlanName::INSIGHT_FREE;
  std::optional<std::string> until;  // after it the account is on the free plan
};
BOOST_DESCRIBE_STRUCT(PlanChange, (), (plan, until))
void validate(const PlanChange& wanted, json::Problems& problems);

struct PlanGranted {
  bool success = true;
  account::AccountId account_id;
  PlanName plan = PlanName::INSIGHT_FREE;
  std::optional<std::string> plan_until;
};
BOOST_DESCRIBE_STRUCT(PlanGranted, (), (success, account_id, plan, plan_until))

class PlanDesk {
 public:
  PlanDesk(db::Database& database, const Grants& grants, const Clock& clock)
      : database_(database), grants_(grants), clock_(clock) {}
  // Throws Error: not_found; invalid for an end that is over.
  PlanGranted change(const account::Caller& caller, const account::AccountId& account, const PlanChange& wanted) const;

 private:
  db::Database& database_;
  const Grants& grants_;
  const Clock& clock_;
};

}  // namespace insight::billing
