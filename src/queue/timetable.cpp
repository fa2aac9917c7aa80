#include "queue/timetable.h"

#include <condition_variable>
#include <mutex>

namespace insight::queue {
namespace {

constexpr std::chrono::seconds kLook{30};

}  // namespace

Timetable::Timetable(db::Database& database, JobQueue& queue, const Clock& clock, Log& log, const std::vector<Recurring>& jobs)
    : database_(database), queue_(queue), clock_(clock), log_(log) {
  for (const auto& job : jobs) entries_.push_back({job});
}

Timetable::~Timetable() = default;

void Timetable::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any woken;
    while (!stop.stop_requested()) {
      try {
        enqueue_due();
      } catch (const std::exception& error) {
        log_.error("timetable.failed", {{"reason", error.what()}});  // the next look makes it
      }
      std::unique_lock lock{mutex};
      woken.wait_for(lock, stop, kLook, [] { return false; });
    }
  }};
}

int Timetable::enqueue_due() {
  int made = 0;
  for (auto& entry : entries_) {
    const auto turn = clock_.now() / entry.job.every;
    if (turn == entry.last_turn) continue;
    made += enqueue_turn(entry.job, turn) ? 1 : 0;
    entry.last_turn = turn;
  }
  return made;
}

// False: another server was first.
bool Timetable::enqueue_turn(const Recurring& job, Millis turn) {
  if (job.is_wanted && !database_.read([&](db::Transaction& tx) { return job.is_wanted(tx); })) return false;
  try {
    database_.transact([&](db::Transaction& tx) {
      NewJob next{JobId{job.kind + "-" + std::to_string(turn)}, job.kind, job.kind};
      next.lane = Lane::HOUSEKEEPING;
      queue_.enqueue(tx, next);
    });
    return true;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::conflict) return false;
    throw;
  }
}

}  // namespace insight::queue
