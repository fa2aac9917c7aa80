// StatementMeter: how often each statement of the program has run since the process began, and how long its callers waited for it.
// By the statements' names, which are constants, so there are never more series than names in the code; what opens and ends a
// transaction counts under its first word. A connection looks a name up once and keeps the tally: what a statement costs more is
// two looks at the clock and two additions. Any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace insight::db {

struct StatementFigures {
  std::string name;
  std::uint64_t runs = 0;
  double seconds = 0;
};

// "COMMIT", "SAVEPOINT"
inline std::string_view command_of(std::string_view statement) {
  return statement.substr(0, statement.find_first_of(" ;"));
}

class StatementMeter {
 public:
  class Tally {
   public:
    void add(std::uint64_t runs, std::chrono::steady_clock::duration took) {
      runs_.fetch_add(runs, std::memory_order_relaxed);
      nanoseconds_.fetch_add(static_cast<std::uint64_t>(std::chrono::nanoseconds(took).count()), std::memory_order_relaxed);
    }

   private:
    friend class StatementMeter;
    std::atomic<std::uint64_t> runs_ = 0, nanoseconds_ = 0;
  };

  // Lives as long as the meter.
  Tally& of(std::string_view name) {
    const std::lock_guard lock(mutex_);
    if (const auto found = tallies_.find(name); found != tallies_.end()) return found->second;
    return tallies_[std::string(name)];
  }
  // By name.
  std::vector<StatementFigures> figures() const {
    const std::lock_guard lock(mutex_);
    std::vector<StatementFigures> all;
    for (const auto& [name, tally] : tallies_)
      all.push_back({name, tally.runs_.load(std::memory_order_relaxed),
                     static_cast<double>(tally.nanoseconds_.load(std::memory_order_relaxed)) / 1e9});
    return all;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Tally, std::less<>> tallies_;
};

// Counts what passes in its scope, however it is left.
class Metered {
 public:
  explicit Metered(StatementMeter::Tally& tally, std::uint64_t runs = 1) : tally_(tally), runs_(runs) {}
  ~Metered() { tally_.add(runs_, std::chrono::steady_clock::now() - began_); }
  Metered(const Metered&) = delete;
  Metered& operator=(const Metered&) = delete;

 private:
  StatementMeter::Tally& tally_;
  std::uint64_t runs_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace insight::db
