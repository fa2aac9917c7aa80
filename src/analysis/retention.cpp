#include "analysis/retention.h"

#include <chrono>
#include <filesystem>

#include "account/locks.h"
#include "analysis/retention_store.h"
#include "billing/store.h"

namespace insight::analysis {
namespace {

namespace fs = std::filesystem;

constexpr Millis kDay = 86'400'000;

void remove_folder(const fs::path& folder) {
  std::error_code ignored;  // what stays is found again as a folder without a row
  fs::remove_all(folder, ignored);
}

bool is_older(const fs::path& folder, Millis age, Millis now) {
  std::error_code error;
  const auto written = fs::last_write_time(folder, error);
  if (error) return false;
  const auto at = std::chrono::file_clock::to_sys(written).time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(at).count() < now - age;
}

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
    std::error_code unreadable;
    if (entry->is_directory(unreadable) && !entry->path().filename().string().starts_with('.')) found.push_back(entry->path());
  }
  return found;
}

store::Age age_of(const billing::Plan& plan, Millis now) {
  return {plan.name, now - *plan.retention_days * kDay, now};
}

}  // namespace

Retention::Retention(db::Database& database, queue::JobQueue& queue, const source::Sources& sources, const billing::Plans& plans,
                     const billing::Grants& grants, const Clock& clock, Log& log, RetentionSettings settings)
    : database_(database),
      queue_(queue),
      sources_(sources),
      plans_(plans),
      grants_(grants),
      clock_(clock),
      log_(log),
      settings_(settings) {}

void Retention::operator()(const queue::Work& work) {
  const auto swept = sweep(work.stop);
  if (work.stop.stop_requested()) throw queue::LeaseLost{work.lease.job};
  database_.transact([&](db::Transaction& tx) { queue_.finish(tx, work.lease); });
  if (swept != Swept{}) {
    log_.info("retention.swept", {{"analyses", swept.analyses},
                                  {"sources", swept.sources},
                                  {"folders", swept.folders},
                                  {"graces", swept.graces},
                                  {"rows", swept.rows}});
  }
}

template <class Piece>
std::int64_t Retention::in_pieces(const std::stop_token& stop, Piece&& piece) {
  std::int64_t all = 0;
  while (!stop.stop_requested()) {
    const std::int64_t done = database_.transact([&](db::Transaction& tx) -> std::int64_t { return piece(tx); });
    all += done;
    if (done < settings_.batch) break;
  }
  return all;
}

Retention::Swept Retention::sweep(const std::stop_token& stop) {
  Swept swept;
  const auto batch = settings_.batch;
  swept.graces = in_pieces(stop, [&](db::Transaction& tx) { return grants_.end_expired(tx, batch); });
  for (const auto& plan : plans_.all()) {
    if (!plan.retention_days) continue;
    swept.analyses += sweep_analyses(plan, stop);
    swept.sources += sweep_sources(plan, stop);
  }
  swept.folders = sweep_folders(stop);
  const auto now = clock_.now();
  swept.rows +=
      in_pieces(stop, [&](db::Transaction& tx) { return billing::store::remove_periods(tx, now - settings_.old_usage, batch); });
  swept.rows += in_pieces(
      stop, [&](db::Transaction& tx) { return queue_.forget(tx, queue::Lane::HOUSEKEEPING, now - settings_.old_jobs, batch); });
  swept.rows +=
      in_pieces(stop, [&](db::Transaction& tx) { return store::remove_orphaned_jobs(tx, now - settings_.old_jobs, batch); });
  return swept;
}

// The jobs go first and together: without its job an analysis is found by nobody, so no reader sees one that is half gone.
std::int64_t Retention::sweep_analyses(const billing::Plan& plan, const std::stop_token& stop) {
  std::int64_t removed = 0;
  while (!stop.stop_requested()) {
    const auto age = age_of(plan, clock_.now());
    auto old = database_.read([&](db::Transaction& tx) { return store::old_analyses(tx, age, settings_.batch); });
    if (old.empty()) break;
    old = database_.transact([&](db::Transaction& tx) {
      std::vector<AnalysisId> gone;
      for (const auto& id : old) {
        if (!store::is_old(tx, age, id)) continue;
        queue_.remove(tx, job_of(id));
        gone.push_back(id);
      }
      return gone;
    });
    for (const auto& id : old) {
      remove_analysis(id.text());
      ++removed;
      if (stop.stop_requested()) break;
    }
  }
  return removed;
}

void Retention::remove_analysis(const std::string& text) {
  const AnalysisId id{text};
  while (database_.transact([&](db::Transaction& tx) { return store::remove_some_issues(tx, id, settings_.issue_batch); }) ==
         settings_.issue_batch) {
  }
  database_.transact([&](db::Transaction& tx) { store::remove(tx, id); });
}

// The row goes first: a folder without one is found again, a row without its folder would promise files.
std::int64_t Retention::sweep_sources(const billing::Plan& plan, const std::stop_token& stop) {
  std::int64_t removed = 0;
  while (!stop.stop_requested()) {
    const auto age = age_of(plan, clock_.now());
    const auto old = database_.read([&](db::Transaction& tx) { return store::old_sources(tx, age, settings_.batch); });
    if (old.empty()) break;
    for (const auto& source : old) {
      const bool gone = database_.transact([&](db::Transaction& tx) {
        account::lock_account(tx, account::AccountId{source.user_id});  // nobody may be about to analyse it
        return store::remove_source(tx, age, source.id);
      });
      if (!gone) continue;
      remove_folder(sources_.folder_of(source.id, source.user_id));
      ++removed;
    }
  }
  return removed;
}

// What a crash between row and folder left. Young ones may belong to a transaction that is about to commit.
std::int64_t Retention::sweep_folders(const std::stop_token& stop) {
  std::int64_t removed = 0;
  for (const auto& account : folders_in(sources_.folder())) {
    for (const auto& folder : folders_in(account)) {
      if (stop.stop_requested()) return removed;
      if (!is_uuid(folder.filename().string())) continue;  // no upload of ours
      if (!is_older(folder, settings_.stray_folder, clock_.now())) continue;
      const source::SourceId id{folder.filename().string()};
      if (database_.read([&](db::Transaction& tx) { return store::has_source(tx, id); })) continue;
      remove_folder(folder);
      ++removed;
    }
  }
  return removed;
}

}  // namespace insight::analysis
