#include "analysis/hooks.h"

#include "analysis/store.h"

namespace insight::analysis {

void AnalysisHooks::on_claimed(db::Transaction& tx, const queue::Job& job) {
  set_running(tx, analysis_of(job.id), clock_.now());
}

void AnalysisHooks::on_returned(db::Transaction& tx, const queue::Job& job, std::string_view) {
  set_queued_again(tx, analysis_of(job.id), clock_.now());
}

void AnalysisHooks::on_finished(db::Transaction& tx, const queue::Job& job) {
  set_completed(tx, analysis_of(job.id), job.epoch, clock_.now());
}

void AnalysisHooks::on_dead(db::Transaction& tx, const queue::Job& job, std::string_view code, std::string_view reason) {
  remove_all_issues(tx, analysis_of(job.id));
  set_failed(tx, analysis_of(job.id), code, reason, clock_.now());
}

}  // namespace insight::analysis
