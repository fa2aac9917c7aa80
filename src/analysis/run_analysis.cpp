#include "analysis/run_analysis.h"

#include <algorithm>
#include <future>
#include <optional>
#include <utility>

#include "analysis/casualties.h"
#include "analysis/detectors.h"
#include "analysis/finish.h"
#include "analysis/found_so_far.h"
#include "analysis/packed.h"
#include "analysis/store.h"
#include "json/decode.h"
#include "json/encode.h"
#include "process/frame.h"

namespace insight::analysis {
namespace {

using How = process::RunEnd::How;

json::Limits child_limits() {
  return {process::kMaxFrame, 64};
}

// One child's words on their way into the rows.
class Listener {
 public:
  Listener(db::Database& database, queue::JobQueue& queue, const Clock& clock, const queue::Work& work, std::size_t batch)
      : database_(database),
        queue_(queue),
        clock_(clock),
        work_(work),
        id_(analysis_of(work.lease.job)),
        batch_(batch),
        so_far_(id_, work.lease.epoch) {}

  void operator()(std::string_view message) {
    const char kind = message.empty() ? '\0' : message.front();
    if (!message.empty()) message.remove_prefix(1);
    switch (kind) {
      case kFound:
        return tell(unpacked<std::vector<engine::Finding>>(message));
      case kFindings:
        return take(unpacked<std::vector<engine::Finding>>(message));
      case kProgress:
        return show(json::decode<ChildProgress>(message));
      case kEnd:
        end_ = json::decode<ChildEnd>(message, child_limits());
        return;
      case kRefused:
        throw Error{ErrorCode::invalid, std::string(message)};
      default:
        throw Error{ErrorCode::internal, "the analyser's child sent a message of an unknown kind"};
    }
  }

  // Stores the last batch and returns when everything is stored.
  void flush() {
    store_waiting();
    settle();
  }

  // Before another child tells everything again: the one before ended so.
  void forget(const std::string& how) {
    settle();
    waiting_.clear();
    counts_ = {};
    end_.reset();
    so_far_.take_back("the analyser " + how);
    if (stored_ == 0 && !so_far_.has_begun()) return;
    database_.transact([&](db::Transaction& tx) {
      require_held(tx);
      remove_issues(tx, id_, work_.lease.epoch);
      so_far_.write(tx);
    });
    so_far_.written();
    stored_ = 0;
  }

  const Counts& counts() const { return counts_; }
  std::optional<ChildEnd>& end() { return end_; }

 private:
  void tell(const std::vector<engine::Finding>& findings) {
    so_far_.add(findings);
    database_.transact_relaxed([&](db::Transaction& tx) {
      require_held(tx);
      so_far_.write(tx);
    });
    so_far_.written();
  }

  void take(std::vector<engine::Finding> findings) {
    if (so_far_.has_begun()) tell(findings);  // what came after the last telling
    for (auto& finding : findings) {
      count(counts_, finding.severity);
      waiting_.push_back(std::move(finding));
    }
    if (waiting_.size() >= batch_) store_waiting();
  }

  // One batch is written while the next one is read and decoded.
  void store_waiting() {
    settle();
    if (waiting_.empty()) return;
    const auto first = stored_;
    stored_ += static_cast<std::int64_t>(waiting_.size());
    storing_ =
        std::async(std::launch::async, [this, first, names = so_far_.take_names(waiting_), batch = std::exchange(waiting_, {})] {
          database_.transact_relaxed([&](db::Transaction& tx) {  // counted when the run ends
            require_held(tx);
            insert_issues(tx, id_, work_.lease.epoch, first, batch, clock_.now(), names);
          });
        });
  }

  // Throws what the batch on its way threw.
  void settle() {
    if (storing_.valid()) storing_.get();
  }

  // 99 until the result is stored: 100 is a promise.
  void show(const ChildProgress& progress) {
    if (progress.total > 0) work_.progress = static_cast<int>(std::min<std::uint64_t>(99, progress.done * 100 / progress.total));
  }

  void require_held(db::Transaction& tx) {
    if (!queue_.may_write(tx, work_.lease)) throw queue::LeaseLost{work_.lease.job};
  }

