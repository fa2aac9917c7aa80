#include "analysis/service.h"

#include <algorithm>

#include "account/locks.h"
#include "analysis/detectors.h"
#include "analysis/wire.h"
#include "base/error.h"
#include "base/text.h"
#include "billing/entitlements.h"
#include "engine/coverage.h"
#include "json/decode.h"
#include "json/encode.h"
#include "project/store.h"
#include "queue/control.h"
#include "source/store.h"

namespace insight::analysis {
namespace {

namespace fs = std::filesystem;

bool leads_out(std::string_view path) {
  return std::ranges::any_of(split(path, '/'), [](std::string_view part) { return part == ".."; });
}

void check_text(std::vector<FieldError>& problems, std::string_view pointer, const std::optional<std::string>& text) {
  if (!text) return;
  if (text->empty() || text->size() > kMostSubmitText)
    problems.push_back(
        {std::string(pointer), "must have 1 to " + std::to_string(kMostSubmitText) + " bytes; leave it out when it says nothing"});
}

// Everything that can be said about the input alone, at once.
void check(const Submit& wanted) {
  std::vector<FieldError> problems;
  if (wanted.project_id.empty() || wanted.project_id.size() > kMostProjectId)
    problems.push_back({"/projectId", "must be the id of one of your projects, 1 to 200 characters"});
  check_text(problems, "/language", wanted.language);
  check_text(problems, "/path", wanted.path);
  check_text(problems, "/sourceId", wanted.source_id);
  check_text(problems, "/branch", wanted.branch);
  if (wanted.path && leads_out(*wanted.path)) problems.push_back({"/path", "must not hold '..'; name a folder inside the source"});
  if (wanted.source_id && wanted.path && wanted.path->starts_with('/'))
    problems.push_back({"/path", "must be relative to the source, such as src/server"});
  if (!wanted.source_id && !wanted.path)
    problems.push_back({"/sourceId",
                        "is missing: send the code with POST /api/insight/sources and use its sourceId, or name a folder of "
                        "the server with path where it was started with --allow-root"});
  if (!problems.empty()) {
    const auto text = problems.front().pointer.substr(1) + " " + problems.front().detail;
    throw Error{ErrorCode::invalid, "The analysis can't be accepted: " + text, std::move(problems)};
  }
  if (wanted.detectors) check_detectors(*wanted.detectors);
}

bool is_below(const fs::path& path, const fs::path& folder) {
  return std::ranges::mismatch(folder, path).in1 == folder.end();
}

[[noreturn]] void refuse_path(const std::string& detail) {
  throw Error{ErrorCode::invalid, "The path can't be analysed: it " + detail, {{"/path", detail}}};
}

// What makes two submits the same, however their bodies are spelled.
std::string request_of(const Submit& wanted, MissingProject missing_project) {
  return idempotency::request_hash((missing_project == MissingProject::CREATE ? "create " : "") + json::encode(wanted));
}

Accepted replayed(std::string_view answer) {
  auto accepted = json::decode<Accepted>(answer);
  accepted.replayed = true;
  return accepted;
}

// What was asked for when this analysis was submitted.
Submit wish_of(const Analysis& analysis) {
  Submit wish;
  wish.project_id = analysis.project_id;
  wish.detectors = json::decode<std::vector<std::string>>(analysis.detectors);
  wish.language = analysis.language;
  wish.source_id = analysis.source_id;
  wish.path = analysis.source_id ? analysis.path : std::optional(analysis.root);
  wish.branch = analysis.branch;
  wish.supersede = false;  // what is done over again is no newer commit
  return wish;
}

struct Detectors {
  std::vector<std::string> to_run;
  std::vector<engine::DetectorRun> left_out;
};

bool has_rules(const fs::path& root) {
  std::error_code ignored;
  return fs::is_directory(root / ".insight" / "rules", ignored);
}

// Those asked for by name, all of which the plan must have. Without a list: of the defaults, and of the rules that the source
// brings itself, what the plan has; the rest is reported.
Detectors detectors_for(const Submit& wanted, bool brings_rules, const billing::Plan& plan) {
  if (wanted.detectors) {
    billing::require_detectors(plan, *wanted.detectors);
    return {*wanted.detectors, {}};
  }
  auto names = default_detectors();
  if (brings_rules) names.emplace_back(kRulesDetector);
  Detectors chosen;
  for (auto& name : names) {
    if (billing::has_detector(plan, name)) {
      chosen.to_run.push_back(std::move(name));
    } else {
      chosen.left_out.push_back({std::move(name), engine::RunStatus::SKIPPED,
                                 "not part of the plan " + std::string(db::name_of_enumerator(plan.name)), 0, 0});
    }
  }
  return chosen;
}

}  // namespace

Analyses::Analyses(db::Database& database, queue::JobQueue& queue, const billing::Usage& usage, project::Projects& projects,
                   const source::Sources& sources, IdMaker& ids, const Clock& clock, std::vector<fs::path> allowed_roots,
                   Millis most_queue_age)
    : database_(database),
      queue_(queue),
      usage_(usage),
      projects_(projects),
      sources_(sources),
      ids_(ids),
      clock_(clock),
      most_queue_age_(most_queue_age),
      audit_(clock, ids) {
  for (const auto& root : allowed_roots) allowed_roots_.push_back(fs::canonical(root));
}

Accepted Analyses::once(const account::Caller& caller, const std::optional<IdempotencyKey>& key, const std::string& request,
                        const std::function<Accepted(db::Transaction&)>& work) {
  std::optional<idempotency::Turns::Turn> turn;
  if (key) turn.emplace(turns_.wait(caller.account, *key));
  return database_.transact([&](db::Transaction& tx) {
    if (key)
      if (auto earlier = idempotency::claim(tx, caller.account, *key, request, ids_.uuid_v7(), clock_.now()))
        return replayed(*earlier);
    auto accepted = work(tx);
    if (key) idempotency::answer(tx, caller.account, *key, json::encode(accepted));
    return accepted;
  });
}

Accepted Analyses::submit(const account::Caller& caller, const Submit& wanted, MissingProject missing_project,
                          const std::optional<IdempotencyKey>& key) {
  check(wanted);
  return once(caller, key, request_of(wanted, missing_project),
              [&](db::Transaction& tx) { return accept(tx, caller, wanted, missing_project, {}, {}); });
}

Accepted Analyses::retry(const account::Caller& caller, const AnalysisId& id, const std::optional<IdempotencyKey>& key) {
  return once(caller, key, idempotency::request_hash("retry " + id.text()), [&](db::Transaction& tx) {
    const auto analysis = require_owned(tx, id, caller.account.text());
    if (!analysis.is_final())
      throw Error{ErrorCode::conflict, "The analysis is " + std::string(db::name_of_enumerator(analysis.status)) +
                                           "; only one that has ended can be done over again"}
          .because("ANALYSIS_NOT_FINAL");
    return accept(tx, caller, wish_of(analysis), MissingProject::REFUSE, id, {});
  });
}

std::optional<AnalysisId> Analyses::take_turn(const project::DueProject& project, Millis next) {
  const account::Caller owner{.account = project.user_id};
  return database_.transact([&](db::Transaction& tx) -> std::optional<AnalysisId> {
    account::lock_account(tx, project.user_id);
    if (!project::is_due(tx, project)) return std::nullopt;
    const auto last = find_last_kept(tx, project.key.text());
    if (!last)
      throw Error{ErrorCode::not_found,
                  "No source of the project is kept; submit one, and the next time of the schedule analyses it"};
    const auto accepted = accept(tx, owner, wish_of(*last), MissingProject::REFUSE, {}, project.schedule_next_at);
    project::take_turn(tx, project, next, {project::TurnOutcome::QUEUED, {}, accepted.id.text()});
    return accepted.id;
  });
}

void Analyses::skip_turn(const project::DueProject& project, Millis next, std::string_view reason) {
  database_.transact([&](db::Transaction& tx) {
    account::lock_account(tx, project.user_id);
    project::take_turn(tx, project, next, {project::TurnOutcome::SKIPPED, std::string(reason), {}});
  });
}

std::optional<Accepted> Analyses::redrive(const account::Caller& owner, const AnalysisId& id) {
  return database_.transact([&](db::Transaction& tx) -> std::optional<Accepted> {
    account::lock_account(tx, owner.account);
    const auto analysis = require_owned(tx, id, owner.account.text());
    if (has_retry(tx, id)) return std::nullopt;
    return accept(tx, owner, wish_of(analysis), MissingProject::REFUSE, id, {});
  });
}

Accepted Analyses::accept(db::Transaction& tx, const account::Caller& caller, const Submit& wanted, MissingProject missing_project,
                          const std::optional<AnalysisId>& retry_of, const std::optional<Millis>& scheduled_for) {
  const auto now = clock_.now();
  account::lock_account(tx, caller.account);  // what is asked for below holds until the commit
  const project::ProjectId project_id{wanted.project_id};
  auto project = project::find_owned(tx, project_id, caller.account);
  if (!project && missing_project == MissingProject::REFUSE) project = project::require_owned(tx, project_id, caller.account);
  const auto place = place_of(tx, caller, wanted);

  const auto& plan = usage_.plan_of(tx, caller.account);
  billing::require_cloud_analysis(plan);
  const auto detectors = detectors_for(wanted, place.brings_rules, plan);
  if (place.files) billing::require_files(plan, *place.files);
  require_room_in_queue(tx);
  if (!project) {
    projects_.create_for(tx, caller.account, project_id, {.name = wanted.project_id});
    project = project::require_owned(tx, project_id, caller.account);
  }

  NewAnalysis analysis;
  analysis.id = ids_.make<AnalysisId>();
  analysis.branch = wanted.branch ? wanted.branch : project->git_branch;
  if (wanted.supersede.value_or(project->supersede)) supersede(tx, caller, project->key, analysis);
  usage_.reserve(tx, caller.account, plan, analysis.id.text());
  analysis.project_key = project->key.text();
  analysis.project_id = project->id.text();
  analysis.user_id = caller.account.text();
  analysis.detectors = json::encode(detectors.to_run);
  analysis.detector_runs = json::encode(detectors.left_out);
  analysis.language = wanted.language;
  analysis.source_id = wanted.source_id;
  analysis.retry_of = retry_of;
  analysis.scheduled_for = scheduled_for;
  if (wanted.source_id) analysis.path = wanted.path;
  analysis.root = place.root;
  analysis.created_at = analysis.updated_at = now;
  insert(tx, analysis);
  project::note_analysis(tx, project->key, now);
  queue::NewJob job{job_of(analysis.id), std::string(kJobKind), caller.account.text(), static_cast<int>(plan.weight),
                    billing::tenant_cap(plan)};
  if (!caller.trace.empty()) job.traceparent = caller.trace;
  if (project->one_at_a_time) job.series = project->key.text() + "/" + analysis.branch.value_or("");
  queue_.enqueue(tx, job);
  return {analysis.id, analysis.project_id, analysis.detectors, now, retry_of};
}

Analyses::Place Analyses::place_of(db::Transaction& tx, const account::Caller& caller, const Submit& wanted) const {
  std::error_code missing;
  if (wanted.source_id) {
    const auto source = source::require_owned(tx, source::SourceId{*wanted.source_id}, caller.account.text());
    auto root = sources_.folder_of(source.id, caller.account.text());
    // What a packed source holds is seen when it is unpacked, on the worker.
    if (source.packed) return {std::move(root), source.files, source.brings_rules};
    if (wanted.path && !fs::exists(root / *wanted.path, missing))
      refuse_path("is not in the source: '" + shorten(*wanted.path, 200) + "'");
    return {root, source.files, has_rules(root)};
  }
  if (allowed_roots_.empty())
    refuse_path(
        "names a folder of the server, which was started without --allow-root; send the code with POST /api/insight/sources");
  // Links are resolved before the comparison, so that none leads out of an allowed folder.
  auto root = fs::canonical(fs::path(*wanted.path), missing);
  if (missing || !std::ranges::any_of(allowed_roots_, [&](const fs::path& allowed) { return is_below(root, allowed); }))
    refuse_path("is no folder below one of the server's --allow-root: '" + shorten(*wanted.path, 200) + "'");
  if (!fs::is_directory(root, missing)) refuse_path("is not a folder: '" + shorten(*wanted.path, 200) + "'");
  return {root, {}, has_rules(root)};
}

void Analyses::put_place(db::Transaction& tx, View& view) {
  const auto job = job_of(view.analysis.id);
  view.ahead = queue_.ahead(tx, job);
  if (const auto before = queue_.waits_for(tx, job)) view.waits_for = analysis_of(*before);
}

View Analyses::show(const account::Caller& caller, const AnalysisId& id, std::int64_t from_ordinal, std::int64_t limit) {
  return database_.read([&](db::Transaction& tx) {
    View view;
    view.analysis = require_owned(tx, id, caller.account.text());
    auto& analysis = view.analysis;
    if (!analysis.is_final()) static_cast<Counts&>(analysis) = count_issues(tx, id, analysis.epoch);
    if (analysis.status == Status::COMPLETED || analysis.status == Status::RUNNING)
      each_issue(tx, id, analysis.epoch, from_ordinal, limit, [&](const Issue& issue) {
        append_issue(view.issues, issue);
        ++view.issue_count;
      });
    view.attempts = queue_.attempts(tx, job_of(id));
    if (analysis.status == Status::QUEUED) put_place(tx, view);
    return view;
  });
}

Following Analyses::follow(const account::Caller& caller, const AnalysisId& id, const Heard& heard, std::int64_t limit) {
  return database_.read([&](db::Transaction& tx) {
    Following next;
    auto& view = next.view;
    view.analysis = require_owned(tx, id, caller.account.text());
    auto& analysis = view.analysis;
    if (analysis.status == Status::COMPLETED || analysis.status == Status::RUNNING) {
      const bool same = heard.epoch == analysis.epoch;
      const bool heard_log = same && heard.by_log;
      if (const auto last = find_last_found(tx, id, analysis.epoch)) {
        next.batch = find_found(tx, id, analysis.epoch, heard_log ? heard.ordinal : 0);
        // Its batches are hints, written relaxed: of what has ended, a log that lacks some is not told to its end.
        const auto end = last->first + last->found;
        const bool whole = end - last->base == analysis.total_issues && (next.batch || heard.ordinal == end);
        next.by_log = analysis.status == Status::RUNNING || (heard_log && whole);
        if (next.by_log) analysis.total_issues = end - last->base;
      }
      if (next.by_log) {
        next.may_go_on = next.batch.has_value();
      } else {
        if (!analysis.is_final())
          if (const auto news = find_news(tx, id)) analysis.total_issues = news->last_ordinal.value_or(-1) + 1;
        each_issue(tx, id, analysis.epoch, same && !heard.by_log ? heard.ordinal : 0, limit, [&](const Issue& issue) {
          append_issue(view.issues, issue);
          ++view.issue_count;
        });
        next.may_go_on = view.issue_count == limit;
      }
    }
    view.attempts = queue_.attempts(tx, job_of(id));
    if (analysis.status == Status::QUEUED) put_place(tx, view);
    return next;
  });
}

Stamp Analyses::stamp(const account::Caller& caller, const AnalysisId& id) {
  return database_.read([&](db::Transaction& tx) { return require_stamp(tx, id, caller.account.text()); });
}

Listing Analyses::list(const account::Caller& caller, const Filter& filter, const Page& page) {
  return database_.read([&](db::Transaction& tx) {
    const auto& user = caller.account.text();
    return Listing{analysis::list(tx, user, filter, page.offset(), page.size), count(tx, user, filter)};
  });
}

Analysis Analyses::cancel(const account::Caller& caller, const AnalysisId& id) {
  return database_.transact([&](db::Transaction& tx) {
    require_owned(tx, id, caller.account.text());
    if (!stop(tx, caller, id, "analysis.cancelled"))
      throw Error{ErrorCode::conflict, "The analysis is " + std::string(db::name_of_enumerator(require(tx, id).status)) +
                                           " already; only a queued or running one can be cancelled"}
          .because("ANALYSIS_FINAL");
    return require_owned(tx, id, caller.account.text());
  });
}

bool Analyses::stop(db::Transaction& tx, const account::Caller& caller, const AnalysisId& id, std::string action) {
  if (!queue_.cancel(tx, job_of(id))) return false;
  // Read only now: the job is ours, so nobody begins or gives back the analysis any more.
  const auto analysis = require(tx, id);
  if (analysis.status == Status::QUEUED) {
    remove_all_issues(tx, id);
    usage_.release(tx, id.text());
  } else {
    usage_.settle(tx, id.text());  // it took a worker's time; its worker removes its own issues
  }
  set_cancelled(tx, id, clock_.now());
  audit_.record(tx, account::AuditEntry::by(caller, std::move(action), id.text(), {{"projectId", analysis.project_id}}));
  return true;
}

// Under the account's lock, so that of two newer ones the older is seen by the other.
void Analyses::supersede(db::Transaction& tx, const account::Caller& caller, const project::ProjectKey& project,
                         const NewAnalysis& by) {
  for (const auto& id : list_unfinished(tx, project.text(), by.branch.value_or(""))) {
    if (stop(tx, caller, id, "analysis.superseded")) set_superseded(tx, id, by.id);
  }
}

void Analyses::require_room_in_queue(db::Transaction& tx) const {
  if (most_queue_age_ <= 0) return;
  const auto oldest = queue::oldest_due(tx, queue::Lane::ANALYSIS, clock_.now());
  if (!oldest || clock_.now() - *oldest <= most_queue_age_) return;
  throw Error{ErrorCode::unavailable, "The workers are behind: the oldest analysis waits for " +
                                          std::to_string((clock_.now() - *oldest) / 1000) + " s; try again in a minute"}
      .because("QUEUE_OVERDUE")
      .retry_after(60);
}

}  // namespace insight::analysis
