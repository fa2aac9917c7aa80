// The simulation as a program: queue_simulation [--seeds N] [--first N] [--trace]. Prints what it ran; on the first violation the
// seed, what happened on the way and what was violated, and ends with 1. `--first SEED --seeds 1 --trace` plays one again.
#include <fmt/format.h>
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <iostream>
#include <mutex>
#include <thread>

#include "flags.h"
#include "world.h"

namespace {

using namespace insight::simulation;

struct Asked {
  std::uint64_t first;
  std::uint64_t seeds;
  bool trace;
};

Asked read(char** words) {
  Flags flags(words, "queue_simulation [--seeds N] [--first N] [--trace]");
  const Asked asked{flags.number("--first", 1), flags.number("--seeds", 10'000), flags.has("--trace")};
  flags.end();
  return asked;
}

struct Totals {
  std::atomic<std::size_t> accepted = 0, faults = 0, done = 0;
  std::atomic<bool> failed = false;
  std::mutex mutex;
};

void play_again(MemoryDatabase& database, std::uint64_t seed) {
  try {
    World(database, seed, [](const std::string& line) { std::cout << line << '\n'; }).run();
    std::cout << "seed " << seed << " holds\n";
  } catch (const std::exception& violation) {
    std::cout << "seed " << seed << ": " << violation.what() << '\n';
  }
}

void run(const Asked& asked, std::atomic<std::uint64_t>& next, Totals& totals) {
  const auto database = make_database();
  for (auto seed = next++; seed < asked.first + asked.seeds && !totals.failed; seed = next++) {
    try {
      const auto outcome = World(*database, seed).run();
      totals.accepted += outcome.accepted;
      totals.faults += static_cast<std::size_t>(outcome.faults);
      ++totals.done;
    } catch (const std::exception&) {
      const std::lock_guard lock(totals.mutex);
      if (!totals.failed.exchange(true)) play_again(*database, seed);
    }
  }
}

}  // namespace

int main(int, char** arguments) {
  const auto asked = read(arguments + 1);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // else every allocation takes one lock, and the threads wait for each other
  if (asked.trace) {
    play_again(*make_database(), asked.first);
    return 0;
  }
  const auto began = std::chrono::steady_clock::now();
  std::atomic<std::uint64_t> next = asked.first;
  Totals totals;
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
      threads.emplace_back([&] { run(asked, next, totals); });
  }
  const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  std::cout << fmt::format("simulation: {} seeds from {}, {} jobs accepted, {} database faults, {:.1f} s\n", totals.done.load(),
                           asked.first, totals.accepted.load(), totals.faults.load(), took);
  return totals.failed ? 1 : 0;
}
