// How quickly findings become issues: a whole run (child, pipe, decoding, checks, batches under the job's epoch) over a bare batch
// insert of the same rows into the same table, both on the disk; with the word `postgres`, over one bare COPY of them into a server
// that is started here. Prints the ratio of their rates; 1 would be free.
#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <future>

#include "analysis/hooks.h"
#include "analysis/packed.h"
#include "analysis/run_analysis.h"
#include "analysis/service.h"
#include "base/test_folder.h"
#include "db/migrate.h"
#include "db/open.h"
#include "db/test_postgres.h"
#include "json/encode.h"
#include "queue/sql_queue.h"

using namespace insight;
using namespace insight::analysis;

namespace {

int rows_to_store = 40'000;
constexpr int kMessage = 500;

std::vector<engine::Finding> made(int first, int count) {
  std::vector<engine::Finding> findings(static_cast<std::size_t>(count));
  for (auto& finding : findings) {
    finding.file = fmt::format("src/module{}/service.py", first / 20);
    finding.place = {static_cast<std::uint32_t>(first % 500 + 1), 5, static_cast<std::uint32_t>(first % 500 + 1), 60};
    finding.severity = static_cast<engine::Severity>(first % 5);
    finding.detector = "security";
    finding.rule = "subprocess-shell-input";
    finding.message = "A value from the request reaches a shell through `run`; anyone can run commands on this host.";
    finding.category = "security";
    finding.code = "    subprocess.run(\"convert \" + name, shell=True)";
    finding.suggestion = "Pass a list and leave shell off; quote with shlex.quote where a shell is unavoidable.";
    finding.cwe = {"CWE-78"};
    finding.fingerprint = fmt::format("{:032x}", first++);
  }
  return findings;
}

int child(std::string_view, const process::ChildLink& link) {
  for (int at = 0; at < rows_to_store; at += kMessage) link.send(kFindings + packed(made(at, kMessage)));
  link.send(kEnd + json::encode(ChildEnd{}));
  return 0;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

constexpr const char* kCopy = "CREATE TABLE kept AS SELECT * FROM analysis_issue; DELETE FROM analysis_issue; ";

// The rows that the run left, inserted again by nothing but SQLite: prepared once, one transaction.
double bare_insert(const std::filesystem::path& file) {
  sqlite3* db = nullptr;
  sqlite3_open(file.c_str(), &db);
  sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", nullptr, nullptr, nullptr);
  sqlite3_exec(db, kCopy, nullptr, nullptr, nullptr);
  std::vector<std::vector<std::string>> rows;
  sqlite3_stmt* read = nullptr;
  sqlite3_prepare_v2(db, "SELECT * FROM kept ORDER BY ordinal", -1, &read, nullptr);
  const int columns = sqlite3_column_count(read);
  while (sqlite3_step(read) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int c = 0; c < columns; ++c) row.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(read, c)));
  }
  sqlite3_finalize(read);
  std::string places = "?";
  for (int c = 1; c < columns; ++c) places += ",?";
  const auto start = std::chrono::steady_clock::now();
  sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
  sqlite3_stmt* write = nullptr;
  sqlite3_prepare_v2(db, ("INSERT INTO analysis_issue VALUES (" + places + ")").c_str(), -1, &write, nullptr);
  for (const auto& row : rows) {
    for (int c = 0; c < columns; ++c) {
      const auto& text = row[static_cast<std::size_t>(c)];
      sqlite3_bind_text(write, c + 1, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
    sqlite3_step(write);
    sqlite3_reset(write);
  }
  sqlite3_finalize(write);
  sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
  const auto took = seconds_since(start);
  sqlite3_close(db);
  return took;
}

void require(bool holds, PGconn* connection) {
  if (!holds) throw std::runtime_error(PQerrorMessage(connection));
}

// The rows that the run left, copied in again by nothing but libpq.
double bare_copy(const std::string& address) {
  const std::unique_ptr<PGconn, void (*)(PGconn*)> held(PQconnectdb(address.c_str()), PQfinish);
  auto* connection = held.get();
  const auto run = [&](const char* sql) { PQclear(PQexec(connection, sql)); };
  run("COPY (SELECT * FROM analysis_issue ORDER BY ordinal) TO STDOUT");
  std::string rows;
  char* piece = nullptr;
  for (int size = PQgetCopyData(connection, &piece, 0); size > 0; size = PQgetCopyData(connection, &piece, 0)) {
    rows.append(piece, static_cast<std::size_t>(size));
    PQfreemem(piece);
  }
  while (PGresult* rest = PQgetResult(connection)) PQclear(rest);
  run("TRUNCATE analysis_issue");
  const auto start = std::chrono::steady_clock::now();
  run("COPY analysis_issue FROM STDIN");
  constexpr std::size_t kPiece = 1 << 16;
  for (std::size_t at = 0; at < rows.size(); at += kPiece)
    require(PQputCopyData(connection, rows.data() + at, static_cast<int>(std::min(kPiece, rows.size() - at))) == 1, connection);
  require(PQputCopyEnd(connection, nullptr) == 1, connection);
  while (PGresult* answer = PQgetResult(connection)) {
    require(PQresultStatus(answer) == PGRES_COMMAND_OK, connection);
    PQclear(answer);
  }
  return seconds_since(start);
}

}  // namespace

