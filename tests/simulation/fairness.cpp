// Who waits how long when everybody wants too much: queue_fairness [--jobs N] [--tenants N] [--workers N] [--seed N]. The shipped
// queue on SQLite in memory and a virtual clock; beside it the same arrivals, first come, first served. A few tenants have most of
// the jobs and send them at the very beginning; the others each send theirs at a moment of their own. Every job takes 1 s of a
// worker. Ends with 1 when small tenants are not served better than by their arrival.
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <iostream>
#include <numeric>
#include <queue>

#include "dice.h"
#include "flags.h"
#include "memory_database.h"
#include "queue/kinds.h"
#include "queue/sql_queue.h"

namespace {

using namespace insight;
using simulation::Dice;

constexpr Millis kWork = 1'000;
constexpr std::array<std::size_t, 5> kClasses{10, 100, 1'000, 10'000, 10'000'000};  // by the tenant's number of jobs

struct Asked {
  std::size_t jobs;
  std::size_t tenants;
  std::size_t workers;
  std::uint64_t seed;
};

struct Arrival {
  Millis at = 0;
  std::uint32_t tenant = 0;
};

// Sizes by Zipf's law: the n-th largest has an n-th of what the largest has.
std::vector<std::size_t> sizes(const Asked& asked) {
  double sum = 0;
  for (std::size_t i = 1; i <= asked.tenants; ++i) sum += 1.0 / static_cast<double>(i);
  std::vector<std::size_t> all;
  for (std::size_t i = 1; i <= asked.tenants; ++i)
    all.push_back(
        std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(asked.jobs) / sum / static_cast<double>(i))));
  return all;
}

std::vector<Arrival> arrivals(const std::vector<std::size_t>& sizes, const Asked& asked) {
  Dice dice(asked.seed);
  const auto all = std::accumulate(sizes.begin(), sizes.end(), std::size_t{0});
  const auto end = static_cast<int>(all * kWork / asked.workers);
  std::vector<Arrival> found;
  for (std::uint32_t tenant = 0; tenant < sizes.size(); ++tenant) {
    const Millis at = sizes[tenant] > kClasses[1] ? 0 : dice.below(end);
    found.insert(found.end(), sizes[tenant], {at, tenant});
  }
  std::ranges::stable_sort(found, {}, &Arrival::at);
  return found;
}

using Waits = std::vector<std::vector<Millis>>;  // by class

std::size_t class_of(std::size_t size) {
  return static_cast<std::size_t>(std::ranges::lower_bound(kClasses, size) - kClasses.begin());
}

Waits by_arrival(const std::vector<Arrival>& all, const std::vector<std::size_t>& sizes, std::size_t workers) {
  Waits waits(kClasses.size());
  std::priority_queue<Millis, std::vector<Millis>, std::greater<>> free;
  for (std::size_t i = 0; i < workers; ++i) free.push(0);
  for (const auto& job : all) {
    const auto start = std::max(free.top(), job.at);
    free.pop();
    free.push(start + kWork);
    waits[class_of(sizes[job.tenant])].push_back(start - job.at);
  }
  return waits;
}

class Service {
 public:
  Service(std::vector<Arrival> all, std::vector<std::size_t> sizes, std::size_t workers)
      : all_(std::move(all)), sizes_(std::move(sizes)), workers_(workers), queue_({{"TEST", &hooks_}}, clock_, random_) {}

