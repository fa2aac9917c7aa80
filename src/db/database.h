// Database: where rows live. Services own transactions (`transact`, `read`); stores write SQL against the Transaction they are
// given. One SQL text serves every database: TEXT, INTEGER, BIGINT, REAL, CHECK, partial indexes, $1…$n, RETURNING, ON CONFLICT;
// a parameter's type is told by what stands beside it, or by CAST($1 AS TEXT) where that is IS NULL.
// Any thread; a Transaction belongs to the call that opened it and must not leave it. Keep transactions short: SQLite has one
// writer. PostgreSQL has many: work that reads, decides and writes takes lock() first when it must not run beside its like; and it
// may run twice, so it changes nothing outside but what it returns.
//
//   constexpr db::Query find{"project.find", "SELECT id, name FROM project WHERE id = $1"};
//   auto project = database.read([&](db::Transaction& tx) { return tx.find<Project>(find, id); });
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "db/param.h"
#include "db/row.h"
#include "db/signals.h"
#include "db/statement_meter.h"

namespace insight::db {

// `name` is for logs and metrics; `sql` is one statement.
struct Query {
  std::string_view name;
  std::string_view sql;
};

using RowSink = std::function<void(const Row&)>;

// A statement that is run many times in a row with other values; the quick way to write.
class Batch {
 public:
  virtual ~Batch() = default;
  virtual void add(std::span<const Param> params) = 0;
};

// The seam: what a database must be able to do. Implementations pass database_test.cpp.
class Connection {
 public:
  virtual ~Connection() = default;
  // Runs one statement, gives its rows to `sink`, returns how many rows it changed. Throws Error: conflict (`reason`
  // UNIQUE_VIOLATION or FOREIGN_KEY_VIOLATION), unavailable (busy, disk full); std::runtime_error for everything that is a bug of
  // ours.
  virtual std::int64_t run(const Query& query, std::span<const Param> params, const RowSink* sink) = 0;
  virtual void send(const Query& query, std::span<const Param> params) { run(query, params, nullptr); }
  virtual std::unique_ptr<Batch> batch(const Query& query) = 0;
  virtual void script(std::string_view statements) = 0;  // several statements, no values: migrations
  virtual void lock(std::string_view) {}                 // until the transaction ends; nothing where writers are alone
};

enum class Dialect : std::uint8_t { sqlite, postgres };

class Transaction {
 public:
  explicit Transaction(Connection& connection, Dialect dialect) : connection_(connection), dialect_(dialect) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Every row as a T.
  template <class T, class... Values>
  std::vector<T> all(const Query& query, const Values&... values) {
    std::vector<T> rows;
    RowReader<T> reader;
    each(query, [&](const Row& row) { rows.push_back(reader.read(row)); }, values...);
    return rows;
  }
  // The first row, if there is one.
  template <class T, class... Values>
  std::optional<T> find(const Query& query, const Values&... values) {
    std::optional<T> found;
    each(
        query,
        [&](const Row& row) {
          if (!found) found = as<T>(row);
        },
        values...);
    return found;
  }
  // The only row, which a query such as COUNT(*) always has.
  template <class T, class... Values>
  T one(const Query& query, const Values&... values) {
    auto found = find<T>(query, values...);
    if (!found) throw std::logic_error("no row from " + std::string(query.name));
    return *std::move(found);
  }
  // How many rows it changed.
  template <class... Values>
  std::int64_t run(const Query& query, const Values&... values) {
    const std::initializer_list<Param> params{Param(values)...};
    return connection_.run(query, {params.begin(), params.size()}, nullptr);
  }
  // For a write whose answer nobody looks at: PostgreSQL gets it together with the next statement, or the COMMIT, which is also
  // what throws if it failed. Never where a failure is to be caught or the count matters.
  template <class... Values>
  void send(const Query& query, const Values&... values) {
    const std::initializer_list<Param> params{Param(values)...};
    connection_.send(query, {params.begin(), params.size()});
  }
  template <class T>
  void send_struct(const Query& query, const T& value) {
    with_params(value, [&](std::span<const Param> params) {
      connection_.send(query, params);
      return 0;
    });
  }
  template <class Sink, class... Values>
  void each(const Query& query, Sink&& sink, const Values&... values) {
    const std::initializer_list<Param> params{Param(values)...};
    const RowSink on_row = std::ref(sink);
    connection_.run(query, {params.begin(), params.size()}, &on_row);
  }
  // With values that are only known at run time.
  std::int64_t run_with(const Query& query, std::span<const Param> params) { return connection_.run(query, params, nullptr); }
  template <class T>
  std::vector<T> all_with(const Query& query, std::span<const Param> params) {
    std::vector<T> rows;
    RowReader<T> reader;
    const RowSink on_row = [&](const Row& row) { rows.push_back(reader.read(row)); };
    connection_.run(query, params, &on_row);
    return rows;
  }
  template <class Sink>
  void each_with(const Query& query, std::span<const Param> params, Sink&& sink) {
    const RowSink on_row = std::ref(sink);
    connection_.run(query, params, &on_row);
  }
  // Every element of `list` through one prepared statement; $1…$n are the struct's members in the order of their description.
  template <class List>
  void run_for_each(const Query& query, const List& list) {
    const auto batch = connection_.batch(query);
    for (const auto& element : list) add_struct(*batch, element);
  }
  std::unique_ptr<Batch> batch(const Query& query) { return connection_.batch(query); }
  // The described struct as $1…$n.
  template <class T>
  std::int64_t run_struct(const Query& query, const T& value) {
    return with_params(value, [&](std::span<const Param> params) { return connection_.run(query, params, nullptr); });
  }
  void script(std::string_view statements) { connection_.script(statements); }

