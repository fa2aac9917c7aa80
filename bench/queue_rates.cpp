// The queue on each database: accept, claim and finish, each a transaction, over the same statements given to the database's own
// library by hand; and how long a job that nobody expected takes from its commit to the moment when a worker begins with it.
// Prints a line each. PostgreSQL and Redis are started here and keep nothing.
#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <stdexcept>

#include "base/test_folder.h"
#include "db/migrate.h"
#include "db/postgres.h"
#include "db/sqlite.h"
#include "db/test_postgres.h"
#include "queue/bull_queue.h"
#include "queue/kinds.h"
#include "redis/test_redis.h"

using namespace insight;
using namespace insight::queue;

namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr int kJobs = 500;
constexpr int kRounds = 3;
constexpr int kStarts = 200;

// A database's own library, and nothing else: statements that were prepared before, values as text.
class Bare {
 public:
  virtual ~Bare() = default;
  virtual void execute(const char* sql) = 0;
  virtual std::size_t prepare(const char* sql) = 0;
  virtual std::string run(std::size_t statement, const std::vector<std::string>& values) = 0;  // the first value of the first row
};

class BareSqlite final : public Bare {
 public:
  explicit BareSqlite(const std::filesystem::path& file) {
    sqlite3_open(file.c_str(), &database_);
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    execute("PRAGMA foreign_keys = ON");
  }
  ~BareSqlite() override {
    for (auto* statement : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
  }
  void execute(const char* sql) override {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
  }
  std::size_t prepare(const char* sql) override {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(database_));
    statements_.push_back(statement);
    return statements_.size() - 1;
  }
  std::string run(std::size_t number, const std::vector<std::string>& values) override {
    auto* statement = statements_[number];
    for (std::size_t i = 0; i < values.size(); ++i) {  // by the statement's own numbering: $2 may come first
      const int place = sqlite3_bind_parameter_index(statement, ("$" + std::to_string(i + 1)).c_str());
      sqlite3_bind_text(statement, place, values[i].data(), static_cast<int>(values[i].size()), SQLITE_STATIC);
    }
    std::string first;
    while (sqlite3_step(statement) == SQLITE_ROW)
      if (first.empty()) first = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    sqlite3_reset(statement);
    return first;
  }

 private:
  sqlite3* database_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
};

class BarePostgres final : public Bare {
 public:
  explicit BarePostgres(const std::string& address) : connection_(PQconnectdb(address.c_str()), PQfinish) {}
  void execute(const char* sql) override { check(PQexec(connection_.get(), sql)); }
  std::size_t prepare(const char* sql) override {
    const auto name = "s" + std::to_string(++prepared_);
    check(PQprepare(connection_.get(), name.c_str(), sql, 0, nullptr));
    return static_cast<std::size_t>(prepared_);
  }
  std::string run(std::size_t number, const std::vector<std::string>& values) override {
    std::vector<const char*> texts;
    for (const auto& value : values) texts.push_back(value.c_str());
    const auto name = "s" + std::to_string(number);
    return check(
        PQexecPrepared(connection_.get(), name.c_str(), static_cast<int>(texts.size()), texts.data(), nullptr, nullptr, 0));
  }

 private:
  static std::string check(PGresult* answer) {
    const std::unique_ptr<PGresult, void (*)(PGresult*)> held(answer, PQclear);
    const auto status = PQresultStatus(answer);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(PQresultErrorMessage(answer));
    return PQntuples(answer) > 0 ? PQgetvalue(answer, 0, 0) : "";
  }
  std::unique_ptr<PGconn, void (*)(PGconn*)> connection_;
  int prepared_ = 0;
};

struct Rates {
  double accept = 0, claim = 0, finish = 0;
};

template <class Work>
double rate_of(Work&& work) {
  const auto start = SteadyClock::now();
  for (int i = 0; i < kJobs; ++i) work(i);
  return kJobs / std::chrono::duration<double>(SteadyClock::now() - start).count();
}

std::string name_of(const char* who, int round, int number) {
  return fmt::format("{}-{}-{}", who, round, number);
}

