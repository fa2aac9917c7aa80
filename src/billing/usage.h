// Usage: the month's count of analyses. One is reserved with the submit, settled when it is COMPLETED, released when we failed or
// it was cancelled before it ran, each at most once and in the transaction that makes it so. Unlimited plans are counted too. Any
// thread; the database holds all state, and the last free place is given by one guarded UPDATE.
#pragma once

#include "account/account.h"
#include "base/id.h"
#include "billing/period.h"
#include "billing/plans.h"
#include "db/database.h"
#include "webhook/outbox.h"

namespace insight::billing {

struct UsageView;
namespace store {
struct UsagePeriod;
}

class Usage {
 public:
  Usage(db::Database& database, const Plans& plans, const webhook::Outbox& outbox, IdMaker& ids, const Clock& clock)
      : database_(database), plans_(plans), outbox_(outbox), ids_(ids), clock_(clock) {}

  // The plan that the account is on now. Read with every use: an upgrade and the end of a grace work at once.
  const Plan& plan_of(db::Transaction& tx, const account::AccountId& account) const;

  // Throws Error(quota_exceeded) with limit, used, resetAt, plan, upgradeUrl.
  void reserve(db::Transaction& tx, const account::AccountId& account, const Plan& plan, std::string_view analysis) const;
  // Of an analysis that was reserved; a second call and one that was never reserved change nothing.
  void settle(db::Transaction& tx, std::string_view analysis) const;
  void release(db::Transaction& tx, std::string_view analysis) const;

  UsageView show(const account::Caller& caller) const;
  // The gauge that must stay 0: by how much the open and youngest periods differ from their records. Reads those records.
  std::int64_t drift() const;

 private:
  void tell_thresholds(db::Transaction& tx, const Plan& plan, const store::UsagePeriod& period) const;

  db::Database& database_;
  const Plans& plans_;
  const webhook::Outbox& outbox_;
  IdMaker& ids_;
  const Clock& clock_;
};

// --- on the wire ---

struct UsageSpan {
  std::string start;
  std::string end;
};
BOOST_DESCRIBE_STRUCT(UsageSpan, (), (start, end))

struct AnalysisUsage {
  std::int64_t used = 0;  // settled + reserved
  std::int64_t settled = 0;
  std::int64_t reserved = 0;
  Limit limit;      // null: unlimited
  Limit remaining;  // null: unlimited
};
BOOST_DESCRIBE_STRUCT(AnalysisUsage, (), (used, settled, reserved, limit, remaining))

struct CountedUsage {
  std::int64_t used = 0;
  Limit limit;
};
BOOST_DESCRIBE_STRUCT(CountedUsage, (), (used, limit))

struct UsageView {
  bool success = true;
  PlanName plan = PlanName::INSIGHT_FREE;
  std::optional<std::string> plan_until;
  UsageSpan period;
  AnalysisUsage analyses;
  CountedUsage projects;
  CountedUsage running;
  Limit files_per_analysis;
  Limit retention_days;
};
BOOST_DESCRIBE_STRUCT(UsageView, (),
                      (success, plan, plan_until, period, analyses, projects, running, files_per_analysis, retention_days))

}  // namespace insight::billing
