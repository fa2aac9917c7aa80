// Our side of bull_rows.mjs: jobs whose rows are in PostgreSQL and whose messages go through BullMQ, with nothing to do in them.
//   bull_rows fill DATABASE COUNT                      so many rows
//   bull_rows work DATABASE REDIS CONCURRENCY COUNT    until so many are done; prints jobs a second between the first and the last
#include <fmt/format.h>

#include <cstdlib>

#include "db/postgres.h"
#include "queue/bull_queue.h"
#include "queue/kinds.h"
#include "queue/worker_pool.h"

using namespace insight;
using namespace insight::queue;

namespace {

constexpr db::Query count_done{"bench.done", "SELECT COUNT(*) FROM job WHERE finished_at IS NOT NULL"};
constexpr db::Query span{"bench.span", "SELECT MAX(finished_at) - MIN(finished_at) FROM job"};

void fill(db::Database& database, SqlQueue& rows, int count) {
  for (int at = 0; at < count; at += 500)
    database.transact([&](db::Transaction& tx) {
      for (int i = at; i < std::min(count, at + 500); ++i)
        rows.enqueue(tx, {.id = JobId{fmt::format("ours-{}", i)}, .kind = "BENCH", .tenant = "bench", .tenant_cap = 1'000});
    });
}

void work(db::Database& database, std::shared_ptr<SqlQueue> rows, const char* redis, unsigned concurrency, int count) {
  const SystemClock clock;
  Log log{clock, LogLevel::error};
  BullOptions options{.address = redis::parse_address(redis), .window = 2 * std::size_t{concurrency}};
  BullQueue queue(std::move(rows), options, clock, log);
  queue.start(database);
  const WorkerPool pool(
      database, queue, Lane::ANALYSIS,
      [&](const Work& work) { database.transact([&](db::Transaction& tx) { queue.finish(tx, work.lease); }); }, log, concurrency);
  while (database.read([](db::Transaction& tx) { return tx.one<std::int64_t>(count_done); }) < count)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const auto took = database.read([](db::Transaction& tx) { return tx.one<std::int64_t>(span); });
  fmt::print("{:.0f}\n", count / (static_cast<double>(took) / 1'000));
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) return 2;
  const SystemClock clock;
  SystemRandom random;
  PlainHooks hooks;
  const auto database = db::open_postgres(words[2], {.connections = 64});
  const auto rows = std::make_shared<SqlQueue>(HooksByKind{{"BENCH", &hooks}}, clock, random);
  if (std::string_view(words[1]) == "fill") {
    fill(*database, *rows, std::atoi(words[3]));
  } else {
    work(*database, rows, words[3], static_cast<unsigned>(std::atoi(words[4])), std::atoi(words[5]));
  }
}
