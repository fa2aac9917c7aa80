// The rows of usage, of anchors and of accounts' plans. SQL lives in store.cpp alone; every function works in the caller's
// transaction.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "account/account.h"
#include "billing/period.h"
#include "billing/plans.h"
#include "db/database.h"

namespace insight::billing::store {

struct UsagePeriod {
  std::string id;
  account::AccountId account_id;
  Millis starts_at = 0;
  Millis ends_at = 0;
  std::int64_t reserved = 0;
  std::int64_t settled = 0;
  Limit plan_limit;
  int notified = 0;  // percent
  std::int64_t used() const { return reserved + settled; }
  bool operator==(const UsagePeriod&) const = default;
};
BOOST_DESCRIBE_STRUCT(UsagePeriod, (), (id, account_id, starts_at, ends_at, reserved, settled, plan_limit, notified))

enum class RecordState : std::uint8_t { RESERVED, SETTLED, RELEASED };
BOOST_DESCRIBE_ENUM(RecordState, RESERVED, SETTLED, RELEASED)

// What an account has been granted. After `plan_until` it is on the free plan, whatever the row still says.
struct Granted {
  account::AccountId id;
  PlanName plan = PlanName::INSIGHT_FREE;
  std::optional<Millis> plan_until;
  Millis created_at = 0;
  PlanName at(Millis now) const { return plan_until && *plan_until <= now ? PlanName::INSIGHT_FREE : plan; }
};
BOOST_DESCRIBE_STRUCT(Granted, (), (id, plan, plan_until, created_at))

// Throws Error(not_found).
Granted require_granted(db::Transaction& tx, const account::AccountId& account);
void set_granted(db::Transaction& tx, const account::AccountId& account, PlanName plan, std::optional<Millis> until, Millis now);
// Accounts whose plan ended by itself, at most so many.
std::vector<account::AccountId> expired_grants(db::Transaction& tx, Millis now, std::int64_t most);

std::optional<Anchor> find_anchor(db::Transaction& tx, const account::AccountId& account);
void put_anchor(db::Transaction& tx, const account::AccountId& account, const Anchor& anchor, Millis now);
void remove_anchor(db::Transaction& tx, const account::AccountId& account);

std::optional<UsagePeriod> find_open(db::Transaction& tx, const account::AccountId& account, Millis now);
// Does nothing when there is one with this start.
void insert_period(db::Transaction& tx, const std::string& id, const account::AccountId& account, const Period& period, Millis now);
void move_period(db::Transaction& tx, const UsagePeriod& period, const Period& to);
// The one guarded UPDATE: nothing when the limit is reached.
std::optional<UsagePeriod> reserve(db::Transaction& tx, const std::string& period, Limit limit);
void set_notified(db::Transaction& tx, const std::string& period, int percent);

void insert_record(db::Transaction& tx, const std::string& id, const UsagePeriod& period, std::string_view analysis, Millis now);
// From RESERVED, once. False when it was moved before or never reserved.
bool close_record(db::Transaction& tx, std::string_view analysis, RecordState to, Millis now);

// By how much periods that ended since then, or go on, differ from their records, over all accounts.
std::int64_t drift(db::Transaction& tx, Millis since);
// Periods that ended before, with their records; at most so many. Returns how many.
std::int64_t remove_periods(db::Transaction& tx, Millis ended_before, std::int64_t most);

std::int64_t count_projects(db::Transaction& tx, const account::AccountId& account);
std::int64_t count_running(db::Transaction& tx, const account::AccountId& account);

}  // namespace insight::billing::store
