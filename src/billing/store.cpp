#include "billing/store.h"

#include "base/error.h"

namespace insight::billing::store {
namespace {

using db::Query;

constexpr Query granted{"plan.granted", "SELECT id, plan, plan_until, created_at FROM account WHERE id = $1"};
constexpr Query grant{"plan.grant", "UPDATE account SET plan = $2, plan_until = $3, updated_at = $4 WHERE id = $1"};
constexpr Query expired{"plan.expired", "SELECT id FROM account WHERE plan_until <= $1 ORDER BY plan_until LIMIT $2"};

constexpr Query anchor_of{"anchor.find", "SELECT starts_at, ends_at FROM billing_anchor WHERE id = $1"};
constexpr Query set_anchor{"anchor.put", R"(
  INSERT INTO billing_anchor (id, starts_at, ends_at, updated_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at, updated_at = excluded.updated_at)"};
constexpr Query delete_anchor{"anchor.remove", "DELETE FROM billing_anchor WHERE id = $1"};

#define INSIGHT_PERIOD_COLUMNS "id, account_id, starts_at, ends_at, reserved, settled, plan_limit, notified"
constexpr Query open_period{"usage.open", "SELECT " INSIGHT_PERIOD_COLUMNS R"( FROM usage_period
  WHERE account_id = $1 AND starts_at <= $2 AND ends_at > $2 ORDER BY starts_at DESC LIMIT 1)"};
constexpr Query begin_period{"usage.begin", R"(
  INSERT INTO usage_period (id, account_id, starts_at, ends_at, created_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (account_id, starts_at) DO NOTHING)"};
// The start stays where it is when an earlier period began at the new one: what was counted counts in any case.
constexpr Query shift_period{"usage.shift", R"(
  UPDATE usage_period SET ends_at = $3, starts_at = CASE
    WHEN EXISTS (SELECT 1 FROM usage_period o WHERE o.account_id = usage_period.account_id AND o.starts_at = $2 AND o.id <> $1)
    THEN starts_at ELSE $2 END
  WHERE id = $1)"};
constexpr Query reserve_one{"usage.reserve", R"(
  UPDATE usage_period SET reserved = reserved + 1, plan_limit = $2 WHERE id = $1 AND (CAST($2 AS BIGINT) IS NULL OR reserved + settled < $2)
  RETURNING )" INSIGHT_PERIOD_COLUMNS};
constexpr Query note_notified{"usage.notified", "UPDATE usage_period SET notified = $2 WHERE id = $1"};

constexpr Query add_record{"usage.record", R"(
  INSERT INTO usage_record (id, period_id, account_id, type, analysis_id, state, created_at, updated_at)
  VALUES ($1, $2, $3, 'ANALYSIS', $4, 'RESERVED', $5, $5))"};
constexpr Query end_record{"usage.end_record", R"(
  UPDATE usage_record SET state = $2, updated_at = $3 WHERE analysis_id = $1 AND state = 'RESERVED' RETURNING period_id)"};
constexpr Query end_reservation{"usage.end_reservation", R"(
  UPDATE usage_period SET reserved = reserved - 1, settled = settled + $2 WHERE id = $1)"};

constexpr Query sum_drift{"usage.drift", R"(
  SELECT COALESCE(SUM(ABS(p.reserved - (SELECT COUNT(*) FROM usage_record r WHERE r.period_id = p.id AND r.state = 'RESERVED'))
                        + ABS(p.settled - (SELECT COUNT(*) FROM usage_record r WHERE r.period_id = p.id AND r.state = 'SETTLED'))), 0)
  FROM usage_period p WHERE p.ends_at > $1)"};
constexpr Query delete_periods{"usage.remove_periods", R"(
  DELETE FROM usage_period WHERE id IN (SELECT id FROM usage_period WHERE ends_at < $1 AND reserved = 0 ORDER BY ends_at LIMIT $2))"};

constexpr Query projects_of{"usage.projects", "SELECT COUNT(*) FROM project WHERE user_id = $1"};
constexpr Query running_of{"usage.running", "SELECT COUNT(*) FROM analysis WHERE user_id = $1 AND status = 'RUNNING'"};

}  // namespace

Granted require_granted(db::Transaction& tx, const account::AccountId& account) {
  if (auto found = tx.find<Granted>(granted, account)) return *std::move(found);
  throw Error{ErrorCode::not_found, "There is no account `" + account.text() + "`"};
}

void set_granted(db::Transaction& tx, const account::AccountId& account, PlanName plan, std::optional<Millis> until, Millis now) {
  tx.run(grant, account, plan, until, now);
}

std::vector<account::AccountId> expired_grants(db::Transaction& tx, Millis now, std::int64_t most) {
  return tx.all<account::AccountId>(expired, now, most);
}

std::optional<Anchor> find_anchor(db::Transaction& tx, const account::AccountId& account) {
  return tx.find<Anchor>(anchor_of, account);
}

void put_anchor(db::Transaction& tx, const account::AccountId& account, const Anchor& anchor, Millis now) {
  tx.run(set_anchor, account, anchor.starts_at, anchor.ends_at, now);
}

void remove_anchor(db::Transaction& tx, const account::AccountId& account) {
  tx.run(delete_anchor, account);
}

std::optional<UsagePeriod> find_open(db::Transaction& tx, const account::AccountId& account, Millis now) {
  return tx.find<UsagePeriod>(open_period, account, now);
}

void insert_period(db::Transaction& tx, const std::string& id, const account::AccountId& account, const Period& period,
                   Millis now) {
  tx.run(begin_period, id, account, period.start, period.end, now);
}

void move_period(db::Transaction& tx, const UsagePeriod& period, const Period& to) {
  tx.run(shift_period, period.id, to.start, to.end);
}

std::optional<UsagePeriod> reserve(db::Transaction& tx, const std::string& period, Limit limit) {
  return tx.find<UsagePeriod>(reserve_one, period, limit);
}

void set_notified(db::Transaction& tx, const std::string& period, int percent) {
  tx.send(note_notified, period, percent);
}

void insert_record(db::Transaction& tx, const std::string& id, const UsagePeriod& period, std::string_view analysis, Millis now) {
  tx.send(add_record, id, period.id, period.account_id, analysis, now);
}

bool close_record(db::Transaction& tx, std::string_view analysis, RecordState to, Millis now) {
  const auto period = tx.find<std::string>(end_record, analysis, to, now);
  if (!period) return false;
  tx.send(end_reservation, *period, to == RecordState::SETTLED ? 1 : 0);
  return true;
}

std::int64_t drift(db::Transaction& tx, Millis since) {
  return tx.one<std::int64_t>(sum_drift, since);
}

std::int64_t remove_periods(db::Transaction& tx, Millis ended_before, std::int64_t most) {
  return tx.run(delete_periods, ended_before, most);
}

std::int64_t count_projects(db::Transaction& tx, const account::AccountId& account) {
  return tx.one<std::int64_t>(projects_of, account);
}

std::int64_t count_running(db::Transaction& tx, const account::AccountId& account) {
  return tx.one<std::int64_t>(running_of, account);
}

}  // namespace insight::billing::store
