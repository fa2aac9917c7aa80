// Client: one BullMQ queue on Redis, seen from a producer or a worker. It runs the package's own scripts on the package's own keys,
// so Node's Queue, Worker, QueueEvents and Bull Board work with the same queue. It knows no rows: what a message means is its
// caller's. One thread at a time, as the connection it is given. Throws as redis::Connection does.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "queue/bull/scripts.h"
#include "redis/connection.h"

namespace insight::queue::bull {

struct QueueName {
  std::string prefix = "bull";
  std::string name;
  std::string key(std::string_view type) const { return prefix + ":" + name + ":" + std::string(type); }
};

// How many ended messages a queue keeps; -1 keeps all, 0 none.
struct Keep {
  std::int64_t completed = -1;
  std::int64_t failed = -1;
};

struct NewMessage {
  std::string id;  // no ':' and no whole number; empty: the queue's own count
  std::string name;
  std::string data = "{}";  // JSON
  Millis timestamp = 0;
  int attempts = 0;
  Millis backoff = 0;  // exponential, from this on
  Millis delay = 0;
  int priority = 0;
};

// A message that a worker holds until it ends it or the lock runs out.
struct Taken {
  std::string id;
  std::string token;
  std::map<std::string, std::string, std::less<>> fields;  // of its hash: name, data, opts, atm, …
  std::string_view field(std::string_view name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string_view{} : found->second;
  }
};
struct Take {
  std::optional<Taken> job;
  Millis limited_for = 0;   // a rate limit is reached: milliseconds until the next
  Millis next_delayed = 0;  // when the first delayed one is due; 0: none
};

// What a script says of a message that is to be moved.
enum class Answer : std::uint8_t { ok, missing, lock_lost, not_active, foreign_lock, refused };

// How the message ended, besides the next one.
struct Ended {
  Answer answer = Answer::ok;
  Take next;
};

struct Live {
  std::set<std::string, std::less<>> waiting;  // delayed, prioritized and paused ones too
  std::set<std::string, std::less<>> active;
};

enum class Fetch : std::uint8_t { NEXT, NOTHING };

class Client {
 public:
  // A script with what it is given, for run_all().
  struct Call {
    const LuaScript* script;
    std::vector<std::string> keys;
    std::vector<std::string> arguments;
  };

  Client(redis::Connection& redis, const Scripts& scripts, QueueName queue,
         std::chrono::milliseconds lock = std::chrono::seconds(30), Keep keep = {});

  // Says in `meta` who uses the queue, as Node's Queue does.
  void introduce();

  // The id. A message whose id is there already is left as it is.
  std::string add(const NewMessage& message);
  // The same for many in one round trip.
  void add_all(std::span<const NewMessage> messages);

  Take take(const std::string& token, const std::string& worker, Millis now);
  // `value` is JSON; `reason` text. A next one comes under the same token.
  Ended finish(const Taken& job, std::string_view value, Millis now, const std::string& worker, Fetch fetch);
  Ended fail(const Taken& job, std::string_view reason, Millis now, const std::string& worker, Fetch fetch);
  // Ends it without a trace.
  Answer drop(const Taken& job, Millis now);
  // Back to the end of the line, or into the delayed ones. Counts an attempt.
  Answer retry(const Taken& job, std::string_view reason, Millis now);
  Answer delay(const Taken& job, std::string_view reason, Millis now, Millis pause);
  // Back to where it came from, no attempt counted.
  Answer give_back(const Taken& job);

  // The ids whose lock is gone.
  std::vector<std::string> extend(std::span<const Taken* const> jobs);
  // Puts messages back whose worker died. Whoever asks first in `interval` does it. The ids.
  std::vector<std::string> recover_stalled(Millis now, std::chrono::milliseconds interval, int most_stalls = 1);

  void progress(const std::string& id, std::string_view json) { run(progressing(id, json)); }
  void log(const std::string& id, std::string_view line) { run(logging(id, line)); }
  // False: it is active, or not there.
  bool remove(const std::string& id);

  // What the functions of these names do, to be done with others.
  Call finishing(const Taken& job, std::string_view value, Millis now, const std::string& worker, Fetch fetch) const;
  Call failing(const Taken& job, std::string_view reason, Millis now, const std::string& worker, Fetch fetch) const;
  Call dropping(const Taken& job, Millis now) const;
  Call progressing(const std::string& id, std::string_view json) const;
  Call logging(const std::string& id, std::string_view line) const;
  Call removing(const std::string& id) const;
  // In one round trip, other queues' as well. Every answer in their order, refusals too.
  std::vector<redis::Reply> run_all(std::span<const Call> calls);

  // All that somebody will see, or sees now.
  Live live();
  // Which of these Redis knows at all, ended ones as well. In the order asked.
  std::vector<bool> known(std::span<const std::string> ids);

  const QueueName& queue() const { return queue_; }
  redis::Connection& connection() { return redis_; }

 private:
  Call adding(const NewMessage& message) const;
  redis::Reply run(const Call& call);
  Call ending(const Taken& job, std::string_view property, std::string_view value, std::string_view target, Millis now,
              const std::string& worker, Fetch fetch, std::int64_t keep) const;
  Ended end(const Taken& job, const Call& call);
  std::vector<std::string> keys(std::initializer_list<std::string_view> types) const;

  redis::Connection& redis_;
  const Scripts& scripts_;
  QueueName queue_;
  std::chrono::milliseconds lock_;
  Keep keep_;
};

// What CLIENT SETNAME of a worker's blocking connection must be for Node's getWorkers.
std::string client_name(const QueueName& queue, std::string_view worker);

}  // namespace insight::queue::bull
