#include "account/device_store.h"

namespace insight::account::store {
namespace {

using db::Query;

constexpr Query insert_grant{"device_grant.insert", R"(
  INSERT INTO device_grant (id, device_hash, user_code, client_id, remote, state, interval_seconds, polled_at, account_id, ticket_hash,
                            created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))"};
constexpr Query count_all{"device_grant.count", "SELECT COUNT(*) FROM device_grant"};
constexpr Query count_of_remote{"device_grant.count_of", "SELECT COUNT(*) FROM device_grant WHERE remote = $1"};
constexpr Query delete_expired_rows{"device_grant.delete_expired", "DELETE FROM device_grant WHERE expires_at <= $1"};
constexpr Query by_device{"device_grant.by_device", "SELECT * FROM device_grant WHERE device_hash = $1"};
constexpr Query by_user_code{"device_grant.by_user_code", "SELECT * FROM device_grant WHERE user_code = $1"};
constexpr Query poll{"device_grant.poll", "UPDATE device_grant SET polled_at = $2, interval_seconds = $3 WHERE id = $1"};
constexpr Query give_ticket{"device_grant.ticket", R"(
  UPDATE device_grant SET account_id = $2, ticket_hash = $3 WHERE id = $1 AND state = 'PENDING')"};
constexpr Query move{"device_grant.move", "UPDATE device_grant SET state = $3, ticket_hash = NULL WHERE id = $1 AND state = $2"};
// One statement: whoever opens the page meanwhile has a ticket of his own, under which nothing was decided.
constexpr Query decide_pending{"device_grant.decide", R"(
  UPDATE device_grant SET state = $2, ticket_hash = NULL
   WHERE ticket_hash = $1 AND state = 'PENDING' AND expires_at > $3 RETURNING *)"};

}  // namespace

void insert(db::Transaction& tx, const DeviceGrant& grant) {
  tx.run_struct(insert_grant, grant);
}

std::int64_t count_grants(db::Transaction& tx) {
  return tx.one<std::int64_t>(count_all);
}

std::int64_t count_grants_of(db::Transaction& tx, const std::string& remote) {
  return tx.one<std::int64_t>(count_of_remote, remote);
}

void delete_expired_grants(db::Transaction& tx, Millis now) {
  tx.run(delete_expired_rows, now);
}

std::optional<DeviceGrant> find_by_device(db::Transaction& tx, const std::string& device_hash) {
  return tx.find<DeviceGrant>(by_device, device_hash);
}

std::optional<DeviceGrant> find_by_user_code(db::Transaction& tx, const std::string& user_code) {
  return tx.find<DeviceGrant>(by_user_code, user_code);
}

std::optional<DeviceGrant> decide(db::Transaction& tx, const std::string& ticket_hash, GrantState to, Millis now) {
  return tx.find<DeviceGrant>(decide_pending, ticket_hash, to, now);
}

void note_poll(db::Transaction& tx, const std::string& id, Millis now, std::int64_t interval_seconds) {
  tx.run(poll, id, now, interval_seconds);
}

void set_ticket(db::Transaction& tx, const std::string& id, const AccountId& account, const std::string& ticket_hash) {
  tx.run(give_ticket, id, account, ticket_hash);
}

bool move_grant(db::Transaction& tx, const std::string& id, GrantState from, GrantState to) {
  return tx.run(move, id, from, to) == 1;
}

}  // namespace insight::account::store
