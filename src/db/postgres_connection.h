// One PostgreSQL connection with its prepared statements. Used by postgres.cpp alone, one thread at a time.
// Values and rows travel as text, which every type reads and writes exactly. Rows of a batch are sent ahead, without waiting for an
// answer to each: a plain INSERT goes through COPY, everything else through the pipeline; whatever comes next waits for them.
#pragma once

#include <libpq-fe.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "db/database.h"

namespace insight::db::postgres {

struct FinishConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

// The server undid the transaction for the sake of another: the same work may be done again.
class Undone : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class PostgresConnection final : public Connection {
 public:
  // Throws Error(unavailable) when nobody answers there, Error(invalid) when the server refuses.
  PostgresConnection(const std::string& address, StatementMeter& meter);

  std::int64_t run(const Query& query, std::span<const Param> params, const RowSink* sink) override;
  std::unique_ptr<Batch> batch(const Query& query) override;
  void script(std::string_view statements) override;
  void lock(std::string_view name) override;

  // For the owner: BEGIN and the like, and whether the connection may be used again.
  void execute(const char* statement);
  bool is_usable() const { return !lost_ && PQstatus(handle_.get()) == CONNECTION_OK; }
  PGconn* handle() { return handle_.get(); }

 private:
  friend class CopyBatch;
  friend class PipelineBatch;

  // What a batch has sent ahead and has not been answered yet.
  class Ahead {
   public:
    virtual ~Ahead() = default;
    virtual void settle() = 0;
  };

  struct Statement {
    std::string name;  // that it is prepared under
    StatementMeter::Tally* tally;
  };

  const Statement& prepared(const Query& query);
  Result checked(PGresult* result, std::string_view name);
  Result next_result(std::string_view name);
  void settle();
  [[noreturn]] void fail(const PGresult* result, std::string_view name);
  [[noreturn]] void lost(std::string_view name);

  StatementMeter& meter_;
  std::unique_ptr<PGconn, FinishConnection> handle_;
  std::unordered_map<std::string, Statement> statements_;                // by SQL
  std::map<std::string, StatementMeter::Tally*, std::less<>> commands_;  // of what `execute` is given
  std::shared_ptr<Ahead> ahead_;
  bool lost_ = false;  // libpq may think well of a connection that its server has closed
};

}  // namespace insight::db::postgres