Rates ours(db::Database& database, int round) {
  const SystemClock clock;
  SystemRandom random;
  PlainHooks hooks;
  SqlQueue queue({{"BENCH", &hooks}}, clock, random);
  std::vector<Lease> leases;
  Rates rates;
  rates.accept = rate_of([&](int i) {
    database.transact([&](db::Transaction& tx) {
      queue.enqueue(tx, {.id = JobId{name_of("ours", round, i)}, .kind = "BENCH", .tenant = "bench", .tenant_cap = 1'000'000});
    });
  });
  rates.claim = rate_of([&](int) {
    leases.push_back(database.transact([&](db::Transaction& tx) { return *queue.claim(tx, "bench", Lane::ANALYSIS); }));
  });
  rates.finish = rate_of(
      [&](int i) { database.transact([&](db::Transaction& tx) { queue.finish(tx, leases[static_cast<std::size_t>(i)]); }); });
  return rates;
}

// What the queue must ask for at least: fair turn, number, row; the next in turn within its cap, its row, the clock, the attempt;
// the end of both.
Rates by_hand(Bare& bare, bool postgres, int round) {
  const auto turn = bare.prepare(
      "INSERT INTO job_tenant (id, vft) VALUES ($1, (SELECT vclock FROM job_clock WHERE id = 'clock') + 16) "
      "ON CONFLICT (id) DO UPDATE SET vft = CASE WHEN job_tenant.vft > excluded.vft - 16 THEN job_tenant.vft + 16 "
      "ELSE excluded.vft END RETURNING vft");
  const auto seq = bare.prepare(postgres ? "SELECT nextval('job_seq')" : "UPDATE job_clock SET seq = seq + 1 RETURNING seq");
  const auto insert = bare.prepare(
      "INSERT INTO job (id, kind, tenant, state, priority, weight, tenant_cap, vft, seq, run_after, created_at, lane) "
      "VALUES ($1, 'BENCH', 'bench', 'QUEUED', 0, 1, 1000000, $2, $3, $4, $4, 'ANALYSIS')");
  const auto next = bare.prepare(
      "SELECT j.id FROM job j WHERE j.state = 'QUEUED' AND j.lane = 'ANALYSIS' AND j.run_after <= $1 AND (SELECT COUNT(*) FROM job "
      "r "
      "WHERE r.state = 'RUNNING' AND r.tenant = j.tenant) < j.tenant_cap ORDER BY j.priority, j.vft, j.seq LIMIT 1");
  const auto claim = bare.prepare(
      "UPDATE job SET state = 'RUNNING', epoch = epoch + 1, starts = starts + 1, worker = 'bench', lease_until = $2 "
      "WHERE id = $1 AND state = 'QUEUED' RETURNING vft");
  const auto advance = bare.prepare("UPDATE job_clock SET vclock = $1 WHERE id = 'clock' AND vclock < $1");
  const auto attempt = bare.prepare(
      "INSERT INTO job_attempt (id, job_id, epoch, worker, started_at, outcome) VALUES ($1, $2, 1, 'bench', $3, 'RUNNING')");
  const auto end = bare.prepare(
      "UPDATE job SET state = 'COMPLETED', finished_at = $2, lease_until = NULL, progress = 100, starts = starts - 1 "
      "WHERE id = $1 AND epoch = 1 AND state = 'RUNNING'");
  const auto close = bare.prepare(
      "UPDATE job_attempt SET ended_at = $2, outcome = 'COMPLETED' WHERE job_id = $1 AND epoch = 1 AND outcome = 'RUNNING'");
  const auto now = std::to_string(SystemClock().now());
  std::vector<std::string> claimed;
  Rates rates;
  rates.accept = rate_of([&](int i) {
    bare.execute("BEGIN");
    const auto vft = bare.run(turn, {"bench"});
    bare.run(insert, {name_of("bare", round, i), vft, bare.run(seq, {}), now});
    bare.execute("COMMIT");
  });
  rates.claim = rate_of([&](int) {
    bare.execute("BEGIN");
    claimed.push_back(bare.run(next, {now}));
    bare.run(advance, {bare.run(claim, {claimed.back(), now})});
    bare.run(attempt, {claimed.back() + ".1", claimed.back(), now});
    bare.execute("COMMIT");
  });
  rates.finish = rate_of([&](int i) {
    bare.execute("BEGIN");
    bare.run(end, {claimed[static_cast<std::size_t>(i)], now});
    bare.run(close, {claimed[static_cast<std::size_t>(i)], now});
    bare.execute("COMMIT");
  });
  return rates;
}

