// The rows of devices that ask to be let in. Called by DeviceFlow alone, inside its transactions.
#pragma once

#include <optional>
#include <string>

#include "account/account.h"
#include "db/database.h"

namespace insight::account::store {

enum class GrantState : std::uint8_t { PENDING, APPROVED, DENIED, USED };
BOOST_DESCRIBE_ENUM(GrantState, PENDING, APPROVED, DENIED, USED)

struct DeviceGrant {
  std::string id;
  std::string device_hash;
  std::string user_code;
  std::string client_id;
  std::string remote;
  GrantState state = GrantState::PENDING;
  std::int64_t interval_seconds = 0;
  std::optional<Millis> polled_at;
  std::optional<AccountId> account_id;  // who opened it, and then who decided
  std::optional<std::string> ticket_hash;
  Millis created_at = 0;
  Millis expires_at = 0;
};
BOOST_DESCRIBE_STRUCT(DeviceGrant, (),
                      (id, device_hash, user_code, client_id, remote, state, interval_seconds, polled_at, account_id, ticket_hash,
                       created_at, expires_at))

void insert(db::Transaction& tx, const DeviceGrant& grant);
std::int64_t count_grants(db::Transaction& tx);
std::int64_t count_grants_of(db::Transaction& tx, const std::string& remote);
void delete_expired_grants(db::Transaction& tx, Millis now);
std::optional<DeviceGrant> find_by_device(db::Transaction& tx, const std::string& device_hash);
std::optional<DeviceGrant> find_by_user_code(db::Transaction& tx, const std::string& user_code);
// The grant as it is now decided; nothing when the ticket is not that of a pending one.
std::optional<DeviceGrant> decide(db::Transaction& tx, const std::string& ticket_hash, GrantState to, Millis now);
void note_poll(db::Transaction& tx, const std::string& id, Millis now, std::int64_t interval_seconds);
void set_ticket(db::Transaction& tx, const std::string& id, const AccountId& account, const std::string& ticket_hash);
// True when the grant was in state `from`.
bool move_grant(db::Transaction& tx, const std::string& id, GrantState from, GrantState to);

}  // namespace insight::account::store
