// Outbox: tells the world what happened, later. Called by every feature inside the transaction that makes the event true; a
// delivery for each endpoint that wants it is written there, and sender.h takes it from the row. Nothing is sent here. Any thread.
// Its bell wakes this process's sender after the commit; it keeps nothing that a restart could lose.
#pragma once

#include <array>
#include <boost/json/object.hpp>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string_view>

#include "account/account.h"
#include "db/database.h"
#include "webhook/types.h"

namespace insight::webhook {

inline constexpr std::array<std::string_view, 5> event_types{"analysis.completed", "analysis.failed", "project.created",
                                                             "project.deleted", "usage.threshold"};
inline constexpr std::string_view ping_type = "webhook.ping";  // asked for by an endpoint's owner; no subscription needed

struct Event {
  std::string_view type;     // one of event_types
  boost::json::object data;  // what happened; never a secret
};

class Outbox {
 public:
  Outbox(const Clock& clock, IdMaker& ids) : clock_(clock), ids_(ids) {}
  void publish(db::Transaction& tx, const account::AccountId& account, const Event& event) const;
  // To one endpoint, whatever events it wants.
  Delivery send_to(db::Transaction& tx, const EndpointId& endpoint, const Event& event) const;
  // The same message, as another delivery.
  Delivery send_again(db::Transaction& tx, const Delivery& earlier) const;

  void wake_after(db::Transaction& tx) const;
  // Blocks until something was written after the tick `seen`, the stop, or the time is up. Returns the newest tick.
  std::uint64_t wait(std::uint64_t seen, std::stop_token stop, std::chrono::milliseconds most) const;

 private:
  Delivery enqueue(db::Transaction& tx, Delivery delivery) const;

  const Clock& clock_;
  IdMaker& ids_;
  mutable std::mutex mutex_;
  mutable std::condition_variable_any written_;
  mutable std::uint64_t tick_ = 1;
};

}  // namespace insight::webhook