// In turns, the best of each.
void compare(const char* where, db::Database& database, Bare& bare) {
  Rates best, best_bare;
  const auto keep = [](Rates& kept, const Rates& rates) {
    kept = {std::max(kept.accept, rates.accept), std::max(kept.claim, rates.claim), std::max(kept.finish, rates.finish)};
  };
  const bool postgres = database.dialect() == db::Dialect::postgres;
  for (int round = 0; round < kRounds; ++round) {
    keep(best, ours(database, round));
    keep(best_bare, by_hand(bare, postgres, round));
  }
  const auto line = [&](const char* what, double us, double them) {
    fmt::print("{:<62} {:6.2f}   ({:.0f}/s over {:.0f}/s)\n", fmt::format("{}: {} a job / the bare statements", where, what),
               us / them, us, them);
  };
  line("accept", best.accept, best_bare.accept);
  line("claim", best.claim, best_bare.claim);
  line("finish", best.finish, best_bare.finish);
}

// One job at a time comes out of the blue; a worker elsewhere waits for it.
void time_starts(const char* mode, db::Database& producer, JobQueue& adds, db::Database& consumer, JobQueue& takes) {
  const SystemClock clock;
  Log log{clock, LogLevel::error};
  std::mutex mutex;
  std::condition_variable ended;
  int done = 0;
  SteadyClock::time_point began;
  const WorkerPool pool(
      consumer, takes, Lane::ANALYSIS,
      [&](const Work& work) {
        const auto now = SteadyClock::now();
        consumer.transact([&](db::Transaction& tx) { takes.finish(tx, work.lease); });
        const std::lock_guard lock(mutex);
        began = now;
        ++done;
        ended.notify_all();
      },
      log, 1);
  std::vector<double> waits;
  for (int i = 0; i < kStarts; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    producer.transact([&](db::Transaction& tx) {
      adds.enqueue(tx, {.id = JobId{name_of(mode, 0, i)}, .kind = "BENCH", .tenant = "starts", .tenant_cap = 10});
    });
    const auto committed = SteadyClock::now();
    std::unique_lock lock(mutex);
    ended.wait(lock, [&] { return done > i; });
    waits.push_back(std::max(0.0, std::chrono::duration<double, std::milli>(began - committed).count()));
  }
  std::ranges::sort(waits);
  fmt::print("{:<62} p50 {:.2f} ms, p99 {:.2f} ms\n", fmt::format("{}: from a job's commit to its start by an idle worker", mode),
             waits[kStarts / 2], waits[kStarts * 99 / 100]);
}

struct Rows {
  explicit Rows(db::Database& database)
      : queue(std::make_shared<SqlQueue>(HooksByKind{{"BENCH", &hooks}}, clock, random)),
        signals(database.signals("bench", [this] { queue->wake(); })) {
    if (signals) queue->tell_others_by([this] { signals->tell(); });
  }
  SystemClock clock;
  SystemRandom random;
  PlainHooks hooks;
  std::shared_ptr<SqlQueue> queue;
  std::unique_ptr<db::Signals> signals;
};

std::unique_ptr<db::Database> migrated(std::unique_ptr<db::Database> database) {
  const auto migrations = db::embedded_migrations(database->dialect());
  db::migrate(*database, migrations, SystemClock());
  return database;
}

void measure_sqlite() {
  const TestFolder folder;
  const auto database = migrated(db::open_sqlite(folder.path() / "db"));
  BareSqlite bare(folder.path() / "db");
  compare("SQLite", *database, bare);
  const Rows rows(*database);
  time_starts("SQLite", *database, *rows.queue, *database, *rows.queue);
}

void measure_postgres() {
  db::TestPostgres server;
  const auto address = server.new_database();
  const auto database = migrated(db::open_postgres(address));
  BarePostgres bare(address);
  compare("PostgreSQL", *database, bare);
  const auto other = db::open_postgres(address);
  const Rows adds(*database), takes(*other);
  time_starts("PostgreSQL", *database, *adds.queue, *other, *takes.queue);

  const redis::TestRedis redis;
  const SystemClock clock;
  Log log{clock, LogLevel::error};
  BullOptions options{.address = redis.address()};
  BullQueue producer(adds.queue, options, clock, log), consumer(takes.queue, options, clock, log);
  producer.start(*database);
  consumer.start(*other);
  time_starts("BullMQ", *database, producer, *other, consumer);
}

}  // namespace

int main() {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  measure_sqlite();
  measure_postgres();
}
