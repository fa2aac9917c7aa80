#include "db/write_line.h"

#include <algorithm>
#include <stdexcept>

#include "base/error.h"

namespace insight::db::sqlite {
namespace {

// Beyond these a commit is due: whoever came first must not wait for ever more others.
constexpr std::size_t kMostTogether = 128;
constexpr std::chrono::milliseconds kLongestTogether{10};

}  // namespace

void WriteLine::run(Transaction& tx, const std::function<void(Transaction&)>& work, Level level) {
  const std::function<void()> bound = [&] { work(tx); };
  Waiting mine{&bound, level};
  stand_in_line(mine);
}

void WriteLine::run_bare(const std::function<void()>& work) {
  Waiting mine{&work, Level::full, true};
  stand_in_line(mine);
}

void WriteLine::stand_in_line(Waiting& mine) {
  std::unique_lock lock(mutex_);
  if (busy_ && leader_ == std::this_thread::get_id()) throw std::logic_error("transact inside transact");
  line_.push_back(&mine);
  mine.wake.wait(lock, [&] { return mine.done || (!busy_ && line_.front() == &mine); });
  if (!mine.done) {
    line_.pop_front();
    busy_ = true;
    leader_ = std::this_thread::get_id();
    // All that wait now come along, so the strictest of them decides how durable the commit is.
    auto level = mine.level;
    for (const auto* other : line_) level = std::max(level, other->level);
    lock.unlock();
    const auto together = lead(mine, level);
    lock.lock();
    busy_ = false;
    leader_ = {};
    for (auto* other : together) {
      other->done = true;
      other->wake.notify_one();  // under the lock: it lives on the stack of a thread that waits for this
    }
    if (!line_.empty()) line_.front()->wake.notify_one();
  }
  lock.unlock();
  if (mine.failure) std::rethrow_exception(mine.failure);
}

// Returns all whose outcome is known now, the first among them.
std::deque<WriteLine::Waiting*> WriteLine::lead(Waiting& first, Level level) {
  std::deque<Waiting*> together{&first};
  try {
    if (first.bare) {
      (*first.work)();
      return together;
    }
    set_level(level);
    writer_.execute("BEGIN IMMEDIATE");
  } catch (...) {
    first.failure = std::current_exception();
    return together;
  }
  const auto began = Clock::now();
  auto* second = next(1, began, level);
  if (second == nullptr) {
    run_alone(first);
    second = first.failure ? nullptr : next(1, began, level);  // whoever came meanwhile
    if (first.failure) return together;
  } else {
    run_in_savepoint(first);
  }
  for (auto* one = second; one != nullptr; one = next(together.size(), began, level)) {
    together.push_back(one);
    run_in_savepoint(*one);
  }
  commit(together);
  return together;
}

// The next in line that may share the open transaction, out of the line.
WriteLine::Waiting* WriteLine::next(std::size_t so_far, Clock::time_point began, Level level) {
  if (!writer_.in_transaction()) return nullptr;  // SQLite has rolled back by itself
  const std::lock_guard lock(mutex_);
  if (line_.empty() || so_far >= kMostTogether || Clock::now() - began > kLongestTogether) return nullptr;
  auto* one = line_.front();
  if (one->bare || one->level > level) return nullptr;
  line_.pop_front();
  return one;
}

// While nobody else is in the transaction, all of it may be rolled back.
void WriteLine::run_alone(Waiting& one) {
  try {
    (*one.work)();
  } catch (...) {
    one.failure = std::current_exception();
    roll_back();
  }
}

void WriteLine::run_in_savepoint(Waiting& one) {
  try {
    writer_.execute("SAVEPOINT one");
    (*one.work)();
    writer_.execute("RELEASE one");
  } catch (...) {
    one.failure = std::current_exception();
    try {
      if (writer_.in_transaction()) {
        writer_.execute("ROLLBACK TO one");
        writer_.execute("RELEASE one");
      }
    } catch (const std::exception&) {
      roll_back();  // nothing half of it may be committed; the others learn of it from the commit
    }
  }
}

namespace {

// Each thread gets an exception of its own to throw; one that several hold would be freed by one while another reads it, as far as
// a checker of threads can see.
std::exception_ptr own_copy(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    return std::make_exception_ptr(Error(error.code(), std::string(error.what())).because(std::string(error.reason())));
  } catch (const std::exception& error) {
    return std::make_exception_ptr(std::runtime_error(std::string(error.what())));
  }
}

}  // namespace

// What fails here fails for all of them: SQLite itself rolls back where the disk is full or broken, in a work or now.
void WriteLine::commit(const std::deque<Waiting*>& together) {
  std::exception_ptr failure;
  try {
    writer_.execute("COMMIT");
    return;
  } catch (...) {
    failure = std::current_exception();
    for (const auto* one : together)
      if (one->failure) failure = one->failure;  // says more than "no transaction is active"
    roll_back();
  }
  for (auto* one : together)
    if (!one->failure) one->failure = own_copy(failure);
}

void WriteLine::roll_back() noexcept {
  try {
    if (writer_.in_transaction()) writer_.execute("ROLLBACK");
  } catch (const std::exception&) {
    // It is rolled back already, or with the connection's end; the first failure says more.
  }
}

// In WAL a commit with FULL brings everything before it to the disk too. The pragma acts while it is compiled, so it must not come
// from the cache of statements.
void WriteLine::set_level(Level level) {
  if (level == level_) return;
  writer_.script(level == Level::full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
  level_ = level;
}

}  // namespace insight::db::sqlite
