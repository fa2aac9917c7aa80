#include "app/house/workers.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "analysis/redrive.h"
#include "analysis/retention.h"
#include "analysis/run_analysis.h"
#include "analysis/schedule.h"

namespace insight::app {
namespace {

// A message that is broken off comes again, so it is worth a short wait only.
constexpr std::chrono::milliseconds kSenderGrace{3'000};
constexpr std::chrono::seconds kClockLook{30};

// A child per worker, and the machine's cores shared between them.
analysis::RunSettings run_settings(const ServerOptions& options, std::uint32_t layers) {
  analysis::RunSettings settings;
  settings.threads = std::max(1u, std::thread::hardware_concurrency() / std::max(1u, options.workers));
  if (options.sandbox == SandboxMode::strict) settings.limits.required_layers = layers;
  return settings;
}

}  // namespace

// A worker of another machine runs analyses and nothing else: what keeps the house is the servers'.
void Workers::start() {
  if (jobs_.bull) jobs_.bull->start(*ground_.database);
  analysts_ = pool(queue::Lane::ANALYSIS, analysis_runner(), ground_.options.workers);
  clock_keeper_ = std::jthread{[this](const std::stop_token& stop) { keep_time(stop); }};
  if (!ground_.options.answers_requests) return;
  payments_.inbox.retry_kept();
  housekeepers_ = pool(queue::Lane::HOUSEKEEPING, housekeeping(), 1);
  timetable_ = std::make_unique<queue::Timetable>(
      *ground_.database, jobs_.queue, ground_.clock, ground_.log,
      std::vector<queue::Recurring>{{std::string(analysis::kRetentionJob)},
                                    {std::string(kBlobSweepJob)},
                                    {std::string(analysis::kScheduleJob), analysis::kScheduleEvery,
                                     [this](db::Transaction& tx) { return project::any_due(tx, ground_.clock.now()); }}});
  timetable_->start();
  sender_ = std::make_unique<webhook::Sender>(*ground_.database, webhooks_.outbox, identity_.audit, ground_.clock, ground_.ids,
                                              ground_.random, ground_.log, ground_.options.webhooks);
}

void Workers::stop(std::chrono::milliseconds grace) {
  clock_keeper_ = {};
  timetable_.reset();
  if (analysts_) analysts_->drain(grace);
  if (housekeepers_) housekeepers_->drain(std::chrono::milliseconds(0));  // its work goes on after the next start
  if (sender_) sender_->stop(std::min(grace, kSenderGrace));
  if (jobs_.bull) jobs_.bull->stop();
}

std::unique_ptr<queue::WorkerPool> Workers::pool(queue::Lane lane, queue::Runner runner, unsigned workers) {
  return std::make_unique<queue::WorkerPool>(*ground_.database, jobs_.queue, lane, std::move(runner), ground_.log, workers);
}

queue::Runner Workers::analysis_runner() {
  return analysis::RunAnalysis{*ground_.database, jobs_.queue, ground_.helper,
                               ground_.clock,     ground_.log, run_settings(ground_.options, ground_.layers),
                               &uploads_.sources};
}

// What keeps the house, by the kind of its jobs.
queue::Runner Workers::housekeeping() {
  return queue::RunnerByKind{
      {{std::string(analysis::kRetentionJob),
        analysis::Retention{*ground_.database, jobs_.queue, uploads_.sources, jobs_.plans, payments_.grants, ground_.clock,
                            ground_.log, ground_.options.retention}},
       {std::string(redrive_job(analysis::Redrive::QUARANTINED)), redriver(analysis::Redrive::QUARANTINED)},
       {std::string(redrive_job(analysis::Redrive::FAILED)), redriver(analysis::Redrive::FAILED)},
       {std::string(analysis::kScheduleJob),
        analysis::Schedule{*ground_.database, jobs_.queue, analyses_.analyses, ground_.clock, ground_.log}},
       {std::string(kBlobSweepJob), [this](const queue::Work& work) { sweep_blobs(work); }},
       {std::string(billing::stripe::kJobKind), [this](const queue::Work& work) { payments_.inbox.run(work); }}}};
}

// What it can't ask for it asks for the next time; until then the clock goes on from where it was set.
void Workers::keep_time(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any woken;
  while (!stop.stop_requested()) {
    try {
      ground_.clock.follow(*ground_.database);
    } catch (const std::exception& error) {
      ground_.log.warn("clock.unknown", {{"reason", error.what()}});
    }
    std::unique_lock lock{mutex};
    woken.wait_for(lock, stop, kClockLook, [] { return false; });
  }
}

queue::Runner Workers::redriver(analysis::Redrive which) {
  return analysis::Redriver{*ground_.database, jobs_.queue, analyses_.analyses, ground_.log, which};
}

void Workers::sweep_blobs(const queue::Work& work) {
  const auto swept = uploads_.by_content.sweep(work.stop);
  if (work.stop.stop_requested()) throw queue::LeaseLost{work.lease.job};
  ground_.database->transact([&](db::Transaction& tx) { jobs_.queue.finish(tx, work.lease); });
  if (swept > 0) ground_.log.info("blobs.swept", {{"blobs", swept}});
}

}  // namespace insight::app
