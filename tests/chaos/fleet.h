// Fleet: an installation under attack: servers, workers, PostgreSQL and Redis as processes of their own, killed and stopped at
// random and started again, half of the time on "another machine": under a host name that was never heard before, so that nobody
// can tell that the one before is dead. Everything but urls() on the thread that made it, with which it ends.
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>

#include "../e2e/server_process.h"
#include "base/clock.h"
#include "db/test_postgres.h"
#include "redis/test_redis.h"

namespace insight::chaos {

enum class Mode : std::uint8_t {
  sqlite,      // one server with workers of its own
  postgres,    // servers and workers apart
  bullmq,      // and a Redis that forgets everything when it is killed
  bullmq_aof,  // one that forgets the last second at most
};
BOOST_DESCRIBE_ENUM(Mode, sqlite, postgres, bullmq, bullmq_aof)

// From here on a process did nothing: it was killed, or stopped for a while.
struct Blow {
  pid_t process = 0;
  Millis at = 0;
};
struct Event {
  Millis at = 0;
  std::string what;  // "worker killed"
};
// PostgreSQL stood still, and nothing could be done about anything.
struct Standstill {
  Millis from = 0, until = 0;
};

class Fleet {
 public:
  Fleet(Mode mode, std::filesystem::path folder);
  Fleet(const Fleet&) = delete;
  Fleet& operator=(const Fleet&) = delete;

  // Of the servers that were started last and are not known to be dead.
  std::vector<std::string> urls() const;
  // Whoever drew the lot is killed, or stopped for up to some seconds.
  void strike(std::mt19937_64& dice);
  // Starts and wakes what is due.
  void tend();
  // Everything runs again, as soon as it can.
  void heal();
  bool whole() const;

  // The servers and workers that were struck.
  const std::vector<Blow>& blows() const { return blows_; }
  const std::vector<Event>& events() const { return events_; }
  const std::vector<Standstill>& standstills() const { return standstills_; }
  std::size_t kills() const { return kills_; }
  bool has_machines() const { return has_machines_; }                   // false: this user may give nobody a host name
  const std::map<std::string, int>& struck() const { return struck_; }  // "worker killed": 12
  std::string database() const { return database_; }                    // as db::open takes it

 private:
  struct Member {
    bool serves = false;
    int machine = 0;
    std::unique_ptr<e2e::ServerProcess> process;  // none: dead
    Millis back_at = 0;
    Millis wake_at = 0;  // 0: it is awake
  };

  std::vector<std::string> words(bool serves) const;
  void start(Member& member);
  void kill(Member& member, Millis back_after, bool elsewhere);
  void stop(Member& member, Millis length);
  void wake(Member& member);
  void kill_postgres();
  void stop_postgres(Millis length);
  void wake_postgres();
  void wake_databases();
  void kill_redis();
  void pause_redis(Millis length);
  void count(const std::string& what);

  Mode mode_;
  std::filesystem::path folder_;
  std::optional<db::TestPostgres> postgres_;
  std::optional<redis::TestRedis> redis_;
  std::string database_;
  std::vector<Member> members_;
  int machines_ = 0;
  Millis redis_wakes_at_ = 0;
  Millis postgres_stopped_at_ = 0, postgres_wakes_at_ = 0;  // 0: it is awake
  std::vector<Blow> blows_;
  std::vector<Event> events_;
  std::vector<Standstill> standstills_;
  std::size_t kills_ = 0;
  bool has_machines_ = true;
  std::map<std::string, int> struck_;
  mutable std::mutex mutex_;  // of the processes, for urls()
};

}  // namespace insight::chaos