  db::Database& database_;
  queue::JobQueue& queue_;
  const Clock& clock_;
  const queue::Work& work_;
  AnalysisId id_;
  std::size_t batch_;
  FoundSoFar so_far_;
  std::vector<engine::Finding> waiting_;
  std::int64_t stored_ = 0;
  Counts counts_;
  std::optional<ChildEnd> end_;
  std::future<void> storing_;  // the last member: it ends before what it uses goes
};

struct Wanted {
  std::vector<std::string> to_run;
  std::vector<engine::DetectorRun> left_out;
};

// What the plan leaves out stands in the row since the submit.
Wanted sort_out(const Analysis& analysis) {
  Wanted wanted{{}, json::decode<std::vector<engine::DetectorRun>>(analysis.detector_runs)};
  for (const auto& name : json::decode<std::vector<std::string>>(analysis.detectors)) {
    if (is_installed(name))
      wanted.to_run.push_back(name);
    else
      wanted.left_out.push_back({name, engine::RunStatus::UNAVAILABLE, std::string(kNotInstalled), 0, 0});
  }
  return wanted;
}

ChildRequest request_of(const Analysis& analysis, const RunSettings& settings, Millis now) {
  ChildRequest request;
  request.root = analysis.root;
  if (analysis.path) request.paths = {analysis.root + "/" + *analysis.path};
  request.threads = settings.threads;
  request.quiet_ms = static_cast<std::uint32_t>(settings.quiet.count());
  request.between_ms = static_cast<std::uint32_t>(settings.between.count());
  request.now = now;
  return request;
}

// Batches are written relaxed, and the database may have crashed and come back since, without the last of them.
void require_stored(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, const Counts& found) {
  const auto stored = count_issues(tx, id, epoch).total_issues;
  if (stored == found.total_issues) return;
  throw Error{ErrorCode::unavailable, "the database has kept " + std::to_string(stored) + " of the " +
                                          std::to_string(found.total_issues) + " issues; it must have crashed meanwhile"};
}

[[noreturn]] void give_up(const process::RunEnd& end) {
  const auto at = end.file.empty() ? std::string(", before it came to a file") : ", at " + end.file;
  throw Error{ErrorCode::internal, "the analyser died (" + process::describe(end) + at + ") and leaving that out did not help"};
}

}  // namespace

RunAnalysis::RunAnalysis(db::Database& database, queue::JobQueue& queue, process::Helper& helper, const Clock& clock, Log& log,
                         RunSettings settings, const source::Sources* sources)
    : database_(database),
      queue_(queue),
      helper_(helper),
      clock_(clock),
      log_(log),
      settings_(std::move(settings)),
      sources_(sources) {
  database_.transact([](db::Transaction& tx) { remove_stale_issues(tx, 0); });
}

void RunAnalysis::operator()(const queue::Work& work) {
  const auto id = analysis_of(work.lease.job);
  database_.transact([&](db::Transaction& tx) { remove_earlier_issues(tx, id, work.lease.epoch); });
  try {
    run(work, id);
  } catch (...) {
    database_.transact([&](db::Transaction& tx) { remove_lost_issues(tx, id, work.lease.epoch); });
    throw;
  }
}

std::optional<source::LocalCopy> RunAnalysis::fetch(const Analysis& analysis) const {
  if (sources_ == nullptr || !analysis.source_id) return std::nullopt;
  return sources_->local_copy(source::SourceId{*analysis.source_id});
}

void RunAnalysis::run(const queue::Work& work, const AnalysisId& id) {
  auto analysis = database_.read([&](db::Transaction& tx) { return require(tx, id); });
  const auto copy = fetch(analysis);
  if (copy) analysis.root = copy->folder();
  auto wanted = sort_out(analysis);
  auto request = request_of(analysis, settings_, clock_.now());
  auto limits = settings_.limits;
  limits.readable = analysis.root;

  Listener listener{database_, queue_, clock_, work, settings_.batch};
  Casualties casualties;
  while (true) {
    request.detectors = casualties.without_dead(wanted.to_run);
    request.skip_files = names_in_hex(casualties.files());
    if (request.detectors.empty()) break;
    const auto end = helper_.run(json::encode(request), limits, std::ref(listener), work.stop);
    if (end.ok() && listener.end()) break;
    if (end.how == How::CANCELLED) throw queue::LeaseLost{work.lease.job};
    if (end.how == How::HELPER_LOST) throw Error{ErrorCode::unavailable, process::describe(end)};
    log_.warn("analysis.child_died",
              {{"analysis", id.text()}, {"how", process::describe(end)}, {"file", end.file}, {"detector", end.detector}});
    if (!casualties.blame(end) || casualties.deaths() > settings_.most_deaths) give_up(end);
    listener.forget("died (" + process::describe(end) + ") and began anew");
  }
  listener.flush();

  auto result = listener.end().value_or(ChildEnd{});
  casualties.report_in(result.coverage);
  auto& runs = result.detector_runs;
  runs.insert(runs.end(), casualties.dead_detectors().begin(), casualties.dead_detectors().end());
  runs.insert(runs.end(), wanted.left_out.begin(), wanted.left_out.end());
  database_.transact([&](db::Transaction& tx) {
    require_stored(tx, id, work.lease.epoch, listener.counts());
    finish_with(tx, queue_, work.lease, listener.counts(), json::encode(runs), json::encode(result.coverage));
  });
}

}  // namespace insight::analysis
