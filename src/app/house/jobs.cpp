#include "app/house/jobs.h"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "analysis/queue_desk.h"
#include "analysis/retention.h"
#include "analysis/run_analysis.h"
#include "analysis/schedule.h"

namespace insight::app {
namespace {

// As Bull Board shows it.
std::string machine_and_process() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) return std::to_string(::getpid());
  return std::string(host.data()) + "-" + std::to_string(::getpid());
}

std::unique_ptr<queue::BullQueue> bull_queue(Ground& ground, std::shared_ptr<queue::SqlQueue> rows) {
  const auto& wanted = ground.options.queue;
  if (wanted.address.empty()) return nullptr;
  queue::BullOptions options{
      .address = redis::parse_address(wanted.address), .prefix = wanted.prefix, .worker = machine_and_process()};
  if (options.address.password.empty()) options.address.password = wanted.password;
  options.window = std::max<std::size_t>(options.window, 2 * std::size_t{ground.options.workers});
  return std::make_unique<queue::BullQueue>(std::move(rows), std::move(options), ground.clock, ground.log);
}

}  // namespace

Jobs::Jobs(Ground& ground, Webhooks& webhooks)
    : plans(ground.options.plans),
      usage(*ground.database, plans, webhooks.outbox, ground.ids, ground.clock),
      analysis_hooks(usage, ground.clock, webhooks.outbox),
      stripe_hooks(ground.clock),
      rows(std::make_shared<queue::SqlQueue>(
          queue::HooksByKind{{std::string(analysis::kJobKind), &analysis_hooks},
                             {std::string(analysis::kRetentionJob), &plain_hooks},
                             {std::string(kBlobSweepJob), &plain_hooks},
                             {std::string(analysis::kScheduleJob), &plain_hooks},
                             {std::string(analysis::redrive_job(analysis::Redrive::QUARANTINED)), &plain_hooks},
                             {std::string(analysis::redrive_job(analysis::Redrive::FAILED)), &plain_hooks},
                             {std::string(billing::stripe::kJobKind), &stripe_hooks}},
          ground.clock, ground.random)),
      bull(bull_queue(ground, rows)),
      queue(bull ? static_cast<queue::JobQueue&>(*bull) : *rows),
      signals(ground.database->signals("insight_queue", [this] { rows->wake(); })) {
  if (signals) rows->tell_others_by([this] { signals->tell(); });
}

}  // namespace insight::app
