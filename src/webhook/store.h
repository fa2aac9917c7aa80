// The rows of endpoints, deliveries and taken-in messages. Called by the services of this folder alone, inside their transactions.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "webhook/types.h"

namespace insight::webhook::store {

void insert(db::Transaction& tx, const Endpoint& endpoint);
void update(db::Transaction& tx, const Endpoint& endpoint);
void remove(db::Transaction& tx, const EndpointId& id);
std::optional<Endpoint> find_owned(db::Transaction& tx, const EndpointId& id, const account::AccountId& owner);
// Nobody else changes or deletes it until the transaction ends.
std::optional<Endpoint> take_owned(db::Transaction& tx, const EndpointId& id, const account::AccountId& owner);
std::optional<Endpoint> find(db::Transaction& tx, const EndpointId& id);
std::vector<Endpoint> list(db::Transaction& tx, const account::AccountId& owner, std::int64_t limit, std::int64_t offset);
std::int64_t count(db::Transaction& tx, const account::AccountId& owner);

// The account's enabled endpoints that want events of this type.
std::vector<EndpointId> interested(db::Transaction& tx, const account::AccountId& account, std::string_view type);

void insert(db::Transaction& tx, const Delivery& delivery);
std::optional<Delivery> find_owned(db::Transaction& tx, const DeliveryId& id, const account::AccountId& owner);
std::vector<Delivery> list(db::Transaction& tx, const EndpointId& endpoint, const std::optional<DeliveryState>& state,
                           std::int64_t limit, std::int64_t offset);
std::int64_t count(db::Transaction& tx, const EndpointId& endpoint, const std::optional<DeliveryState>& state);

enum class Which : std::uint8_t { ALL, QUICK_ALONE };  // endpoints; slow ones may be left out
// The delivery that has been due the longest, of an enabled endpoint that nobody holds.
std::optional<DeliveryId> find_due(db::Transaction& tx, Millis now, Which which);
// When the next one will be, if there is one; not for those of endpoints that are held now.
std::optional<Millis> next_due(db::Transaction& tx, Millis now, Which which);
// Counts the attempt and holds the endpoint for `holder` until then; nothing when it isn't due any more or the endpoint is held.
std::optional<Delivery> begin_attempt(db::Transaction& tx, const DeliveryId& id, std::string_view holder, Millis now, Millis until);

// How an attempt ended. Each changes nothing, and says so, unless exactly this attempt of the delivery is still open.
struct Ended {
  DeliveryId id;
  std::int64_t attempt = 0;
  std::optional<std::int64_t> status;
  std::optional<std::string> error;
};
bool delivered(db::Transaction& tx, const Ended& attempt, Millis now);
bool failed_for_good(db::Transaction& tx, const Ended& attempt, Millis now);
bool failed_for_now(db::Transaction& tx, const Ended& attempt, Millis next);
bool broken_off(db::Transaction& tx, const Ended& attempt);  // by us: it is not counted and due again
void insert(db::Transaction& tx, const DeliveryAttempt& attempt);
std::vector<DeliveryAttempt> attempts(db::Transaction& tx, const DeliveryId& delivery);  // oldest first
void release(db::Transaction& tx, const EndpointId& endpoint, std::string_view holder, bool slow);

// 410: the receiver wants nothing any more. False when it was disabled already.
bool disable(db::Transaction& tx, const EndpointId& endpoint, std::string_view reason, Millis now);
void fail_pending(db::Transaction& tx, const EndpointId& endpoint, std::string_view reason, Millis now);

// The delivery log's bounds: nothing from before `since`, and of each endpoint's finished ones the newest `each`.
void trim(db::Transaction& tx, Millis since, std::int64_t each);

// True for the first time that the message comes.
bool take_in(db::Transaction& tx, std::string_view message, std::string_view type, Millis now);
void note_outcome(db::Transaction& tx, std::string_view message, bool applied, std::string_view reason);
void trim_messages(db::Transaction& tx, Millis since);

}  // namespace insight::webhook::store
