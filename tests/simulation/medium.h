// Medium: messages "job, dispatch" on their way from the rows to whoever works, as a Redis carries them that loses, repeats and
// delays them. Decides about sending as BullQueue does. For the simulation.
#pragma once

#include <set>

#include "dice.h"
#include "queue/sql_queue.h"

namespace insight::simulation {

struct Message {
  queue::JobId job;
  std::int64_t dispatch = 0;
  auto operator<=>(const Message&) const = default;
};

class Medium {
 public:
  // Sends what may start and is missing; what was taken long ago, or has ended, while its row still waits goes out under a new
  // name.
  void pass(db::Transaction& tx, queue::SqlQueue& rows, queue::Lane lane, Millis now);
  std::optional<Message> take(Dice& dice, Millis now);
  void done(const Message& message);     // its row is finished
  void dropped(const Message& message);  // it is forgotten, as if it had never been
  // Loses one, doubles one, or loses all.
  void spoil(Dice& dice);

 private:
  std::vector<Message> waiting_;
  std::map<Message, Millis> taken_;
  std::set<Message> ended_;
};

}  // namespace insight::simulation
