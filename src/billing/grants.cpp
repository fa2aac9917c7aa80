#include "billing/grants.h"

#include <algorithm>

#include "account/locks.h"
#include "base/time_text.h"
#include "billing/store.h"

namespace insight::billing {

void Grants::set_plan(db::Transaction& tx, const Grant& grant) const {
  account::lock_account(tx, grant.account);
  const auto before = store::require_granted(tx, grant.account);
  if (before.plan == grant.plan && before.plan_until == grant.until) return;
  store::set_granted(tx, grant.account, grant.plan, grant.until, clock_.now());
  const auto& plan = plans_.of(grant.plan);
  queue_.reweigh(tx, grant.account.text(), queue::Lane::ANALYSIS, static_cast<int>(plan.weight), tenant_cap(plan));
  boost::json::object detail{{"from", db::name_of_enumerator(before.plan)}, {"to", db::name_of_enumerator(grant.plan)}};
  if (grant.until) detail["until"] = to_iso8601(*grant.until);
  if (!grant.cause.empty()) detail["cause"] = grant.cause;
  audit_.record(tx, {grant.account, grant.actor, "plan.changed", grant.account.text(), std::move(detail), ""});
}

void Grants::set_anchor(db::Transaction& tx, const account::AccountId& account, const std::optional<Anchor>& anchor) const {
  const auto now = clock_.now();
  account::lock_account(tx, account);
  const auto open = store::find_open(tx, account, now);
  if (anchor) {
    store::put_anchor(tx, account, *anchor, now);
  } else {
    store::remove_anchor(tx, account);
  }
  if (!open) return;
  const auto from = anchor.value_or(Anchor{store::require_granted(tx, account).created_at, {}});
  store::move_period(tx, *open, period_at(from, now));
}

int Grants::end_expired(db::Transaction& tx, std::int64_t most) const {
  int ended = 0;
  const auto now = clock_.now();
  auto accounts = store::expired_grants(tx, now, most);
  std::ranges::sort(accounts, {}, &account::AccountId::text);
  for (const auto& account : accounts) {
    account::lock_account(tx, account);
    const auto until = store::require_granted(tx, account).plan_until;
    if (!until || *until > now) continue;  // paid for, just now
    set_plan(tx, {account, PlanName::INSIGHT_FREE, std::nullopt, "system", "the grace is over"});
    ++ended;
  }
  return ended;
}

}  // namespace insight::billing
