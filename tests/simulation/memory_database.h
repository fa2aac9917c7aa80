// MemoryDatabase: SQLite in memory, on one connection, whose writing transactions fail when they are told to. For the simulation:
// one thread.
#pragma once

#include "db/sqlite_connection.h"

namespace insight::simulation {

// What becomes of a writing transaction.
enum class Fault : std::uint8_t {
  NONE,
  STATEMENT,  // one of its statements fails, and all of it is undone
  COMMIT,     // so does the commit
  ANSWER,     // it is committed, and nobody hears of it
};

class MemoryDatabase final : public db::Database {
 public:
  MemoryDatabase();  // with this program's tables

  // For the next writing transaction alone; STATEMENT: the one after so many.
  void fail_next(Fault fault, int after_statements = 0);
  // What is written under these names only, so that the next run finds what the first one found.
  void empty(std::initializer_list<std::string_view> tables);

  db::Dialect dialect() const override { return db::Dialect::sqlite; }
  std::string copy_aside(std::string_view) override { return {}; }
  std::unique_ptr<db::Signals> signals(std::string_view, std::function<void()>) override { return nullptr; }

 protected:
  void in_writer(const Work& work) override;
  void in_relaxed_writer(const Work& work) override { in_writer(work); }
  void in_reader(const Work& work) override;

 private:
  // Hands everything on until it is told to fail.
  class Faulty final : public db::Connection {
   public:
    explicit Faulty(db::Connection& inner) : inner_(inner) {}
    void fail_after(int statements) { left_ = statements; }
    void fail_never() { left_ = -1; }
    std::int64_t run(const db::Query& query, std::span<const db::Param> params, const db::RowSink* sink) override;
    std::unique_ptr<db::Batch> batch(const db::Query& query) override { return inner_.batch(query); }
    void script(std::string_view statements) override { inner_.script(statements); }

   private:
    db::Connection& inner_;
    int left_ = -1;
  };

  db::sqlite::SqliteConnection connection_;
  Faulty faulty_;
  Fault fault_ = Fault::NONE;
  int after_statements_ = 0;
};

}  // namespace insight::simulation
