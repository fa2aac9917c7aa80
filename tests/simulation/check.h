// Check: what must hold between any two transactions, whatever went wrong before, and what must hold when all has come to rest.
// For the simulation.
#pragma once

#include <stdexcept>

#include "ledger.h"
#include "queue/job_queue.h"

namespace insight::simulation {

class Violation : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Check {
 public:
  // Throws Violation.
  void step(db::Transaction& tx);
  // When nothing is left to do.
  void rest(db::Transaction& tx, const Ledger& ledger);
  // The job that must be next by the rules of the fair order, told from the rows alone; nothing: none may start.
  static std::optional<queue::JobId> next(db::Transaction& tx, queue::Lane lane, Millis now);
  // Whether the row says that this lease stands.
  static bool stands(db::Transaction& tx, const queue::Lease& lease);
  // Throws Violation unless that message named the job's present dispatch, and its tenant runs no more than it may.
  static void claimed(db::Transaction& tx, const queue::Lease& lease, std::int64_t dispatch);
  // The jobs whose leases have time left.
  static std::vector<queue::JobId> alive(db::Transaction& tx, Millis now);

 private:
  struct Seen {
    queue::JobState state;
    std::int64_t epoch;
    std::int64_t dispatch;
    bool operator==(const Seen&) const = default;
  };
  void never_back(const queue::JobId& job, const Seen& before, const Seen& now);

  std::map<std::string, Seen, std::less<>> seen_;
};

}  // namespace insight::simulation
