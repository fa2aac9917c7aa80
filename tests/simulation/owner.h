// Owner: what stands beside a job in an application, in tables of its own that the hooks keep in step with it, as an analysis does:
// a status, results under an epoch, and a place reserved of the tenant's month. For the simulation.
#pragma once

#include "queue/job_queue.h"

namespace insight::simulation {

class Owner final : public queue::Hooks {
 public:
  static void make_tables(db::Database& database);

  void accept(db::Transaction& tx, const queue::JobId& job, std::string_view tenant);
  void cancelled(db::Transaction& tx, const queue::JobId& job);
  // The n-th result of this attempt.
  void write(db::Transaction& tx, const queue::Lease& lease, int ordinal);
  // Before the job is finished: these results count.
  void choose(db::Transaction& tx, const queue::Lease& lease);

  void on_claimed(db::Transaction& tx, const queue::Job& job) override;
  void on_returned(db::Transaction& tx, const queue::Job& job, std::string_view reason) override;
  void on_finished(db::Transaction& tx, const queue::Job& job) override;
  void on_dead(db::Transaction& tx, const queue::Job& job, std::string_view code, std::string_view reason) override;
};

}  // namespace insight::simulation
