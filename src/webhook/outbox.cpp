#include <boost/json/serialize.hpp>

#include "base/time_text.h"
#include "webhook/outbox.h"

namespace insight::webhook {
namespace {

// `events` is a JSON list of words, so a word with its quotes is found in it or isn't.
constexpr db::Query find_interested{"webhook.interested", R"(
  SELECT id FROM webhook_endpoint WHERE user_id = $1 AND enabled = 1 AND (events LIKE $2 OR events LIKE '%"*"%') ORDER BY id)"};
constexpr db::Query insert_delivery{"webhook.enqueue", R"(
  INSERT INTO webhook_delivery (id, endpoint_id, event_id, event_type, body, state, next_attempt_at, created_at)
  VALUES ($1, $2, $3, $4, $5, 'PENDING', $6, $6))"};

}  // namespace

void Outbox::publish(db::Transaction& tx, const account::AccountId& account, const Event& event) const {
  const auto endpoints = tx.all<std::string>(find_interested, account, "%\"" + std::string(event.type) + "\"%");
  if (endpoints.empty()) return;
  const auto now = clock_.now();
  const auto event_id = ids_.uuid_v7();
  const auto body = boost::json::serialize(
      boost::json::object{{"id", event_id}, {"type", event.type}, {"timestamp", to_iso8601(now)}, {"data", event.data}});
  for (const auto& endpoint : endpoints) tx.run(insert_delivery, ids_.uuid_v7(), endpoint, event_id, event.type, body, now);
}

}  // namespace insight::webhook
