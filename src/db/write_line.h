// WriteLine: the transactions that wait for a database's only writer, first come, first served, and what commits them. The first in
// line leads: it runs its own and then the others' that wait by then, each in a savepoint, and one commit makes all of them durable
// (a commit is a wait for the disk, whatever is in it). Each is whole or not there: one that throws is undone alone. Nobody is told
// of success before the commit. Whoever is alone in line pays for none of this. Used by sqlite.cpp alone; any thread.
//
// Works run on the leader's thread while their callers wait, so a work must not need the thread that asked for it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

#include "db/sqlite_connection.h"

namespace insight::db::sqlite {

// How durable a commit is before `run` returns: `normal` may be lost in a power cut until the next `full` one.
enum class Level : std::uint8_t { normal, full };

class WriteLine {
 public:
  explicit WriteLine(SqliteConnection& writer) : writer_(writer) {}

  // Runs the work in the transaction and commits; rolls back and throws what it threw. Throws std::logic_error inside a work.
  void run(Transaction& tx, const std::function<void(Transaction&)>& work, Level level);
  // Runs the work outside of any transaction, when nothing else writes.
  void run_bare(const std::function<void()>& work);

 private:
  using Clock = std::chrono::steady_clock;

  struct Waiting {
    const std::function<void()>* work;
    Level level = Level::full;
    bool bare = false;
    bool done = false;
    std::exception_ptr failure{};
    std::condition_variable wake{};
  };

  void stand_in_line(Waiting& mine);
  std::deque<Waiting*> lead(Waiting& first, Level level);
  Waiting* next(std::size_t so_far, Clock::time_point began, Level level);
  void run_alone(Waiting& one);
  void run_in_savepoint(Waiting& one);
  void commit(const std::deque<Waiting*>& together);
  void roll_back() noexcept;
  void set_level(Level level);

  SqliteConnection& writer_;
  Level level_ = Level::full;  // as the connection opens
  std::mutex mutex_;
  std::deque<Waiting*> line_;
  bool busy_ = false;
  std::thread::id leader_{};
};

}  // namespace insight::db::sqlite
