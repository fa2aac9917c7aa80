// insight queue: the queue of a server on this machine, seen and steered beside the server, which may run or not.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "analysis/queue_desk.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/configuration.h"
#include "cli/data_folder.h"
#include "cli/exit_code.h"
#include "queue/kinds.h"
#include "queue/sql_queue.h"

namespace insight::cli {
namespace {

using analysis::Redrive;

void print(const analysis::QueueView& queue) {
  const auto waits = queue.oldest_age ? fmt::format("{} s, since {}", *queue.oldest_age / 1000, *queue.oldest_at) : "-";
  std::printf("depth        %lld\noldest       %s\nrunning      %lld\nfailed       %lld\nquarantined  %lld\npaused       %s\n",
              static_cast<long long>(queue.depth), waits.c_str(), static_cast<long long>(queue.running),
              static_cast<long long>(queue.failed), static_cast<long long>(queue.quarantined),
              queue.paused ? fmt::format("since {}", *queue.paused_since).c_str() : "no");
}

int run(const Arguments& arguments) {
  constexpr std::array<std::string_view, 3> known{"pause", "resume", "redrive"};
  const auto& words = arguments.positionals();
  if (words.size() > 1 || (words.size() == 1 && std::ranges::find(known, words.front()) == known.end()))
    throw Error(ErrorCode::invalid, fmt::format("`{}`: expected nothing, `pause`, `resume` or `redrive`", words.back()));
  const std::string what = words.empty() ? "" : words.front();
  if (arguments.has("--failed") && what != "redrive") throw Error(ErrorCode::invalid, "`--failed` goes with `redrive`");

  const SystemClock clock;
  SystemRandom random;
  IdMaker ids(clock, random);
  const auto database = open_data_folder(configuration_of(arguments));
  queue::PlainHooks hooks;
  queue::SqlQueue jobs({{std::string(analysis::redrive_job(Redrive::QUARANTINED)), &hooks},
                        {std::string(analysis::redrive_job(Redrive::FAILED)), &hooks}},
                       clock, random);
  const account::Audit audit(clock, ids);
  analysis::QueueDesk desk(*database, jobs, audit, ids, clock);
  const analysis::Operator who{"command line", "", {}};
  if (what == "pause") print(desk.pause(who));
  if (what == "resume") print(desk.resume(who));
  if (what == "redrive") print(desk.redrive(who, arguments.has("--failed") ? Redrive::FAILED : Redrive::QUARANTINED));
  if (what.empty()) print(desk.look());
  return kClean;
}

std::vector<Flag> flags() {
  auto all = data_folder_flags();
  all.insert(all.begin(), {"--failed", "", "with `redrive`: all that FAILED, not only the quarantined"});
  return all;
}

}  // namespace

Command queue_command() {
  return {{"queue", "[pause|resume|redrive [--failed]] [--data DIR] [--config FILE]",
           "The queue of analyses: how long it is; pause it, resume it, do failed ones over again.",
           "A paused queue takes analyses and starts none; what runs goes on. Redriving makes a new analysis, charged to its "
           "owner, for\n"
           "each quarantined one that was not done over again yet; the server does it within seconds, or after its next start.",
           "  insight queue --data /var/lib/insight\n  insight queue redrive --failed", flags()},
          run};
}

}  // namespace insight::cli
