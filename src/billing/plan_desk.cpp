#include "billing/plan_desk.h"

#include "base/error.h"
#include "base/time_text.h"

namespace insight::billing {

void validate(const PlanChange& wanted, json::Problems& problems) {
  if (wanted.until && !from_iso8601(*wanted.until)) problems.add("/until", "must be a time in UTC, such as 2026-01-31T00:00:00Z");
}

PlanGranted PlanDesk::change(const account::Caller& caller, const account::AccountId& account, const PlanChange& wanted) const {
  const auto until = wanted.until ? from_iso8601(*wanted.until) : std::nullopt;
  if (until && *until <= clock_.now())
    throw Error{
        ErrorCode::invalid, "The plan would be over already; leave `until` out or give a time to come", {{"/until", "is over"}}};
  database_.transact([&](db::Transaction& tx) { grants_.set_plan(tx, {account, wanted.plan, until, caller.account.text(), ""}); });
  return {true, account, wanted.plan, until ? std::optional{to_iso8601(*until)} : std::nullopt};
}

}  // namespace insight::billing
