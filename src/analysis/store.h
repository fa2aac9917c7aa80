// The rows of analyses and their issues. SQL lives in store.cpp alone; every function works in the caller's transaction.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/types.h"
#include "db/database.h"
#include "queue/job.h"

namespace insight::analysis {

struct Filter {
  std::optional<std::string> project_id;
  std::optional<Status> status;
};

void insert(db::Transaction& tx, const NewAnalysis& analysis);
// Throws Error(not_found) for what is missing or another's: the two can't be told apart.
Analysis require_owned(db::Transaction& tx, const AnalysisId& id, std::string_view user_id);
std::optional<Stamp> find_owned_stamp(db::Transaction& tx, const AnalysisId& id, std::string_view user_id);
Stamp require_stamp(db::Transaction& tx, const AnalysisId& id, std::string_view user_id);
// For the worker and others who serve every account.
std::optional<News> find_news(db::Transaction& tx, const AnalysisId& id);  // without `ahead`
std::optional<Analysis> find(db::Transaction& tx, const AnalysisId& id);
Analysis require(db::Transaction& tx, const AnalysisId& id);
std::vector<Analysis> list(db::Transaction& tx, std::string_view user_id, const Filter& filter, std::int64_t offset,
                           std::int64_t limit);
std::int64_t count(db::Transaction& tx, std::string_view user_id, const Filter& filter);
// Of a project's branch, "" where none was named, the oldest first.
std::vector<AnalysisId> list_unfinished(db::Transaction& tx, std::string_view project_key, std::string_view branch);
// The newest of a project whose files are still there to be analysed again.
std::optional<Analysis> find_last_kept(db::Transaction& tx, std::string_view project_key);
// Why a cancelled one was.
bool has_retry(db::Transaction& tx, const AnalysisId& id);  // whether another does it over again
void set_superseded(db::Transaction& tx, const AnalysisId& id, const AnalysisId& by);

// Findings as issues of this epoch, numbered on from `first_ordinal`. UNIQUE (analysis, epoch, ordinal) refuses a second telling.
// `names`: the ids of those that were told under one before (found_store.h); empty, or one for each, which may be empty.
void insert_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, std::int64_t first_ordinal,
                   std::span<const engine::Finding> findings, Millis now, std::span<const std::string> names = {});
void each_issue(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, std::int64_t from_ordinal, std::int64_t limit,
                const std::function<void(const Issue&)>& sink);
Counts count_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch);
// What an attempt leaves behind that is no result: earlier epochs' issues when it begins, and those of an epoch that is over. An
// epoch that still stands keeps them even if its attempt thinks that it failed: the commit of its result may not have been heard
// of.
void remove_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch);
void remove_earlier_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch);
void remove_lost_issues(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch);
void remove_all_issues(db::Transaction& tx, const AnalysisId& id);
// What epochs that are over left, because their worker died or could not clean up: of analyses that go on and of those that ended
// at `since` or later.
void remove_stale_issues(db::Transaction& tx, Millis since);

// The result, before the job is finished in the same transaction.
void set_result(db::Transaction& tx, const AnalysisId& id, const Counts& counts, std::string_view detector_runs,
                std::string_view coverage);

// The moves, made by the job's hooks. Each must hit one row.
void set_running(db::Transaction& tx, const AnalysisId& id, Millis now);
void set_queued_again(db::Transaction& tx, const AnalysisId& id, Millis now);
void set_completed(db::Transaction& tx, const AnalysisId& id, std::int64_t epoch, Millis now);
void set_failed(db::Transaction& tx, const AnalysisId& id, std::string_view code, std::string_view reason, Millis now);
void set_cancelled(db::Transaction& tx, const AnalysisId& id, Millis now);

}  // namespace insight::analysis