int main(int words, char** word) {
  const bool postgres = words > 1 && std::string_view(word[1]) == "postgres";
  if (postgres) rows_to_store = 100'000;
  auto helper = process::Helper::start([] { return process::ChildMain{child}; });
  const TestFolder folder;
  const SystemClock clock;
  SystemRandom random;
  IdMaker ids{clock, random};
  Log log{clock, LogLevel::error};
  std::optional<db::TestPostgres> server;
  if (postgres) server.emplace();
  const std::string address = server ? server->new_database() : (folder.path() / "db").string();
  auto database = db::open(address);
  db::migrate(*database, db::embedded_migrations(database->dialect()), clock);
  database->transact([](db::Transaction& tx) {
    tx.script(R"(INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at)
                   VALUES ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1))");
  });
  const billing::Plans plans;
  const webhook::Outbox outbox{clock, ids};
  const account::Audit audit{clock, ids};
  const billing::Usage usage{*database, plans, outbox, ids, clock};
  source::Sources sources{*database, folder.path() / "sources", ids, clock};
  project::Projects projects{*database, usage, sources, clock, ids, outbox, audit};
  AnalysisHooks hooks{usage, clock, outbox};
  queue::SqlQueue queue{{{std::string(kJobKind), &hooks}}, clock, random};
  Analyses analyses{*database, queue, usage, projects, sources, ids, clock, {folder.path()}};
  account::Caller ann;
  ann.account = account::AccountId{"ann"};
  const Submit wanted{"bench", std::vector<std::string>{"security"}, {}, folder.path().string(), {}};
  analyses.submit(ann, wanted, MissingProject::CREATE);

  const auto lease = database->transact([&](db::Transaction& tx) { return *queue.claim(tx, "bench", queue::Lane::ANALYSIS); });
  RunAnalysis run{*database, queue, helper, clock, log};
  std::atomic<int> progress = 0;
  const auto start = std::chrono::steady_clock::now();
  run({lease, {}, progress});
  const auto ours = seconds_since(start);
  database.reset();
  const auto bare = postgres ? bare_copy(address) : bare_insert(address);
  fmt::print("{:<62} {:6.2f}   ({:.0f}/s over {:.0f}/s; aim: 0.7 or more)\n",
             postgres ? "100,000 findings stored / one bare COPY of the same rows"
                      : "findings stored / a bare batch insert of the same rows",
             bare / ours, rows_to_store / ours, rows_to_store / bare);
}
