#include "db/sqlite.h"

#include <fcntl.h>
#include <unistd.h>

#include <mutex>

#include "base/error.h"
#include "db/sqlite_connection.h"
#include "db/write_line.h"

namespace insight::db {
namespace {

using sqlite::Access;
using sqlite::Level;
using sqlite::SqliteConnection;

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(std::filesystem::path file, const SqliteOptions& options)
      : file_(std::move(file)),
        options_(options),
        writer_(file_, Access::read_write, options.busy_timeout_ms, meter_),
        line_(writer_) {}

  Dialect dialect() const override { return Dialect::sqlite; }

  std::string copy_aside(std::string_view suffix) override {
    const auto copy = file_.string() + "." + std::string(suffix);
    std::filesystem::remove(copy);  // one that a failed upgrade left
    line_.run_bare([&] {
      const Param name{copy};
      writer_.run({"database.copy", "VACUUM INTO $1"}, {&name, 1}, nullptr);
    });
    return copy;
  }
  std::unique_ptr<Signals> signals(std::string_view, std::function<void()>) override { return nullptr; }

 protected:
  void in_writer(const Work& work) override { write(work, Level::full); }
  void in_relaxed_writer(const Work& work) override { write(work, Level::normal); }

  void in_reader(const Work& work) override {
    auto reader = take_reader();
    Transaction tx(*reader, Dialect::sqlite);
    reader->execute("BEGIN");
    finish(*reader, tx, work);
    const std::lock_guard lock(readers_mutex_);
    if (idle_readers_.size() < options_.readers) idle_readers_.push_back(std::move(reader));
  }

 private:
  void write(const Work& work, Level level) {
    Transaction tx(writer_, Dialect::sqlite);
    line_.run(tx, work, level);
    run_after_commit(tx);
  }

  static void finish(SqliteConnection& connection, Transaction& tx, const Work& work) {
    try {
      work(tx);
      connection.execute("COMMIT");
    } catch (...) {
      try {
        connection.execute("ROLLBACK");
      } catch (const std::exception&) {
        // SQLite has rolled back by itself (disk full, I/O error); the first exception says more.
      }
      throw;
    }
  }

  // Readers are opened when first needed; beyond the limit a short-lived one is better than a wait that could never end
  // (a read inside a read).
  std::unique_ptr<SqliteConnection> take_reader() {
    {
      const std::lock_guard lock(readers_mutex_);
      if (!idle_readers_.empty()) {
        auto reader = std::move(idle_readers_.back());
        idle_readers_.pop_back();
        return reader;
      }
    }
    return std::make_unique<SqliteConnection>(file_, Access::read_only, options_.busy_timeout_ms, meter_);
  }

  std::filesystem::path file_;
  SqliteOptions options_;
  SqliteConnection writer_;
  sqlite::WriteLine line_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<SqliteConnection>> idle_readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::filesystem::path& file, const SqliteOptions& options) {
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (made < 0) {
    throw Error{ErrorCode::unavailable,
                "The database " + file.string() + " can't be opened; does its folder exist and may this user write there?"};
  }
  ::close(made);
  return std::make_unique<SqliteDatabase>(file, options);
}

}  // namespace insight::db
