#include "webhook/outbox.h"

#include <boost/json/serialize.hpp>

#include "base/time_text.h"
#include "webhook/store.h"

namespace insight::webhook {
namespace {

std::string body_of(const std::string& id, const Event& event, Millis now) {
  return boost::json::serialize(
      boost::json::object{{"id", id}, {"type", event.type}, {"timestamp", to_iso8601(now)}, {"data", event.data}});
}

}  // namespace

void Outbox::publish(db::Transaction& tx, const account::AccountId& account, const Event& event) const {
  const auto endpoints = store::interested(tx, account, event.type);
  if (endpoints.empty()) return;
  Delivery delivery;
  delivery.event_id = ids_.uuid_v7();
  delivery.event_type = event.type;
  delivery.body = body_of(delivery.event_id, event, clock_.now());
  for (const auto& endpoint : endpoints) {
    delivery.endpoint_id = endpoint;
    enqueue(tx, delivery);
  }
}

Delivery Outbox::send_to(db::Transaction& tx, const EndpointId& endpoint, const Event& event) const {
  Delivery delivery;
  delivery.endpoint_id = endpoint;
  delivery.event_id = ids_.uuid_v7();
  delivery.event_type = event.type;
  delivery.body = body_of(delivery.event_id, event, clock_.now());
  return enqueue(tx, std::move(delivery));
}

Delivery Outbox::send_again(db::Transaction& tx, const Delivery& earlier) const {
  Delivery delivery;
  delivery.endpoint_id = earlier.endpoint_id;
  delivery.event_id = earlier.event_id;
  delivery.event_type = earlier.event_type;
  delivery.body = earlier.body;
  delivery.replay_of = earlier.id.text();
  return enqueue(tx, std::move(delivery));
}

Delivery Outbox::enqueue(db::Transaction& tx, Delivery delivery) const {
  delivery.id = ids_.make<DeliveryId>();
  delivery.created_at = clock_.now();
  delivery.next_attempt_at = delivery.created_at;
  store::insert(tx, delivery);
  wake_after(tx);
  return delivery;
}

void Outbox::wake_after(db::Transaction& tx) const {
  tx.after_commit([this] {
    {
      const std::lock_guard lock{mutex_};
      ++tick_;
    }
    written_.notify_all();
  });
}

std::uint64_t Outbox::wait(std::uint64_t seen, std::stop_token stop, std::chrono::milliseconds most) const {
  std::unique_lock lock{mutex_};
  written_.wait_for(lock, stop, most, [&] { return tick_ != seen; });
  return tick_;
}

}  // namespace insight::webhook
