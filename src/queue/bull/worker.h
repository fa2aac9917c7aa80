// Worker: takes the messages of a BullMQ queue and does them, as Node's Worker does: locks that are renewed, retries with backoff
// by the message's own options, recovery of what another worker's death left, its name in getWorkers. For queues without rows; jobs
// that have a row go through bull_queue.h. Its threads are its own; the processor is called on them, one message a thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "queue/bull/client.h"

namespace insight::queue::bull {

struct WorkerOptions {
  std::string name;  // shown in Bull Board
  unsigned concurrency = 1;
  std::chrono::milliseconds lock{30'000};  // renewed at half of it
  std::chrono::milliseconds stalled_interval{30'000};
  int most_stalls = 1;
  Keep keep;
};

// A message under way; for its processor.
class Task {
 public:
  Task(Client& client, const Taken& taken) : client_(client), taken_(taken) {}
  const std::string& id() const { return taken_.id; }
  std::string_view name() const { return taken_.field("name"); }
  std::string_view data() const { return taken_.field("data"); }  // JSON
  void progress(std::string_view json) { client_.progress(taken_.id, json); }
  void log(std::string_view line) { client_.log(taken_.id, line); }

 private:
  Client& client_;
  const Taken& taken_;
};

// Gives the result as JSON. What it throws fails the attempt; Error(invalid) fails the message for good.
using Processor = std::function<std::string(Task&)>;

class Worker {
 public:
  Worker(const redis::Address& address, const Scripts& scripts, QueueName queue, Processor processor, const Clock& clock, Log& log,
         WorkerOptions options);
  ~Worker();  // waits for what runs
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

 private:
  void work(const std::stop_token& stop, unsigned number);
  void serve(const std::stop_token& stop, unsigned number);
  Take process(Client& client, const Taken& job, Fetch fetch);
  Take settle_failure(Client& client, const Taken& job, std::string_view reason, bool for_good, Fetch fetch);
  void keep(const std::stop_token& stop);
  void listen(const std::stop_token& stop);
  void wait_for_marker(const std::stop_token& stop);
  void wake_one();
  void pause(const std::stop_token& stop, std::chrono::milliseconds time);

  redis::Address address_;
  const Scripts& scripts_;
  QueueName queue_;
  Processor processor_;
  const Clock& clock_;
  Log& log_;
  WorkerOptions options_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  unsigned wakes_ = 0;
  std::list<const Taken*> held_;
  redis::Connection* listening_ = nullptr;
  std::vector<std::jthread> threads_;
};

}  // namespace insight::queue::bull
