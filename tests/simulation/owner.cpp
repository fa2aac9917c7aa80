#include "owner.h"

namespace insight::simulation {
namespace {

constexpr const char* tables = R"(
  CREATE TABLE sim_owner (id TEXT PRIMARY KEY, tenant TEXT NOT NULL, status TEXT NOT NULL, code TEXT NOT NULL DEFAULT '',
    result_epoch INTEGER, finished INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE sim_result (job TEXT NOT NULL, epoch INTEGER NOT NULL, ordinal INTEGER NOT NULL, PRIMARY KEY (job, epoch, ordinal));
  CREATE TABLE sim_quota (tenant TEXT PRIMARY KEY, reserved INTEGER NOT NULL, settled INTEGER NOT NULL);)";

constexpr db::Query insert{"sim.accept", "INSERT INTO sim_owner (id, tenant, status) VALUES ($1, $2, 'QUEUED')"};
constexpr db::Query set_status{"sim.status", "UPDATE sim_owner SET status = $2, code = $3 WHERE id = $1"};
constexpr db::Query set_finished{"sim.finished",
                                 "UPDATE sim_owner SET status = 'COMPLETED', finished = finished + 1 WHERE id = $1"};
constexpr db::Query set_result{"sim.result_epoch", "UPDATE sim_owner SET result_epoch = $2 WHERE id = $1"};
constexpr db::Query add_result{"sim.result", "INSERT INTO sim_result (job, epoch, ordinal) VALUES ($1, $2, $3)"};
constexpr db::Query reserve{"sim.reserve", R"(
  INSERT INTO sim_quota (tenant, reserved, settled) VALUES ($1, 1, 0) ON CONFLICT (tenant) DO UPDATE SET reserved = reserved + 1)"};
constexpr db::Query settle{"sim.settle", R"(
  UPDATE sim_quota SET reserved = reserved - 1, settled = settled + $2
  WHERE tenant = (SELECT tenant FROM sim_owner WHERE id = $1))"};

}  // namespace

void Owner::make_tables(db::Database& database) {
  database.transact([](db::Transaction& tx) { tx.script(tables); });
}

void Owner::accept(db::Transaction& tx, const queue::JobId& job, std::string_view tenant) {
  tx.run(insert, job, tenant);
  tx.run(reserve, tenant);
}

void Owner::cancelled(db::Transaction& tx, const queue::JobId& job) {
  tx.run(set_status, job, "CANCELLED", "");
  tx.run(settle, job, 0);
}

void Owner::write(db::Transaction& tx, const queue::Lease& lease, int ordinal) {
  tx.run(add_result, lease.job, lease.epoch, ordinal);
}

void Owner::choose(db::Transaction& tx, const queue::Lease& lease) {
  tx.run(set_result, lease.job, lease.epoch);
}

void Owner::on_claimed(db::Transaction& tx, const queue::Job& job) {
  tx.run(set_status, job.id, "RUNNING", "");
}

void Owner::on_returned(db::Transaction& tx, const queue::Job& job, std::string_view) {
  tx.run(set_status, job.id, "QUEUED", "");
}

void Owner::on_finished(db::Transaction& tx, const queue::Job& job) {
  tx.run(set_finished, job.id);
  tx.run(settle, job.id, 1);
}

void Owner::on_dead(db::Transaction& tx, const queue::Job& job, std::string_view code, std::string_view) {
  tx.run(set_status, job.id, "FAILED", code);
  tx.run(settle, job.id, 0);
}

}  // namespace insight::simulation
