#include "analysis/hooks.h"

#include "analysis/found_store.h"
#include "analysis/idempotency.h"
#include "analysis/store.h"
#include "base/time_text.h"

namespace insight::analysis {
namespace {

constexpr Millis kSweepEvery = 60'000;
constexpr Millis kSweepBack = 3'600'000;  // of what is older, the start of a server takes care

boost::json::value or_null(const std::optional<std::string>& text) {
  return text ? boost::json::value(*text) : boost::json::value(nullptr);
}

boost::json::object counts_of(const Counts& counts) {
  return {{"totalIssues", counts.total_issues},
          {"critical", counts.critical},
          {"high", counts.high},
          {"medium", counts.medium},
          {"low", counts.low},
          {"info", counts.info}};
}

// docs/api.md, Events.
boost::json::object end_of(const Analysis& analysis) {
  auto data = counts_of(analysis);
  data["analysisId"] = analysis.id.text();
  data["projectId"] = analysis.project_id;
  data["projectName"] = analysis.project_name;
  data["userId"] = analysis.user_id;
  data["status"] = db::name_of_enumerator(analysis.status);
  data["error"] = or_null(analysis.error);
  data["errorCode"] = or_null(analysis.error_code);
  data["startedAt"] = analysis.started_at ? boost::json::value(to_iso8601(*analysis.started_at)) : nullptr;
  data["finishedAt"] = analysis.finished_at ? boost::json::value(to_iso8601(*analysis.finished_at)) : nullptr;
  data["duration"] = analysis.duration() ? boost::json::value(*analysis.duration()) : nullptr;
  data["url"] = "/api/insight/analysis/" + analysis.id.text();
  return data;
}

}  // namespace

void AnalysisHooks::publish_end(db::Transaction& tx, const AnalysisId& id, std::string_view event) const {
  const auto analysis = require(tx, id);
  outbox_.publish(tx, account::AccountId{analysis.user_id}, {event, end_of(analysis)});
}

void AnalysisHooks::on_claimed(db::Transaction& tx, const queue::Job& job) {
  set_running(tx, analysis_of(job.id), clock_.now());
}

void AnalysisHooks::on_returned(db::Transaction& tx, const queue::Job& job, std::string_view) {
  set_queued_again(tx, analysis_of(job.id), clock_.now());
}

void AnalysisHooks::on_finished(db::Transaction& tx, const queue::Job& job) {
  set_completed(tx, analysis_of(job.id), job.epoch, clock_.now());
  usage_.settle(tx, job.id.text());
  publish_end(tx, analysis_of(job.id), "analysis.completed");
}

void AnalysisHooks::on_sweep(db::Transaction& tx) {
  const auto now = clock_.now();
  if (now < next_sweep_.load()) return;
  next_sweep_ = now + kSweepEvery;
  remove_stale_issues(tx, now - kSweepBack);
  remove_stale_found(tx, now - kSweepBack);
  idempotency::sweep(tx, now);
}

void AnalysisHooks::on_dead(db::Transaction& tx, const queue::Job& job, std::string_view code, std::string_view reason) {
  remove_all_issues(tx, analysis_of(job.id));
  set_failed(tx, analysis_of(job.id), code, reason, clock_.now());
  usage_.release(tx, job.id.text());  // a run that failed is never charged
  publish_end(tx, analysis_of(job.id), "analysis.failed");
}

}  // namespace insight::analysis
