// One SQLite connection with its prepared statements. Used by sqlite.cpp alone, one thread at a time.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/database.h"

namespace insight::db::sqlite {

struct CloseStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

// A prepared statement and, for each of its parameters, which `$n` it is: SQLite numbers them by first appearance.
struct Statement {
  std::unique_ptr<sqlite3_stmt, CloseStatement> handle;
  std::vector<std::size_t> order;
  std::string name;
  StatementMeter::Tally* tally = nullptr;
  bool in_use = false;
};

enum class Access { read_only, read_write };

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::filesystem::path& file, Access access, int busy_timeout_ms, StatementMeter& meter);

  std::int64_t run(const Query& query, std::span<const Param> params, const RowSink* sink) override;
  std::unique_ptr<Batch> batch(const Query& query) override;
  void script(std::string_view statements) override;

  // For the owner: pragmas, BEGIN and the like.
  void execute(const char* statement);
  bool in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

 private:
  friend class SqliteBatch;

  std::shared_ptr<Statement> prepared(const Query& query);
  void bind(Statement& statement, std::span<const Param> params);
  [[noreturn]] void fail(int code, std::string_view name);

  StatementMeter& meter_;
  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::unordered_map<std::string, std::shared_ptr<Statement>> cache_;
};

}  // namespace insight::db::sqlite
