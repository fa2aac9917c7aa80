#include "medium.h"

#include <algorithm>

namespace insight::simulation {
namespace {

constexpr std::size_t kWindow = 4;
constexpr Millis kStuck = 5'000;

}  // namespace

void Medium::pass(db::Transaction& tx, queue::SqlQueue& rows, queue::Lane lane, Millis now) {
  for (const auto& job : rows.startable(tx, lane, kWindow)) {
    const Message message{job.id, job.dispatch};
    const auto taken = taken_.find(message);
    const bool lost = ended_.contains(message) || (taken != taken_.end() && now - taken->second >= kStuck);
    if (lost) {
      rows.redispatch(tx, job.id, job.dispatch);
    } else if (taken == taken_.end() && std::ranges::find(waiting_, message) == waiting_.end() && waiting_.size() < kWindow) {
      waiting_.push_back(message);
    }
  }
}

std::optional<Message> Medium::take(Dice& dice, Millis now) {
  if (waiting_.empty()) return std::nullopt;
  const auto at = waiting_.begin() + (dice.one_in(4) ? dice.below(static_cast<int>(waiting_.size())) : 0);
  const auto message = *at;
  waiting_.erase(at);
  taken_.insert_or_assign(message, now);
  return message;
}

void Medium::done(const Message& message) {
  taken_.erase(message);
  ended_.insert(message);
}

void Medium::dropped(const Message& message) {
  taken_.erase(message);
}

void Medium::spoil(Dice& dice) {
  switch (dice.below(4)) {
    case 0:
      waiting_.clear(), taken_.clear(), ended_.clear();
      break;
    case 1:
      if (!taken_.empty()) waiting_.push_back(taken_.begin()->first);
      break;
    case 2:
      if (!waiting_.empty()) ended_.insert(waiting_.back()), waiting_.pop_back();
      break;
    default:
      if (!waiting_.empty()) waiting_.push_back(waiting_.front());
  }
}

}  // namespace insight::simulation
