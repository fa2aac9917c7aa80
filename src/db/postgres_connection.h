// One PostgreSQL connection with its prepared statements. Used by postgres.cpp alone, one thread at a time.
// Values and rows travel as text, which every type reads and writes exactly. Rows of a batch are sent ahead, without waiting for an
// answer to each: a plain INSERT goes through COPY, everything else through the pipeline; whatever comes next waits for them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "db/database.h"
#include "db/postgres_wire.h"

namespace insight::db::postgres {

// The server undid the transaction for the sake of another: the same work may be done again.
class Undone : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The connection was found broken by the first words of a transaction: nothing of it was done, another connection may do it.
class NeverBegun : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Values;

class PostgresConnection final : public Connection {
 public:
  // Throws Error(unavailable) when nobody answers there, Error(invalid) when the server refuses.
  PostgresConnection(const std::string& address, StatementMeter& meter, Patience patience = {});

  std::int64_t run(const Query& query, std::span<const Param> params, const RowSink* sink) override;
  std::unique_ptr<Batch> batch(const Query& query) override;
  void script(std::string_view statements) override;
  void lock(std::string_view name) override;

  // For the owner. A transaction begins together with its first statement, on one way to the server and back; until then it is only
  // meant. Throws NeverBegun from there.
  using Opening = std::span<const char* const>;
  void begin(Opening opening) { opening_ = opening; }
  bool has_begun() const { return opening_.empty(); }
  // COMMIT and the like.
  void execute(const char* statement);
  // Whether the connection may be used again.
  bool is_usable() const { return !lost_ && PQstatus(handle()) == CONNECTION_OK; }
  PGconn* handle() const { return wire_.get(); }

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

  StatementMeter::Tally& tally_of(std::string_view command);
  const Statement& prepared(const Query& query);
  Result begin_with(const Statement& statement, const Values& values, std::string_view name);
  void begin_now();
  // The next of a statement's answers; null: there is none left.
  Result answer(std::string_view name);
  // A statement's last answer, when it has been sent; and one that went well.
  Result last_answer(int sent, std::string_view name);
  Result checked(Result result, std::string_view name);
  void settle();
  [[noreturn]] void fail(const PGresult* result, std::string_view name);
  [[noreturn]] void lost(std::string_view name);
  [[noreturn]] void lost(std::string_view name, std::string_view reason);

  StatementMeter& meter_;
  Wire wire_;
  std::unordered_map<std::string, Statement> statements_;                // by SQL
  std::map<std::string, StatementMeter::Tally*, std::less<>> commands_;  // of what `execute` is given
  std::shared_ptr<Ahead> ahead_;
  Opening opening_;  // of a transaction that was meant and has not begun
  bool beginning_ = false;
  bool lost_ = false;  // libpq may think well of a connection that its server has closed
};

}  // namespace insight::db::postgres
