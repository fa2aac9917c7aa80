#include "memory_database.h"

#include "base/clock.h"
#include "base/error.h"
#include "db/migrate.h"

namespace insight::simulation {
namespace {

[[noreturn]] void fail(const char* where) {
  throw Error{ErrorCode::unavailable, std::string("the database is away (simulated, ") + where + ")"};
}

}  // namespace

MemoryDatabase::MemoryDatabase() : connection_(":memory:", db::sqlite::Access::read_write, 0, meter_), faulty_(connection_) {
  const SystemClock clock;
  const auto migrations = db::embedded_migrations(db::Dialect::sqlite);
  db::migrate(*this, migrations, clock);
}

void MemoryDatabase::fail_next(Fault fault, int after_statements) {
  fault_ = fault;
  after_statements_ = after_statements;
}

void MemoryDatabase::empty(std::initializer_list<std::string_view> tables) {
  transact([&](db::Transaction& tx) {
    for (const auto table : tables) tx.script("DELETE FROM " + std::string(table));
  });
}

void MemoryDatabase::in_writer(const Work& work) {
  const auto fault = std::exchange(fault_, Fault::NONE);
  db::Transaction tx(faulty_, db::Dialect::sqlite);
  connection_.execute("BEGIN IMMEDIATE");
  try {
    if (fault == Fault::STATEMENT) faulty_.fail_after(after_statements_);
    work(tx);
    faulty_.fail_never();
    if (fault == Fault::STATEMENT || fault == Fault::COMMIT) fail("commit");
    connection_.execute("COMMIT");
  } catch (...) {
    faulty_.fail_never();
    connection_.execute("ROLLBACK");
    throw;
  }
  if (fault == Fault::ANSWER) fail("answer");
  run_after_commit(tx);
}

void MemoryDatabase::in_reader(const Work& work) {
  db::Transaction tx(connection_, db::Dialect::sqlite);
  work(tx);
}

std::int64_t MemoryDatabase::Faulty::run(const db::Query& query, std::span<const db::Param> params, const db::RowSink* sink) {
  if (left_ == 0) fail("statement");
  if (left_ > 0) --left_;
  return inner_.run(query, params, sink);
}

}  // namespace insight::simulation