  Waits run() {
    while (done_ < all_.size()) {
      database_.transact([&](db::Transaction& tx) {
        accept(tx);
        start(tx);
      });
      clock_.advance(next_event() - now());
      database_.transact([&](db::Transaction& tx) {
        finish(tx);
        queue_.forget(tx, queue::Lane::ANALYSIS, clock_.now(), 10'000);
      });
    }
    return std::move(waits_);
  }

 private:
  struct Running {
    Millis until;
    queue::Lease lease;
    bool operator>(const Running& other) const { return until > other.until; }
  };

  Millis now() const { return clock_.now() - start_; }
  Millis next_event() const {
    Millis next = running_.empty() ? all_[accepted_].at : running_.top().until;
    if (accepted_ < all_.size()) next = std::min(next, all_[accepted_].at);
    return next;
  }
  void accept(db::Transaction& tx) {
    for (; accepted_ < all_.size() && all_[accepted_].at <= now(); ++accepted_) {
      queue_.enqueue(tx, {.id = queue::JobId{std::to_string(accepted_)},
                          .kind = "TEST",
                          .tenant = std::to_string(all_[accepted_].tenant),
                          .tenant_cap = static_cast<int>(workers_)});
    }
  }
  void start(db::Transaction& tx) {
    while (running_.size() < workers_) {
      auto lease = queue_.claim(tx, "worker", queue::Lane::ANALYSIS);
      if (!lease) return;
      const auto& job = all_[std::stoul(lease->job.text())];
      waits_[class_of(sizes_[job.tenant])].push_back(now() - job.at);
      running_.push({now() + kWork, *std::move(lease)});
    }
  }
  void finish(db::Transaction& tx) {
    for (; !running_.empty() && running_.top().until <= now(); running_.pop(), ++done_) queue_.finish(tx, running_.top().lease);
  }

  std::vector<Arrival> all_;
  std::vector<std::size_t> sizes_;
  std::size_t workers_;
  ManualClock clock_;
  const Millis start_ = clock_.now();
  SeededRandom random_;
  queue::PlainHooks hooks_;
  simulation::MemoryDatabase database_;
  queue::SqlQueue queue_;
  std::priority_queue<Running, std::vector<Running>, std::greater<>> running_;
  Waits waits_ = Waits(kClasses.size());
  std::size_t accepted_ = 0, done_ = 0;
};

double seconds(std::vector<Millis>& waits, double share) {
  if (waits.empty()) return 0;
  const auto at = waits.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(waits.size() - 1));
  std::ranges::nth_element(waits, at);
  return static_cast<double>(*at) / 1'000;
}

Asked read(char** words) {
  simulation::Flags flags(words, "queue_fairness [--jobs N] [--tenants N] [--workers N] [--seed N]");
  const Asked asked{flags.number("--jobs", 1'000'000), flags.number("--tenants", 10'000), flags.number("--workers", 64),
                    flags.number("--seed", 1)};
  flags.end();
  return asked;
}

}  // namespace

int main(int, char** arguments) {
  const auto asked = read(arguments + 1);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  const auto of_tenant = sizes(asked);
  const auto all = arrivals(of_tenant, asked);
  auto plain = by_arrival(all, of_tenant, asked.workers);
  auto fair = Service(all, of_tenant, asked.workers).run();

  std::cout << fmt::format("{} jobs of {} tenants, {} workers, 1 s each; seconds until a job starts\n", all.size(), asked.tenants,
                           asked.workers);
  std::cout << fmt::format("{:>16} {:>8} {:>9} | {:>9} {:>9} {:>9} | {:>9} {:>9} {:>9}\n", "jobs of a tenant", "tenants", "jobs",
                           "fair p50", "p99", "most", "FIFO p50", "p99", "most");
  std::size_t from = 1;
  for (std::size_t c = 0; c < kClasses.size(); ++c) {
    const auto tenants = std::ranges::count_if(of_tenant, [&](std::size_t size) { return class_of(size) == c; });
    if (tenants > 0) {
      std::cout << fmt::format("{:>7} – {:>6} {:>8} {:>9} | {:>9.1f} {:>9.1f} {:>9.1f} | {:>9.1f} {:>9.1f} {:>9.1f}\n", from,
                               std::min(kClasses[c], of_tenant.front()), tenants, fair[c].size(), seconds(fair[c], 0.5),
                               seconds(fair[c], 0.99), seconds(fair[c], 1), seconds(plain[c], 0.5), seconds(plain[c], 0.99),
                               seconds(plain[c], 1));
    }
    from = kClasses[c] + 1;
  }
  return seconds(fair[0], 0.99) < seconds(plain[0], 0.5) ? 0 : 1;
}
