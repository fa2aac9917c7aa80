// Chaos: an installation is killed at random, all the time, while clients use it: chaos [--mode sqlite|postgres|bullmq|bullmq_aof]
// [--kills N] [--seed N] [--run-again-within MS]. At the end it must stand by every answer that it gave: nothing lost, nothing done
// twice, no issue missing or too many, no quota astray. What a dead worker had must run again within MS milliseconds (the 99th of
// 100) only where that is asked: it hangs on the machine. Ends with 1 where something doesn't hold. Without a mode, each in turn
// with its share of the kills. The seed chooses who is struck and what is sent; when, no seed repeats.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iostream>
#include <limits>
#include <thread>

#include "../e2e/sources.h"
#include "../simulation/flags.h"
#include "audit.h"
#include "base/test_folder.h"
#include "db/open.h"
#include "db/param.h"

namespace insight::chaos {
namespace {

using namespace std::chrono_literals;

constexpr int kVisitors = 4;

struct Asked {
  std::optional<Mode> mode;
  std::size_t kills;
  std::uint64_t seed;
  Millis run_again_within;  // what a dead worker had, the 99th of 100
};

Sources write_all(const std::filesystem::path& folder) {
  Sources sources;
  for (const int files : {10, 40, 90}) {
    const auto one = folder / fmt::format("sources{}", files);
    e2e::write_sources(one, e2e::files_as_busy_as(files));
    sources.folders.push_back(one);
  }
  return sources;
}

// What each has when nothing disturbs.
void count_issues(Sources& sources, Visitor& visitor) {
  for (std::size_t i = 0; i < sources.folders.size(); ++i) {
    const auto path = "/api/insight/analysis/" + visitor.submit(sources.folders[i], i);
    for (auto found = visitor.get(path);; found = visitor.get(path)) {
      if (found->at("status").as_string() == "COMPLETED") {
        sources.issues.push_back(found->at("totalIssues").as_int64());
        break;
      }
      std::this_thread::sleep_for(20ms);
    }
  }
}

void rage(Fleet& fleet, std::size_t kills, std::mt19937_64& dice) {
  auto next = std::chrono::steady_clock::now();
  while (fleet.kills() < kills) {
    fleet.tend();
    if (std::chrono::steady_clock::now() >= next) {
      fleet.strike(dice);
      next = std::chrono::steady_clock::now() + std::chrono::milliseconds(std::uniform_int_distribution(200, 1'500)(dice));
    }
    std::this_thread::sleep_for(20ms);
  }
  for (fleet.heal(); !fleet.whole(); fleet.tend()) std::this_thread::sleep_for(20ms);
}

Millis percentile(std::vector<Millis>& values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

bool report(Mode mode, Fleet& fleet, const std::vector<std::unique_ptr<Visitor>>& visitors, Findings found, double seconds,
            Millis run_again_within) {
  std::size_t unanswered = 0;
  for (const auto& visitor : visitors) unanswered += visitor->ledger().unanswered;
  std::vector<std::string> struck;
  for (const auto& [what, times] : fleet.struck()) struck.push_back(fmt::format("{} {}", what, times));
  auto& again = found.until_run_again;
  const auto p99 = percentile(again, 0.99);
  std::cout << fmt::format("chaos {}: {} kills in {:.0f} s ({})\n", db::name_of_enumerator(mode), fleet.kills(), seconds,
                           fmt::join(struck, ", "));
  std::cout << fmt::format(
      "  {} accepted, {} exchanges without an answer; {} completed in {} attempts, {} cancelled, {} quarantined after 3 dead "
      "workers, "
      "{} failed three times\n",
      found.accepted, unanswered, found.completed, found.attempts, found.cancelled, found.quarantined, found.failed);
  std::cout << fmt::format("  a dead worker's work runs again after: p50 {} ms, p99 {} ms, most {} ms (of {})\n",
                           percentile(again, 0.5), p99, percentile(again, 1), again.size());
  if (!fleet.has_machines()) std::cout << "  all on one machine: only root can name others\n";
  std::cout << fmt::format("  lost {}, done twice {}, wrong issues {}, changed after the end {}, quota astray {}\n",
                           found.lost.size(), found.doubled.size(), found.wrong_issues.size(), found.changed.size(),
                           found.drift.size());
  for (const auto& sentence : found.slow) std::cout << "  slow: " << sentence << '\n';
  bool good = p99 < run_again_within;
  for (const auto* list : {&found.lost, &found.doubled, &found.wrong_issues, &found.changed, &found.drift}) {
    for (const auto& sentence : *list) std::cout << "  WRONG " << sentence << '\n';
    good = good && list->empty();
  }
  std::cout << std::flush;
  return good && found.accepted > 0;
}

bool run(Mode mode, std::size_t kills, std::uint64_t seed, Millis run_again_within) {
  const TestFolder folder;
  auto sources = write_all(folder.path());
  Fleet fleet(mode, folder.path());
  std::mt19937_64 dice(seed);
  const auto urls = [&] { return fleet.urls(); };
  Visitor first("reference", urls, seed);
  first.sign_in();
  count_issues(sources, first);
  std::vector<std::unique_ptr<Visitor>> visitors;
  for (int i = 0; i < kVisitors; ++i) {
    visitors.push_back(std::make_unique<Visitor>(fmt::format("visitor{}", i), urls, dice()));
    visitors.back()->sign_in();
  }
  const auto began = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (auto& visitor : visitors)
      threads.emplace_back([&](const std::stop_token& stop) { visitor->submit_and_poll(sources, stop); });
    rage(fleet, kills, dice);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  for (auto& visitor : visitors) visitor->wait_for_all(60s);
  const auto database = db::open(fleet.database());
  return report(mode, fleet, visitors, audit(*database, visitors, sources, fleet), took.count(), run_again_within);
}

constexpr std::array kModes{Mode::sqlite, Mode::postgres, Mode::bullmq, Mode::bullmq_aof};

Asked read(char** words) {
  simulation::Flags flags(words, "chaos [--mode sqlite|postgres|bullmq|bullmq_aof] [--kills N] [--seed N] [--run-again-within MS]");
  Asked asked{.mode = {},
              .kills = flags.number("--kills", 1'000),
              .seed = flags.number("--seed", std::random_device{}()),
              .run_again_within = static_cast<Millis>(flags.number("--run-again-within", std::numeric_limits<Millis>::max()))};
  if (const auto named = flags.text("--mode")) {
    const auto* const found = std::ranges::find(kModes, *named, db::name_of_enumerator<Mode>);
    if (found == kModes.end()) flags.explain();
    asked.mode = *found;
  }
  flags.end();
  return asked;
}

int main(char** arguments) {
  const auto asked = read(arguments + 1);
  std::cout << "chaos: --seed " << asked.seed << std::endl;
  if (asked.mode) return run(*asked.mode, asked.kills, asked.seed, asked.run_again_within) ? 0 : 1;
  bool good = true;
  for (const auto mode : kModes)
    good = run(mode, (asked.kills + kModes.size() - 1) / kModes.size(), asked.seed, asked.run_again_within) && good;
  return good ? 0 : 1;
}

}  // namespace
}  // namespace insight::chaos

int main(int, char** arguments) {
  return insight::chaos::main(arguments);
}
