// Outbox: tells the world what happened, later. Called by every feature inside the transaction that makes the event true; a
// delivery for each endpoint that wants it is written there, and sender.h takes it from the row. Nothing is sent here. Any thread.
#pragma once

#include <array>
#include <boost/json/object.hpp>
#include <string_view>

#include "account/account.h"
#include "db/database.h"

namespace insight::webhook {

inline constexpr std::array<std::string_view, 5> event_types{"analysis.completed", "analysis.failed", "project.created",
                                                             "project.deleted", "usage.threshold"};

struct Event {
  std::string_view type;     // one of event_types
  boost::json::object data;  // what happened; never a secret
};

class Outbox {
 public:
  Outbox(const Clock& clock, IdMaker& ids) : clock_(clock), ids_(ids) {}
  void publish(db::Transaction& tx, const account::AccountId& account, const Event& event) const;

 private:
  const Clock& clock_;
  IdMaker& ids_;
};

}  // namespace insight::webhook
