// Databases that a test steps into. WatchedDatabase tells when a statement of one name has run in a writing transaction, and when
// that has been committed. Meeting makes of it a place where two pieces of work meet: each that has run the statement waits there
// for the other, for a moment at most. So both have read before either writes, if nothing keeps them apart; where a lock or
// SQLite's one writer does, the first goes on alone. For tests of what servers do beside each other.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "db/database.h"

namespace insight::db {

class WatchedDatabase : public Database {
 public:
  using Told = std::function<void()>;
  WatchedDatabase(Database& inner, std::string statement, Told ran, Told committed = {})
      : inner_(inner), statement_(std::move(statement)), ran_(std::move(ran)), committed_(std::move(committed)) {}

  Dialect dialect() const override { return inner_.dialect(); }
  std::string copy_aside(std::string_view suffix) override { return inner_.copy_aside(suffix); }
  std::unique_ptr<Signals> signals(std::string_view channel, std::function<void()> heard) override {
    return inner_.signals(channel, std::move(heard));
  }

 protected:
  void in_writer(const Work& work) override {
    std::unique_ptr<Watching> connection;
    std::unique_ptr<Transaction> mine;
    inner_.transact([&](Transaction& tx) {
      connection = std::make_unique<Watching>(tx, statement_, ran_);
      mine = std::make_unique<Transaction>(*connection, tx.dialect());
      work(*mine);
    });
    if (connection->seen && committed_) committed_();
    run_after_commit(*mine);
  }
  void in_relaxed_writer(const Work& work) override { in_writer(work); }
  void in_reader(const Work& work) override {
    inner_.read([&](Transaction& tx) { work(tx); });
  }

 private:
  struct Watching final : Connection {
    Watching(Transaction& transaction, const std::string& name, const Told& then) : tx(transaction), statement(name), ran(then) {}
    std::int64_t run(const Query& query, std::span<const Param> params, const RowSink* sink) override {
      std::int64_t changed = 0;
      if (sink != nullptr) {
        tx.each_with(query, params, [&](const Row& row) { (*sink)(row); });
      } else {
        changed = tx.run_with(query, params);
      }
      if (query.name == statement) {
        seen = true;
        if (ran) ran();
      }
      return changed;
    }
    std::unique_ptr<Batch> batch(const Query& query) override { return tx.batch(query); }
    void script(std::string_view statements) override { tx.script(statements); }
    void lock(std::string_view name) override { tx.lock(name); }

    Transaction& tx;
    const std::string& statement;
    const Told& ran;
    bool seen = false;
  };

  Database& inner_;
  std::string statement_;
  Told ran_, committed_;
};

class Meeting {
 public:
  // After the statement of that name; `patience` for the other who may not be able to come.
  Meeting(Database& inner, std::string statement, std::chrono::milliseconds patience = std::chrono::milliseconds(150))
      : database(inner, std::move(statement), [this] { come(); }), patience_(patience) {}

  // Both on `database`, at once.
  void of(const std::function<void()>& one, const std::function<void()>& other) {
    const std::jthread beside(one);
    other();
  }
  // `host` on `database`; once it waits there, `guest` is done, beside it.
  void with_guest(const std::function<void()>& host, const std::function<void()>& guest) {
    const std::jthread beside(host);
    {
      std::unique_lock lock(mutex_);
      came_.wait_for(lock, std::chrono::seconds(10), [&] { return here_ > 0; });
    }
    guest();
    come();
  }

  WatchedDatabase database;

 private:
  void come() {
    std::unique_lock lock(mutex_);
    ++here_;
    came_.notify_all();
    came_.wait_for(lock, patience_, [&] { return here_ >= 2; });
  }

  std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable came_;
  int here_ = 0;
};

}  // namespace insight::db
