// QueueDesk: the queue of analyses as its operator sees it and what he does to it: pause, resume, redrive. Called by the owners'
// side of the API and by `insight queue`, which runs beside the server: it only writes rows, and the workers of any process heed
// them.
#pragma once

#include "account/audit.h"
#include "base/id.h"
#include "queue/job_queue.h"

namespace insight::analysis {

// On the wire too.
struct QueueView {
  bool success = true;
  std::int64_t depth = 0;                // analyses that wait
  std::optional<std::string> oldest_at;  // since when the oldest of them waits
  std::optional<Millis> oldest_age;
  std::int64_t running = 0;
  std::int64_t failed = 0;       // that ended so and were not done over again, the quarantined among them
  std::int64_t quarantined = 0;  // that took their workers down
  bool paused = false;
  std::optional<std::string> paused_since;
};
BOOST_DESCRIBE_STRUCT(QueueView, (), (success, depth, oldest_at, oldest_age, running, failed, quarantined, paused, paused_since))

// What is done over again.
enum class Redrive : std::uint8_t { QUARANTINED, FAILED };
BOOST_DESCRIBE_ENUM(Redrive, QUARANTINED, FAILED)

// The jobs that do it, one kind for each.
std::string_view redrive_job(Redrive which);

// Who asks.
struct Operator {
  std::string actor;  // for the audit log
  std::string remote;
  account::AccountId account;
};

class QueueDesk {
 public:
  QueueDesk(db::Database& database, queue::JobQueue& queue, const account::Audit& audit, IdMaker& ids, const Clock& clock)
      : database_(database), queue_(queue), audit_(audit), ids_(ids), clock_(clock) {}

  QueueView look();
  QueueView pause(const Operator& who);
  QueueView resume(const Operator& who);
  // Queues a job that makes a new analysis for each of those; a worker's process does it within seconds.
  QueueView redrive(const Operator& who, Redrive which);

 private:
  QueueView look(db::Transaction& tx);
  void record(db::Transaction& tx, const Operator& who, std::string action, boost::json::object detail = {});

  db::Database& database_;
  queue::JobQueue& queue_;
  const account::Audit& audit_;
  IdMaker& ids_;
  const Clock& clock_;
};

}  // namespace insight::analysis
