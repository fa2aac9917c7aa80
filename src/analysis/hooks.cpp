#include "analysis/hooks.h"

#include "analysis/store.h"

namespace insight::analysis {
namespace {

constexpr Millis kSweepEvery = 60'000;
constexpr Millis kSweepBack = 3'600'000;  // of what is older, the start of a server takes care

}  // namespace

void AnalysisHooks::on_claimed(db::Transaction& tx, const queue::Job& job) {
  set_running(tx, analysis_of(job.id), clock_.now());
}

void AnalysisHooks::on_returned(db::Transaction& tx, const queue::Job& job, std::string_view) {
  set_queued_again(tx, analysis_of(job.id), clock_.now());
}

void AnalysisHooks::on_finished(db::Transaction& tx, const queue::Job& job) {
  set_completed(tx, analysis_of(job.id), job.epoch, clock_.now());
  usage_.settle(tx, job.id.text());
}

void AnalysisHooks::on_sweep(db::Transaction& tx) {
  const auto now = clock_.now();
  if (now < next_sweep_.load()) return;
  next_sweep_ = now + kSweepEvery;
  remove_stale_issues(tx, now - kSweepBack);
}

void AnalysisHooks::on_dead(db::Transaction& tx, const queue::Job& job, std::string_view code, std::string_view reason) {
  remove_all_issues(tx, analysis_of(job.id));
  set_failed(tx, analysis_of(job.id), code, reason, clock_.now());
  usage_.release(tx, job.id.text());  // a run that failed is never charged
}

}  // namespace insight::analysis
