#include "billing/usage.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/time_text.h"
#include "billing/store.h"

namespace insight::billing {
namespace {

constexpr std::array thresholds{80, 100};       // percent
constexpr Millis kWatched = 40 * 86'400'000LL;  // after a period's end, in which its last analyses have long ended

Anchor anchor_of(db::Transaction& tx, const store::Granted& granted) {
  return store::find_anchor(tx, granted.id).value_or(Anchor{granted.created_at, {}});
}

store::UsagePeriod open_period(db::Transaction& tx, const account::AccountId& account, IdMaker& ids, Millis now) {
  if (auto open = store::find_open(tx, account, now)) return *std::move(open);
  const auto period = period_at(anchor_of(tx, store::require_granted(tx, account)), now);
  store::insert_period(tx, ids.uuid_v7(), account, period, now);
  if (auto open = store::find_open(tx, account, now)) return *std::move(open);
  throw std::logic_error("the period that was begun is not there");
}

Limit remaining(Limit limit, std::int64_t used) {
  if (!limit) return std::nullopt;
  return std::max<std::int64_t>(*limit - used, 0);
}

[[noreturn]] void refuse(const Plan& plan, const store::UsagePeriod& period) {
  const auto resets = to_iso8601(period.ends_at);
  throw Error{ErrorCode::quota_exceeded, "All " + std::to_string(plan.analyses.value_or(0)) +
                                             " analyses of this month are used; the count resets at " + resets +
                                             ", and a higher plan raises the limit at once"}
      .titled("Monthly analysis limit reached")
      .with("upgradeUrl", "/pricing")
      .with("limit", plan.analyses.value_or(0))
      .with("used", period.used())
      .with("resetAt", resets)
      .with("plan", std::string(db::name_of_enumerator(plan.name)));
}

}  // namespace

const Plan& Usage::plan_of(db::Transaction& tx, const account::AccountId& account) const {
  return plans_.of(store::require_granted(tx, account).at(clock_.now()));
}

void Usage::reserve(db::Transaction& tx, const account::AccountId& account, const Plan& plan, std::string_view analysis) const {
  const auto now = clock_.now();
  const auto open = open_period(tx, account, ids_, now);
  const auto reserved = store::reserve(tx, open.id, plan.analyses);
  if (!reserved) refuse(plan, open);
  store::insert_record(tx, ids_.uuid_v7(), *reserved, analysis, now);
  tell_thresholds(tx, plan, *reserved);
}

void Usage::settle(db::Transaction& tx, std::string_view analysis) const {
  store::close_record(tx, analysis, store::RecordState::SETTLED, clock_.now());
}

void Usage::release(db::Transaction& tx, std::string_view analysis) const {
  store::close_record(tx, analysis, store::RecordState::RELEASED, clock_.now());
}

void Usage::tell_thresholds(db::Transaction& tx, const Plan& plan, const store::UsagePeriod& period) const {
  if (!plan.analyses) return;
  const auto limit = *plan.analyses;
  for (const int percent : thresholds) {
    if (percent <= period.notified || period.used() * 100 < limit * percent) continue;
    store::set_notified(tx, period.id, percent);
    outbox_.publish(tx, period.account_id,
                    {"usage.threshold",
                     {{"threshold", percent},
                      {"used", period.used()},
                      {"limit", limit},
                      {"plan", db::name_of_enumerator(plan.name)},
                      {"period", {{"start", to_iso8601(period.starts_at)}, {"end", to_iso8601(period.ends_at)}}}}});
  }
}

UsageView Usage::show(const account::Caller& caller) const {
  return database_.read([&](db::Transaction& tx) {
    const auto now = clock_.now();
    const auto granted = store::require_granted(tx, caller.account);
    const auto& plan = plans_.of(granted.at(now));
    const auto open = store::find_open(tx, caller.account, now).value_or(store::UsagePeriod{});
    const auto period = open.id.empty() ? period_at(anchor_of(tx, granted), now) : Period{open.starts_at, open.ends_at};
    UsageView view;
    view.plan = plan.name;
    if (granted.plan_until && *granted.plan_until > now) view.plan_until = to_iso8601(*granted.plan_until);
    view.period = {to_iso8601(period.start), to_iso8601(period.end)};
    view.analyses = {open.used(), open.settled, open.reserved, plan.analyses, remaining(plan.analyses, open.used())};
    view.projects = {store::count_projects(tx, caller.account), plan.projects};
    view.running = {store::count_running(tx, caller.account), plan.concurrency};
    view.files_per_analysis = plan.files;
    view.retention_days = plan.retention_days;
    return view;
  });
}

std::int64_t Usage::drift() const {
  const auto since = clock_.now() - kWatched;
  return database_.read([&](db::Transaction& tx) { return store::drift(tx, since); });
}

}  // namespace insight::billing
