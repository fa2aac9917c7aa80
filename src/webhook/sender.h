// Sender: the threads of this process that send what the outbox holds. Made by the composition root. A thread takes the delivery
// that has been due the longest, holds its endpoint meanwhile, sends, and records how it went; so an endpoint is sent one message
// at a time and a slow one costs one thread, and all slow ones together half of them. Several processes may send from one database.
// Whatever dies in between, the delivery is due again when its endpoint's lease runs out: at least once, always under the same
// message id. It follows no redirect, uses no proxy and connects to no private address unless the options allow it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "account/audit.h"
#include "base/log.h"
#include "base/random.h"
#include "webhook/options.h"
#include "webhook/outbox.h"
#include "webhook/store.h"

namespace insight::webhook {

class Sender {
 public:
  // What it refers to must outlive it.
  Sender(db::Database& database, const Outbox& outbox, const account::Audit& audit, const Clock& clock, IdMaker& ids,
         Random& random, Log& log, const Options& options);
  ~Sender();  // stops without waiting
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  // Takes nothing new, waits up to `patience` for what is on its way, then breaks it off and leaves it due. Once.
  void stop(std::chrono::milliseconds patience);

 private:
  struct Taken {
    Endpoint endpoint;
    Delivery delivery;
    std::string holder;
  };
  struct Outcome {
    std::optional<std::int64_t> status;
    std::string error;  // empty: delivered
    bool broken_off = false;
    bool slow = false;
    Millis started_at = 0;
    Millis duration = 0;
  };

  void work(const std::stop_token& stop);
  std::optional<Taken> next(const std::stop_token& stop);
  std::optional<Taken> take();
  void send(const Taken& taken);
  store::Which which() const;
  Outcome attempt(const Taken& taken) const;
  std::string signatures(const Endpoint& endpoint, const Delivery& delivery, std::int64_t timestamp) const;
  void record(db::Transaction& tx, const Taken& taken, const Outcome& outcome);
  bool record_failure(db::Transaction& tx, const Taken& taken, const store::Ended& ended);
  void disable_gone(db::Transaction& tx, const Endpoint& endpoint);
  Millis pause_before_next(std::int64_t attempts) const;
  std::chrono::milliseconds until_next_due();
  void trim_now_and_then();

  db::Database& database_;
  const Outbox& outbox_;
  const account::Audit& audit_;
  const Clock& clock_;
  IdMaker& ids_;
  Random& random_;
  Log& log_;
  const Options& options_;
  http::AddressGuard guard_;
  std::atomic<Millis> next_trim_ = 0;
  std::stop_source break_off_;
  std::mutex mutex_;
  std::condition_variable ended_;
  unsigned working_ = 0;
  std::mutex lookout_;      // of the one thread that looks for something to send; the others send, or wait to look
  std::uint64_t seen_ = 0;  // the outbox's tick that the lookout knows
  std::atomic<unsigned> slow_now_ = 0;
  std::vector<std::jthread> threads_;
};

}  // namespace insight::webhook
