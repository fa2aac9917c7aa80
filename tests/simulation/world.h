// World: machines, clients and an operator around one queue, on a clock that only the simulation moves. Each step one of them does
// something, chosen by the seed: also to die, to be stopped for a while, or to lose its database in mid-transaction. The queue is
// the shipped one; what is simulated is what surrounds it. One thread.
#pragma once

#include <functional>
#include <memory>

#include "check.h"
#include "medium.h"
#include "memory_database.h"
#include "owner.h"

namespace insight::simulation {

// Puts a queue of its own in front of the rows: to show that the simulation notices one that is wrong.
using Front = std::function<std::unique_ptr<queue::JobQueue>(queue::SqlQueue& rows)>;

// Tables for many runs, one after another.
std::unique_ptr<MemoryDatabase> make_database();

struct Outcome {
  std::size_t accepted = 0;
  int faults = 0;
};

class World {
 public:
  // The database's queue is emptied. `trace` is told each thing that happens.
  World(MemoryDatabase& database, std::uint64_t seed, std::function<void(const std::string&)> trace = {}, const Front& front = {});

  // Throws Violation.
  Outcome run();

 private:
  struct Held {
    queue::Lease lease;
    std::optional<Message> message;
    int written = 0;
    bool stopped = false;  // as a stop token
  };
  struct Process {
    std::string machine;
    int incarnation = 0;
    bool alive = true;
    Millis frozen_until = 0;
    Millis next_beat = 0;
    std::vector<Held> held;
    std::string name() const { return machine + "/" + std::to_string(incarnation); }
  };

  void step();
  void settle();
  template <class Work>
  bool in(Work&& work);  // false: the database refused, or seemed to
  void say(const std::string& what);

  // Clients.
  void submit();
  void cancel();
  // Machines.
  void work(Process& process);
  void claim(Process& process);
  std::optional<Held> claim_row(db::Transaction& tx, const std::string& worker, queue::Lane lane);
  std::optional<Held> claim_message(db::Transaction& tx, const std::string& worker, queue::Lane lane, const Message& message);
  void beat(Process& process);
  bool stop_lost(Process& process);
  void advance(Process& process, std::size_t at);
  void write(Process& process, std::size_t at);
  void finish(Process& process, std::size_t at);
  void fail(Process& process, std::size_t at, queue::Retry retry);
  void let_go(Process& process, std::size_t at, bool finished);
  void drain(Process& process);
  void die(Process& process);
  void start(Process& process);
  void relay();
  // The operator.
  void operate();
  Process& any_process() { return processes_[static_cast<std::size_t>(dice_.below(static_cast<int>(processes_.size())))]; }

  MemoryDatabase& database_;
  Dice dice_;
  std::function<void(const std::string&)> trace_;
  ManualClock clock_;
  Owner owner_;
  queue::SqlQueue rows_;
  std::unique_ptr<queue::JobQueue> front_;
  queue::JobQueue& queue_;
  const bool by_messages_;
  const int trouble_;  // one transaction in so many goes wrong; 0: none
  Medium medium_;
  Check check_;
  Ledger ledger_;
  std::map<std::string, Promise, std::less<>> sent_;  // answered for or not
  std::vector<Process> processes_;
  Outcome outcome_;
  bool healed_ = false;
};

}  // namespace insight::simulation