  // From the next statement to the transaction's end nobody else gets past a lock of the same name: "account:…". Lock in one order
  // to never wait in a circle; a circle is undone and tried again. Costs nothing on SQLite, where a writer is alone anyway.
  void lock(std::string_view name) { connection_.lock(name); }

  // Runs after the commit, never after a rollback: wake-ups and messages. Must not throw.
  void after_commit(std::function<void()> action) { after_commit_.push_back(std::move(action)); }
  Dialect dialect() const { return dialect_; }

 private:
  friend class Database;

  template <class T, class F>
  static auto with_params(const T& value, F&& use) {
    return [&]<class... Member>(boost::mp11::mp_list<Member...>) {
      const Param params[] = {Param(value.*Member::pointer)...};
      return use(std::span<const Param>(params));
    }(boost::mp11::mp_rename<Members<T>, boost::mp11::mp_list>{});
  }
  template <class T>
  static void add_struct(Batch& batch, const T& value) {
    with_params(value, [&](std::span<const Param> params) {
      batch.add(params);
      return 0;
    });
  }

  Connection& connection_;
  Dialect dialect_;
  std::vector<std::function<void()>> after_commit_;
};

class Database {
 public:
  virtual ~Database() = default;

  // Runs `work` in a writing transaction and commits; rolls back when it throws. Waits for its turn. Not to be nested.
  template <class Work>
  auto transact(Work&& work) -> std::invoke_result_t<Work, Transaction&> {
    return run_in(&Database::in_writer, std::forward<Work>(work));
  }
  // The same for what can be made again: on the disk with the next transact at the latest, in order, never half. A power cut may
  // take it back until then; a crash of this process alone never does. A crash of a PostgreSQL server does, while this process goes
  // on: what builds on it must look whether it is still there.
  template <class Work>
  auto transact_relaxed(Work&& work) -> std::invoke_result_t<Work, Transaction&> {
    return run_in(&Database::in_relaxed_writer, std::forward<Work>(work));
  }
  // The same for reading only: a consistent view that never waits for writers.
  template <class Work>
  auto read(Work&& work) -> std::invoke_result_t<Work, Transaction&> {
    return run_in(&Database::in_reader, std::forward<Work>(work));
  }

  virtual Dialect dialect() const = 0;
  // What its statements have cost.
  std::vector<StatementFigures> statements() const { return meter_.figures(); }
  // Copies the whole database, consistent, to a new file beside it; returns its name, or nothing where a failed upgrade leaves the
  // database as it was. Used before an upgrade.
  virtual std::string copy_aside(std::string_view suffix) = 0;
  // `heard` is called, on a thread of its own, when another process on this database tells something on the channel (a plain word).
  // Null where the database carries no signals.
  virtual std::unique_ptr<Signals> signals(std::string_view channel, std::function<void()> heard) = 0;

 protected:
  using Work = std::function<void(Transaction&)>;
  virtual void in_writer(const Work& work) = 0;
  virtual void in_relaxed_writer(const Work& work) = 0;
  virtual void in_reader(const Work& work) = 0;
  static void run_after_commit(Transaction& transaction) {
    for (const auto& action : transaction.after_commit_) action();
  }

  StatementMeter meter_;

 private:
  template <class F>
  auto run_in(void (Database::*place)(const Work&), F&& work) -> std::invoke_result_t<F, Transaction&> {
    using Result = std::invoke_result_t<F, Transaction&>;
    if constexpr (std::is_void_v<Result>) {
      (this->*place)([&](Transaction& tx) { work(tx); });
    } else {
      std::optional<Result> result;
      (this->*place)([&](Transaction& tx) { result.emplace(work(tx)); });
      return *std::move(result);
    }
  }
};

}  // namespace insight::db
