#include "world.h"

#include <fmt/format.h>

#include <algorithm>

#include "queue/control.h"

namespace insight::simulation {
namespace {

using queue::JobId;
using queue::Lane;
using queue::Lease;
using queue::Retry;

constexpr int kSteps = 120;
constexpr int kStepsToSettle = 3'000;
constexpr std::size_t kSlots = 2;
constexpr Millis kBeat = 3'000;

struct Tenant {
  const char* name;
  int weight;
  int cap;
};
constexpr std::array<Tenant, 4> kTenants{{{"free", 1, 1}, {"other", 1, 1}, {"pro", 4, 2}, {"large", 16, 100}}};

constexpr db::Query is_there{"sim.is_there", "SELECT 1 FROM job WHERE id = $1"};

void require_same(bool stands, bool said, const Lease& lease) {
  if (stands == said) return;
  throw Violation(fmt::format("{}: epoch {} {}, and its holder was told otherwise", lease.job.text(), lease.epoch,
                              stands ? "stands" : "is lost"));
}

}  // namespace

std::unique_ptr<MemoryDatabase> make_database() {
  auto database = std::make_unique<MemoryDatabase>();
  Owner::make_tables(*database);
  return database;
}

World::World(MemoryDatabase& database, std::uint64_t seed, std::function<void(const std::string&)> trace, const Front& front)
    : database_(database),
      dice_(seed),
      trace_(std::move(trace)),
      rows_({{"TEST", &owner_}}, clock_, dice_.random()),
      front_(front ? front(rows_) : nullptr),
      queue_(front_ ? *front_ : static_cast<queue::JobQueue&>(rows_)),
      by_messages_(!front && dice_.one_in(2)),
      trouble_(dice_.one_in(5) ? 0 : 5 + dice_.below(40)) {
  database_.empty({"job_attempt", "job", "job_tenant", "job_pause", "sim_owner", "sim_result", "sim_quota"});
  const int machines = 1 + dice_.below(4);
  for (int i = 0; i < machines; ++i) processes_.push_back({.machine = "m" + std::to_string(i)});
}

Outcome World::run() {
  for (int i = 0; i < kSteps; ++i) step();
  settle();
  outcome_.accepted = ledger_.size();
  return outcome_;
}

void World::step() {
  clock_.advance(dice_.one_in(30) ? dice_.below(20'000) : dice_.below(1'500));
  const int what = dice_.below(100);
  auto& process = any_process();
  if (what < 20) {
    submit();
  } else if (what < 24) {
    cancel();
  } else if (what < 27) {
    die(process);
  } else if (what < 30) {
    say(process.name() + " is stopped for a while");
    process.frozen_until = clock_.now() + dice_.below(25'000);
  } else if (what < 32) {
    drain(process);
  } else if (what < 36) {
    operate();
  } else if (what < 46 && by_messages_) {
    relay();
  } else {
    work(process);
  }
  database_.read([&](db::Transaction& tx) { check_.step(tx); });
}

// Nothing goes wrong any more, but for what the jobs do: everything accepted must come to its end.
void World::settle() {
  healed_ = true;
  database_.transact([](db::Transaction& tx) { queue::resume(tx, Lane::ANALYSIS), queue::resume(tx, Lane::HOUSEKEEPING); });
  for (auto& process : processes_) process.frozen_until = 0;
  for (int i = 0; i < kStepsToSettle; ++i) {
    clock_.advance(200);
    for (auto& process : processes_) work(process);
    if (by_messages_) relay();
    database_.read([&](db::Transaction& tx) { check_.step(tx); });
    const auto open = database_.read([](db::Transaction& tx) {
      return tx.one<std::int64_t>({"sim.open", "SELECT COUNT(*) FROM job WHERE finished_at IS NULL"});
    });
    if (open == 0) break;
  }
  database_.read([&](db::Transaction& tx) { check_.rest(tx, ledger_); });
}

template <class Work>
bool World::in(Work&& work) {
  if (!healed_ && trouble_ > 0 && dice_.one_in(trouble_)) {
    constexpr std::array faults{Fault::STATEMENT, Fault::COMMIT, Fault::ANSWER};
    const auto fault = faults[static_cast<std::size_t>(dice_.below(3))];
    ++outcome_.faults;
    say(fault == Fault::ANSWER ? "the answer of the database is lost" : "the database fails");
    database_.fail_next(fault, dice_.below(6));
  }
  try {
    database_.transact(work);
    return true;
  } catch (const queue::LeaseLost&) {
    throw;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::unavailable) throw;
    return false;
  }
}

void World::say(const std::string& what) {
  if (trace_) trace_(fmt::format("{:>7} {}", clock_.now() % 10'000'000, what));
}

// A client that got no answer asks again under the same key, which finds what is there.
void World::submit() {
  const auto& tenant = kTenants[static_cast<std::size_t>(dice_.below(kTenants.size()))];
  const auto id = "j" + std::to_string(sent_.size());
  Promise promise{.tenant = tenant.name, .results = dice_.below(4)};
  if (dice_.one_in(8)) promise.nature = static_cast<Nature>(1 + dice_.below(3));
  sent_.emplace(id, promise);
  const auto lane = dice_.one_in(10) ? Lane::HOUSEKEEPING : Lane::ANALYSIS;
  const int priority = dice_.one_in(10) ? dice_.below(3) - 1 : 0;
  std::optional<std::string> series;
  if (dice_.one_in(4)) series = fmt::format("{}/branch{}", tenant.name, dice_.below(2));
  say(fmt::format("{} of {} comes, {}", id, tenant.name, db::name_of_enumerator(promise.nature)));
  for (int tries = 0; tries < 3; ++tries) {
    const bool answered = in([&](db::Transaction& tx) {
      if (tx.find<int>(is_there, id)) return;
      owner_.accept(tx, JobId{id}, tenant.name);
      queue_.enqueue(tx, {.id = JobId{id},
                          .kind = "TEST",
                          .tenant = tenant.name,
                          .weight = tenant.weight,
                          .tenant_cap = tenant.cap,
                          .priority = priority,
                          .lane = lane,
                          .series = series});
    });
    if (!answered) continue;
    ledger_.emplace(id, promise);
    return;
  }
}

void World::cancel() {
  if (ledger_.empty()) return;
  auto promise = std::next(ledger_.begin(), dice_.below(static_cast<int>(ledger_.size())));
  bool done = false;
  say(promise->first + " is cancelled");
  const bool answered = in([&](db::Transaction& tx) {
    done = queue_.cancel(tx, JobId{promise->first});
    if (done) owner_.cancelled(tx, JobId{promise->first});
  });
  if (answered && done) promise->second.cancelled = true;
}

void World::work(Process& process) {
  if (!process.alive) return start(process);
  if (clock_.now() < process.frozen_until) return;
  // A thread of its own beats; where the process was stopped, the one that works may be awake before it.
  if (clock_.now() >= process.next_beat && !dice_.one_in(3)) beat(process);
  if (process.held.size() < kSlots && dice_.one_in(2)) return claim(process);
  if (process.held.empty()) return;
  const auto at = static_cast<std::size_t>(dice_.below(static_cast<int>(process.held.size())));
  if (dice_.one_in(4) && stop_lost(process)) return;
  if (process.held[at].stopped) return let_go(process, at, false);
  advance(process, at);
}

void World::claim(Process& process) {
  const auto lane = dice_.one_in(5) ? Lane::HOUSEKEEPING : Lane::ANALYSIS;
  std::optional<Message> message;
  if (by_messages_ && lane == Lane::ANALYSIS && (healed_ || !dice_.one_in(20))) {
    message = medium_.take(dice_, clock_.now());
    if (!message) return;
    if (!healed_ && dice_.one_in(20)) return die(process);  // between the message and the row
  }
  std::optional<Held> held;
  const bool answered = in([&](db::Transaction& tx) {
    held = message ? claim_message(tx, process.name(), lane, *message) : claim_row(tx, process.name(), lane);
  });
  if (message && !(answered && held)) medium_.dropped(*message);
  if (!answered || !held) return;
  say(fmt::format("{} claims {} in epoch {}", process.name(), held->lease.job.text(), held->lease.epoch));
  process.held.push_back(*std::move(held));
}

std::optional<World::Held> World::claim_row(db::Transaction& tx, const std::string& worker, Lane lane) {
  const auto expected = Check::next(tx, lane, clock_.now());
  auto lease = queue_.claim(tx, worker, lane);
  const auto got = lease ? std::optional(lease->job) : std::nullopt;
  if (got != expected) {
    throw Violation(
        fmt::format("{} was claimed where {} is next", got ? got->text() : "nothing", expected ? expected->text() : "nothing"));
  }
  if (!lease) return std::nullopt;
  return Held{.lease = *std::move(lease), .message = std::nullopt};
}

std::optional<World::Held> World::claim_message(db::Transaction& tx, const std::string& worker, Lane lane, const Message& message) {
  auto lease = rows_.claim_dispatch(tx, worker, lane, message.job, message.dispatch);
  if (!lease) return std::nullopt;
  Check::claimed(tx, *lease, message.dispatch);
  return Held{.lease = *std::move(lease), .message = message};
}

void World::beat(Process& process) {
  process.next_beat = clock_.now() + kBeat;
  std::vector<bool> stands;
  const bool answered = in([&](db::Transaction& tx) {
    stands.clear();
    for (const auto& held : process.held) {
      const bool holds = Check::stands(tx, held.lease);
      stands.push_back(queue_.beat(tx, held.lease, held.written * 10));
      require_same(holds, stands.back(), held.lease);
    }
    const auto alive = Check::alive(tx, clock_.now());
    queue_.sweep(tx);
    if (Check::alive(tx, clock_.now()) != alive) throw Violation("a sweep took a job whose lease had time left");
  });
  if (!answered) return;
  for (std::size_t i = 0; i < stands.size(); ++i) process.held[i].stopped = process.held[i].stopped || !stands[i];
}

bool World::stop_lost(Process& process) {
  bool any = false;
  database_.read([&](db::Transaction& tx) {
    for (auto& held : process.held) {
      const bool holds = queue_.holds(tx, held.lease);
      require_same(Check::stands(tx, held.lease), holds, held.lease);
      held.stopped = held.stopped || !holds;
      any = any || held.stopped;
    }
  });
  return any;
}

void World::advance(Process& process, std::size_t at) {
  const auto& held = process.held[at];
  const auto& promise = sent_.at(held.lease.job.text());
  switch (promise.nature) {
    case Nature::DEADLY:
      return die(process);
    case Nature::BAD:
      return fail(process, at, Retry::NEVER);
    case Nature::FLAKY:
      if (dice_.one_in(3)) return fail(process, at, Retry::LATER);
      break;
    case Nature::SOUND:
      break;
  }
  if (held.written < promise.results) return write(process, at);
  finish(process, at);
}

void World::write(Process& process, std::size_t at) {
  auto& held = process.held[at];
  bool may = false;
  const bool answered = in([&](db::Transaction& tx) {
    may = queue_.may_write(tx, held.lease);
    if (may) owner_.write(tx, held.lease, held.written);
  });
  if (!answered) return fail(process, at, Retry::LATER);  // as a worker does with whatever its job throws
  if (!may) return let_go(process, at, false);
  ++held.written;
}

void World::finish(Process& process, std::size_t at) {
  const auto lease = process.held[at].lease;
  try {
    const bool answered = in([&](db::Transaction& tx) {
      owner_.choose(tx, lease);
      queue_.finish(tx, lease);
    });
    if (!answered) return fail(process, at, Retry::LATER);
    say(fmt::format("{} finishes {}", process.name(), lease.job.text()));
    let_go(process, at, true);
  } catch (const queue::LeaseLost&) {
    let_go(process, at, false);
  }
}

// When even this can't be written, the lease runs out.
void World::fail(Process& process, std::size_t at, Retry retry) {
  const auto lease = process.held[at].lease;
  say(fmt::format("{} fails {}", process.name(), lease.job.text()));
  in([&](db::Transaction& tx) { queue_.fail(tx, lease, "it failed", retry); });
  let_go(process, at, false);
}

void World::let_go(Process& process, std::size_t at, bool finished) {
  if (const auto& message = process.held[at].message) finished ? medium_.done(*message) : medium_.dropped(*message);
  process.held.erase(process.held.begin() + static_cast<std::ptrdiff_t>(at));
}

void World::drain(Process& process) {
  if (!process.alive || clock_.now() < process.frozen_until) return;
  say(process.name() + " drains");
  while (!process.held.empty()) {
    const auto lease = process.held.back().lease;
    in([&](db::Transaction& tx) { queue_.give_back(tx, lease, "the server is stopping"); });
    let_go(process, process.held.size() - 1, false);
  }
  process.alive = false;
}

void World::die(Process& process) {
  say(process.name() + " dies");
  process.alive = false;
  process.held.clear();
}

// The next process on that machine knows that the one before is gone.
void World::start(Process& process) {
  if (!healed_ && dice_.one_in(3)) return;
  const auto before = process.name();
  process = {.machine = process.machine, .incarnation = process.incarnation + 1};
  say(process.name() + " starts");
  in([&](db::Transaction& tx) {
    queue_.recover(tx,
                   [&](std::string_view worker) { return worker.starts_with(process.machine + "/") && worker != process.name(); });
  });
}

void World::relay() {
  if (!healed_ && dice_.one_in(10)) medium_.spoil(dice_);
  in([&](db::Transaction& tx) { medium_.pass(tx, rows_, Lane::ANALYSIS, clock_.now()); });
}

void World::operate() {
  const auto lane = dice_.one_in(5) ? Lane::HOUSEKEEPING : Lane::ANALYSIS;
  const auto& tenant = kTenants[static_cast<std::size_t>(dice_.below(kTenants.size()))];
  switch (dice_.below(5)) {
    case 0:
      say("a lane is paused");
      in([&](db::Transaction& tx) { queue::pause(tx, lane, clock_.now()); });
      break;
    case 1:
      in([&](db::Transaction& tx) { queue_.reweigh(tx, tenant.name, lane, 1 + dice_.below(16), 1 + dice_.below(3)); });
      break;
    case 2:
      in([&](db::Transaction& tx) { queue_.forget(tx, lane, clock_.now() - 20'000, 3); });
      break;
    default:
      in([&](db::Transaction& tx) { queue::resume(tx, lane); });
  }
}

}  // namespace insight::simulation
