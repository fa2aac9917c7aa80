#include "db/postgres.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "base/error.h"
#include "base/random.h"
#include "db/postgres_connection.h"
#include "db/postgres_signals.h"

namespace insight::db {
namespace {

using postgres::NeverBegun;
using postgres::PostgresConnection;
using postgres::Undone;
using Time = std::chrono::steady_clock;

constexpr std::array<const char*, 1> durable{"BEGIN"};
constexpr std::array<const char*, 2> relaxed{"BEGIN", "SET LOCAL synchronous_commit TO OFF"};
constexpr std::array<const char*, 1> reading{"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
constexpr int most_tries = 10;  // of a transaction that the server undoes

// How long to wait for a server that may be away: with all patience while it may only be starting again, hardly once it has been
// away for longer than that, so that nobody who asks for many things (a stop, a queue of requests) waits it out each time; and now
// and then with all patience again, for a server that is back and slow.
class Absence {
 public:
  explicit Absence(std::chrono::milliseconds patience) : patience_(patience) {}

  std::chrono::milliseconds patience() {
    const std::lock_guard lock(mutex_);
    const auto now = Time::now();
    if (!since_ || now < *since_ + patience_) return patience_;
    if (now < next_long_) return std::min(patience_, hardly);
    next_long_ = now + between_long;
    return patience_;
  }
  void begins(Time::time_point at) {
    const std::lock_guard lock(mutex_);
    if (since_) return;
    since_ = at;
    next_long_ = Time::now() + between_long;
  }
  void ends() {
    const std::lock_guard lock(mutex_);
    since_.reset();
  }

 private:
  static constexpr std::chrono::milliseconds hardly{2'000};
  static constexpr std::chrono::seconds between_long{60};
  std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::optional<Time::time_point> since_;
  Time::time_point next_long_;
};

// Connections that stand open, at most so many in use at once.
class Pool {
 public:
  Pool(std::string address, const PostgresOptions& options, StatementMeter& meter)
      : address_(std::move(address)), options_(options), meter_(meter), absence_(std::chrono::milliseconds(options.patience_ms)) {}

  std::unique_ptr<PostgresConnection> take() {
    {
      const auto until = deadline();
      std::unique_lock lock(mutex_);
      // A thread that holds one and asks for another (a read inside a transaction) must not wait for itself.
      if (held == 0 && !freed_.wait_until(lock, until, [&] { return in_use_ < options_.connections; }))
        throw Error{ErrorCode::unavailable, "All connections to the database are in use; try again"}.because("DATABASE_BUSY");
      ++in_use_;
      ++held;
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
    }
    try {
      return connected();
    } catch (...) {
      give_back(nullptr);
      throw;
    }
  }

  Time::time_point deadline() const { return Time::now() + std::chrono::milliseconds(options_.patience_ms); }

  // Null: it is broken and gone.
  void give_back(std::unique_ptr<PostgresConnection> connection) {
    {
      const std::lock_guard lock(mutex_);
      --in_use_;
      --held;
      if (connection && idle_.size() < options_.connections) idle_.push_back(std::move(connection));
    }
    freed_.notify_one();
  }

  // After one was found broken the others are most likely broken too: the server was started again.
  void forget_idle() {
    std::vector<std::unique_ptr<PostgresConnection>> closed;
    const std::lock_guard lock(mutex_);
    closed.swap(idle_);
  }

 private:
  // Waits a server that is being started again out, with growing pauses.
  std::unique_ptr<PostgresConnection> connected() {
    const auto began = Time::now(), until = began + absence_.patience();
    for (auto pause = std::chrono::milliseconds(20);; pause = std::min(pause * 2, std::chrono::milliseconds(1'000))) {
      try {
        auto connection = std::make_unique<PostgresConnection>(address_, meter_, patience_until(until));
        absence_.ends();
        return connection;
      } catch (const Error&) {
        absence_.begins(began);
        if (Time::now() + pause > until) throw;
      }
      std::this_thread::sleep_for(pause);
    }
  }
  postgres::Patience patience_until(Time::time_point until) const {
    using std::chrono::milliseconds;
    return {.connect = std::chrono::ceil<milliseconds>(until - Time::now()),
            .silence = milliseconds(options_.silence_ms),
            .idle = milliseconds(options_.idle_ms)};
  }

  static thread_local int held;
  std::string address_;
  PostgresOptions options_;
  StatementMeter& meter_;
  Absence absence_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<PostgresConnection>> idle_;
  unsigned in_use_ = 0;
};

thread_local int Pool::held = 0;

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(const std::string& address, const PostgresOptions& options)
      : address_(address), pool_(address, options, meter_) {
    pool_.give_back(pool_.take());
  }

  Dialect dialect() const override { return Dialect::postgres; }
  // A migration is one transaction here, schema changes included: one that fails leaves the old database as it was.
  std::string copy_aside(std::string_view) override { return {}; }
  std::unique_ptr<Signals> signals(std::string_view channel, std::function<void()> heard) override {
    return std::make_unique<postgres::PostgresSignals>(address_, std::string(channel), std::move(heard));
  }

 protected:
  void in_writer(const Work& work) override { write(work, durable); }
  void in_relaxed_writer(const Work& work) override { write(work, relaxed); }
  void in_reader(const Work& work) override {
    on_some_connection([&](PostgresConnection& connection) {
      connection.begin(reading);
      Transaction tx(connection, Dialect::postgres);
      finish(connection, tx, work);
    });
  }

 private:
  // Goes back to the pool on every way out, unless it is broken.
  struct GiveBack {
    Pool* pool;
    void operator()(PostgresConnection* used) const {
      std::unique_ptr<PostgresConnection> connection(used);
      if (!connection->is_usable()) {
        pool->forget_idle();
        connection.reset();
      }
      pool->give_back(std::move(connection));
    }
  };
  using Lent = std::unique_ptr<PostgresConnection, GiveBack>;

  void write(const Work& work, PostgresConnection::Opening opening) {
    if (writing) throw std::logic_error("transact inside transact");
    struct Writing {
      Writing() { writing = true; }
      ~Writing() { writing = false; }
    };
    for (int tries = 1;; ++tries) {
      try {
        on_some_connection([&](PostgresConnection& connection) {
          connection.begin(opening);
          Transaction tx(connection, Dialect::postgres);
          {
            const Writing mine;
            finish(connection, tx, work);
          }
          run_after_commit(tx);
        });
        return;
      } catch (const Undone&) {
        if (tries == most_tries) throw Error{ErrorCode::unavailable, "The database is busy; try again"}.because("DATABASE_BUSY");
        std::this_thread::sleep_for(std::chrono::milliseconds(tries * tries));
      }
    }
  }

  // A connection that broke while nobody used it shows at the first word; nothing is lost yet, so another is taken.
  template <class Use>
  void on_some_connection(Use&& use) {
    const auto deadline = pool_.deadline();
    while (true) {
      try {
        const Lent lent(pool_.take().release(), GiveBack{&pool_});
        return use(*lent);
      } catch (const NeverBegun& lost) {
        if (Time::now() > deadline) throw Error{ErrorCode::unavailable, lost.what()}.because("DATABASE_UNAVAILABLE");
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }

  static void finish(PostgresConnection& connection, Transaction& tx, const Work& work) {
    try {
      work(tx);
      if (connection.has_begun()) connection.execute("COMMIT");
    } catch (...) {
      try {
        if (connection.is_usable() && connection.has_begun()) connection.rollback();
      } catch (const std::exception&) {
        // The connection is gone, and the transaction with it; the first exception says more.
      }
      throw;
    }
  }

  static thread_local bool writing;
  std::string address_;
  Pool pool_;
};

thread_local bool PostgresDatabase::writing = false;

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& address, const PostgresOptions& options) {
  return std::make_unique<PostgresDatabase>(address, options);
}

}  // namespace insight::db
