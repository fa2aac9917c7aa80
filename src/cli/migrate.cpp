// insight migrate: moves an installation's rows from SQLite to PostgreSQL or back, while no server uses either.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "app/folder_lock.h"
#include "app/house/ground.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "db/migrate.h"
#include "db/open.h"
#include "db/sessions.h"
#include "db/shared_clock.h"
#include "db/transfer.h"
#include "queue/figures.h"
#include "queue/job_order.h"

namespace insight::cli {
namespace {

namespace fs = std::filesystem;

constexpr db::TransferCounter counters[] = {queue::job_order};

// One end of the move.
struct Place {
  std::string address;  // as db::open takes it
  std::string shown;
  fs::path file;  // empty: a server

  bool on_server() const { return file.empty(); }
  fs::path folder() const { return fs::absolute(file).parent_path(); }
};

Place place_of(const Arguments& arguments, std::string_view flag) {
  constexpr std::string_view sqlite = "sqlite:";
  auto value = arguments.value(flag).value_or("");
  if (db::is_postgres(value)) return {value, db::shown(value), {}};
  // What was given is not repeated: it may hold a password.
  if (!value.starts_with(sqlite) || value.size() == sqlite.size())
    throw Error(ErrorCode::invalid, fmt::format("{}: expected sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME", flag));
  fs::path file = value.substr(sqlite.size());
  if (std::error_code ignored; fs::is_directory(file, ignored)) file /= "insight.db";
  return {file, std::string(sqlite) + file.string(), file};
}

bool is_there(const Place& place) {
  std::error_code ignored;
  return place.on_server() || fs::is_regular_file(place.file, ignored);
}

// Whoever serves the folder holds this.
void take(std::optional<app::FolderLock>& lock, const Place& place) {
  try {
    lock.emplace(place.folder());
  } catch (const Error& error) {
    if (error.code() != ErrorCode::conflict) throw;
    throw Error(ErrorCode::conflict, fmt::format("A server uses {}. Stop it first", place.folder().string())).because("IN_USE");
  }
}

// A server or worker keeps connections open for as long as it runs, and what was killed may still hold leases for seconds.
void require_alone(const Place& place, db::Database& database) {
  if (!place.on_server()) return;
  db::SharedClock clock;
  clock.follow(database);
  if (const auto sessions = database.read(db::other_sessions); !sessions.empty()) {
    const auto& first = sessions.front();
    throw Error(
        ErrorCode::conflict,
        fmt::format("{} is in use: {} other connections of this program or of the same user, such as `{}` (process {} of the "
                    "server{}). Stop all servers and workers, and whatever else is connected",
                    place.shown, sessions.size(), first.name, first.pid, first.from.empty() ? "" : ", from " + first.from))
        .because("IN_USE");
  }
  const auto held = database.read([&](db::Transaction& tx) { return queue::live_leases(tx, clock.now()); });
  if (held > 0) {
    throw Error(ErrorCode::conflict,
                fmt::format("{} is in use: workers hold {} jobs. Stop them; what a killed one held is free after "
                            "10 seconds",
                            place.shown, held))
        .because("IN_USE");
  }
}

std::string hexadecimal(const db::TableDigest& digest) {
  return fmt::format("{:016x}{:016x}", digest.high, digest.low);
}

void print(const std::vector<db::TableCount>& tables) {
  std::int64_t all = 0;
  std::printf("%-20s %12s\n", "table", "rows");
  for (const auto& [table, rows] : tables) {
    std::printf("%-20s %12lld\n", table.c_str(), static_cast<long long>(rows));
    all += rows;
  }
  std::printf("%-20s %12lld\n", "total", static_cast<long long>(all));
}

void print(const std::vector<db::TableComparison>& tables) {
  std::int64_t all = 0;
  std::printf("%-20s %12s  checksum\n", "table", "rows");
  for (const auto& one : tables) {
    std::printf("%-20s %12lld  %s  %s\n", one.table.c_str(), static_cast<long long>(one.source.rows),
                hexadecimal(one.source).c_str(), one.same() ? "ok" : "DIFFERS");
    all += one.source.rows;
  }
  std::printf("%-20s %12lld\n", "total", static_cast<long long>(all));
}

// Names every table that isn't the same on both sides.
void complain(const std::vector<db::TableComparison>& tables, db::TransferPlan::Target before) {
  for (const auto& one : tables) {
    if (one.same()) continue;
    std::fprintf(stderr, "insight: the table %s differs: %lld rows in the source, %lld in the target%s\n", one.table.c_str(),
                 static_cast<long long>(one.source.rows), static_cast<long long>(one.target.rows),
                 one.source.rows == one.target.rows ? ", with other contents" : "");
  }
  std::fputs(before == db::TransferPlan::Target::finished
                 ? "This source was moved there before, and one of the two has been used since.\n"
                 : "The source was changed between two runs. Make the target anew, empty, and run the command again.\n",
             stderr);
}

void tell_what_next(const Place& from, const Place& to) {
  std::printf("\nEverything of %s is in %s.\n", from.shown.c_str(), to.shown.c_str());
  if (to.on_server()) {
    std::printf(
        "Uploaded sources were not moved: start servers and workers with --database and with the same --data (and --blobs) as "
        "before%s\n",
        from.on_server() ? ""
                         : fmt::format(":\n  insight serve --data {} --database {}", from.folder().string(), to.shown).c_str());
    return;
  }
  const auto folder = to.folder().string();
  if (to.file.filename() != "insight.db") std::printf("A server looks for it as insight.db: rename it.\n");
  if (!fs::exists(to.folder() / "sources")) {
    std::printf(
        "Uploaded sources were not moved: unless they are in S3 (--blobs), copy the folders `sources` and `blobs` of the servers'\n"
        "--data into %s, keeping hard links (cp -a, rsync -aH).\n",
        folder.c_str());
  }
  std::printf("  insight serve --data %s\n", folder.c_str());
}

// What the target is to a plan, in words.
const char* state_of(db::TransferPlan::Target target) {
  using enum db::TransferPlan::Target;
  return target == empty ? "is empty" : target == begun ? "holds the beginning of this move" : "holds all of this already";
}

int dry_run(db::Database& source, const Place& from, const Place& to) {
  std::string state = "isn't there yet";
  if (is_there(to)) {
    const SystemClock clock;
    const auto target = db::open(to.address);
    const auto plan = db::Transfer(source, *target, counters, clock).plan();
    state = state_of(plan.target);
    if (plan.copied > 0) state += fmt::format(" ({} rows)", plan.copied);
  }
  print(db::tables_to_move(source));
  std::printf("\nWould go from %s to %s, which %s. Nothing was changed.\n", from.shown.c_str(), to.shown.c_str(), state.c_str());
  return kClean;
}

int move(db::Database& source, const Place& from, const Place& to) {
  source.read(db::require_installation);  // refuses before a file is made
  if (!to.on_server()) app::private_folder(to.folder());
  std::optional<app::FolderLock> lock;
  if (!to.on_server() && (from.on_server() || from.folder() != to.folder())) take(lock, to);
  const auto target = db::open(to.address);
  const SystemClock clock;
  db::Transfer transfer(source, *target, counters, clock);
  const auto plan = transfer.plan();
  if (plan.target != db::TransferPlan::Target::empty)
    std::fprintf(stderr, "%s %s: %lld rows\n", to.shown.c_str(), state_of(plan.target), static_cast<long long>(plan.copied));

  ProgressLine line;
  const auto show = [&](std::string_view doing, std::string_view table, std::int64_t done, std::int64_t all) {
    line.show(fmt::format("{} {}", doing, table), static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(all));
  };
  transfer.copy(plan, show);
  const auto compared = transfer.verify(plan, show);
  line.wipe();
  print(compared);
  if (!std::ranges::all_of(compared, &db::TableComparison::same)) {
    complain(compared, plan.target);
    return kUnable;
  }
  tell_what_next(from, to);
  return kClean;
}

int run(const Arguments& arguments) {
  if (!arguments.positionals().empty())
    throw Error(ErrorCode::invalid, "this command takes flags only: --from sqlite:PATH --to postgres://…, or the other way round");
  const auto from = place_of(arguments, "--from");
  const auto to = place_of(arguments, "--to");
  if (!is_there(from)) throw Error(ErrorCode::invalid, fmt::format("`{}` isn't there", from.file.string()));
  if (arguments.has("--dry-run")) return dry_run(*db::open(from.address), from, to);

  std::optional<app::FolderLock> lock;
  if (!from.on_server()) take(lock, from);
  const auto source = db::open(from.address);
  require_alone(from, *source);
  return move(*source, from, to);
}

}  // namespace

Command migrate_command() {
  return {
      {"migrate",
       "--from ADDRESS --to ADDRESS [--dry-run]",
       "Move an installation's rows from SQLite to PostgreSQL, or back.",
       "An address is sqlite:PATH (the file, or the data folder) or postgres://USER:PASSWORD@HOST/NAME. Stop every server and "
       "worker\n"
       "first. The target is empty; its tables are made. One that was interrupted is gone on with by the same command. At the end\n"
       "both sides are read again, and every table's rows and checksum are compared; until they are the same no server starts on\n"
       "the target. The source is never changed. Uploaded sources are files and are not moved; what to do is said at the end.\n"
       "A password on the command line is seen by everybody on the machine: leave it out and set PGPASSWORD, or use ~/.pgpass.",
       "  insight migrate --from sqlite:/var/lib/insight/insight.db --to postgres://insight@db/insight --dry-run\n"
       "  insight migrate --from sqlite:/var/lib/insight/insight.db --to postgres://insight@db/insight\n"
       "  insight migrate --from postgres://insight@db/insight --to sqlite:/var/lib/insight/insight.db",
       {{"--from", "ADDRESS", "where the rows are"},
        {"--to", "ADDRESS", "where they are to be: empty, or not there yet"},
        {"--dry-run", "", "say what would be moved, and change nothing"}}},
      run};
}

}  // namespace insight::cli
