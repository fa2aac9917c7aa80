// Analyses: the life of an analysis from submit to its final state, as the API sees it. Called by handlers, from any thread; holds
// no state of its own but whose turn it is under an idempotency key. It owns the transaction: what a call changes, it changes
// together or not at all. It never runs a detector: that is run_analysis.h, on a worker.
#pragma once

#include <filesystem>
#include <vector>

#include "account/account.h"
#include "account/audit.h"
#include "analysis/found_store.h"
#include "analysis/idempotency.h"
#include "analysis/store.h"
#include "analysis/types.h"
#include "base/page.h"
#include "billing/usage.h"
#include "project/service.h"
#include "project/store.h"
#include "queue/job_queue.h"
#include "source/service.h"

namespace insight::analysis {

// The answer to a submit.
struct Accepted {
  AnalysisId id;
  std::string project_id;
  std::string detectors;  // JSON
  Millis created_at = 0;
  std::optional<AnalysisId> retry_of;
  bool replayed = false;  // an earlier submit under the same key was answered so; nothing was queued now
};
BOOST_DESCRIBE_STRUCT(Accepted, (), (id, project_id, detectors, created_at, retry_of))

// Everything a page of one analysis shows.
struct View {
  Analysis analysis;
  std::string issues;  // JSON, as wire.h writes them, straight from the rows
  std::int64_t issue_count = 0;
  std::vector<queue::Attempt> attempts;
  std::optional<std::int64_t> ahead;    // queued jobs that go first; nothing unless it is queued itself
  std::optional<AnalysisId> waits_for;  // of its branch, which must end first
};

// How far who follows an analysis has heard of its issues.
struct Heard {
  std::int64_t epoch = 0;    // of the attempt; 0: none has begun
  std::int64_t ordinal = 0;  // of the next issue, in the listing
  bool by_log = false;       // in the log of what was found (found_store.h) instead
};
// And what comes next.
struct Following {
  View view;
  bool by_log = false;              // `batch` tells, not `view.issues`
  std::optional<FoundBatch> batch;  // nothing: all that is written was heard
  bool may_go_on = false;           // there may be more already
};

struct Listing {
  std::vector<Analysis> analyses;
  std::int64_t total = 0;
};

enum class MissingProject : std::uint8_t { REFUSE, CREATE };

class Analyses {
 public:
  // `most_queue_age`: nothing more is taken in while the oldest job that only waits for a worker is older; 0: whatever it is.
  // `allowed_roots`: folders of this machine that callers may analyse by `path` without an upload; single-user installs only.
  Analyses(db::Database& database, queue::JobQueue& queue, const billing::Usage& usage, project::Projects& projects,
           const source::Sources& sources, IdMaker& ids, const Clock& clock, std::vector<std::filesystem::path> allowed_roots,
           Millis most_queue_age = 0);

  // Reserves one of the month's analyses and queues it. Returns after the commit. Throws Error: invalid (every bad field),
  // not_found (project or source missing or another's), forbidden (INSUFFICIENT_PLAN), quota_exceeded, unavailable (QUEUE_OVERDUE).
  // A repeated `key` with the same wish returns the first answer and costs nothing; a concurrent repeat waits for it.
  Accepted submit(const account::Caller& caller, const Submit& wanted, MissingProject missing_project,
                  const std::optional<IdempotencyKey>& key = {});
  // A new analysis of the same source with the same detectors, of one that has ended; charged and refused as a submit, and by its
  // own `key` repeated as one. Throws besides Error: conflict (ANALYSIS_NOT_FINAL).
  Accepted retry(const account::Caller& caller, const AnalysisId& id, const std::optional<IdempotencyKey>& key = {});
  // A time of a project's schedule: what was analysed last and is still kept is analysed again, charged and refused as a submit of
  // the owner, and `next` is the schedule's next time, in one transaction. Throws besides Error: not_found (nothing is kept).
  // Nothing when another has served that time, or the schedule has changed.
  std::optional<AnalysisId> take_turn(const project::DueProject& project, Millis next);
  void skip_turn(const project::DueProject& project, Millis next, std::string_view reason);
  // The same on its owner's behalf, unless it was done over again already: then nothing.
  std::optional<Accepted> redrive(const account::Caller& owner, const AnalysisId& id);
  // Issues from the ordinal on, at most `limit`.
  View show(const account::Caller& caller, const AnalysisId& id, std::int64_t from_ordinal, std::int64_t limit);
  // For who follows it: the issues after what he has heard, from the first where another epoch is shown now. While it runs they
  // come as they are found, if it has a log, and whoever heard them so hears the rest so. Of one that isn't final only the total is
  // counted.
  Following follow(const account::Caller& caller, const AnalysisId& id, const Heard& heard, std::int64_t limit);
  // Throws as show does: who may not see the analysis learns nothing of its state either.
  Stamp stamp(const account::Caller& caller, const AnalysisId& id);
  Listing list(const account::Caller& caller, const Filter& filter, const Page& page);
  // Throws Error(conflict) when it is final. Its child is killed within a second. One that didn't run yet costs nothing.
  Analysis cancel(const account::Caller& caller, const AnalysisId& id);

 private:
  struct Place {
    std::filesystem::path root;
    std::optional<std::uint64_t> files;  // of a source
    bool brings_rules = false;
  };
  // What a submit asks for, done in the caller's transaction.
  Accepted accept(db::Transaction& tx, const account::Caller& caller, const Submit& wanted, MissingProject missing_project,
                  const std::optional<AnalysisId>& retry_of, const std::optional<Millis>& scheduled_for);
  // Answers a repeated key with the first answer, else with what `work` does.
  Accepted once(const account::Caller& caller, const std::optional<IdempotencyKey>& key, const std::string& request,
                const std::function<Accepted(db::Transaction&)>& work);
  void require_room_in_queue(db::Transaction& tx) const;
  // Ends one that has not ended. False when it has.
  bool stop(db::Transaction& tx, const account::Caller& caller, const AnalysisId& id, std::string action);
  void supersede(db::Transaction& tx, const account::Caller& caller, const project::ProjectKey& project, const NewAnalysis& by);
  void put_place(db::Transaction& tx, View& view);
  Place place_of(db::Transaction& tx, const account::Caller& caller, const Submit& wanted) const;

  db::Database& database_;
  queue::JobQueue& queue_;
  const billing::Usage& usage_;
  project::Projects& projects_;
  const source::Sources& sources_;
  IdMaker& ids_;
  const Clock& clock_;
  std::vector<std::filesystem::path> allowed_roots_;
  Millis most_queue_age_;
  account::Audit audit_;
  idempotency::Turns turns_;
};

}  // namespace insight::analysis
