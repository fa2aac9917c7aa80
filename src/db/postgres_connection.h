// One PostgreSQL connection with its prepared statements. Used by postgres.cpp alone, one thread at a time.
// Values and rows travel as text, which every type reads and writes exactly. What nobody waits for is sent ahead: a batch of plain
// INSERTs through COPY, other batches and what `send` is given through the pipeline, the transaction's first words as well.
// Whatever comes next waits for all of it, in one round trip.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
class CopyBatch;

class PostgresConnection final : public Connection {
 public:
  // Throws Error(unavailable) when nobody answers there, Error(invalid) when the server refuses.
  PostgresConnection(const std::string& address, StatementMeter& meter, Patience patience = {});

  std::int64_t run(const Query& query, std::span<const Param> params, const RowSink* sink) override;
  void send(const Query& query, std::span<const Param> params) override;
  std::unique_ptr<Batch> batch(const Query& query) override;
  void script(std::string_view statements) override;
  void lock(std::string_view name) override;

  // For the owner. A transaction begins together with its first statements, on one way to the server and back; until then it is
  // only meant. Throws NeverBegun from there.
  using Opening = std::span<const char* const>;
  void begin(Opening opening) { opening_ = opening; }
  bool has_begun() const { return opening_.empty(); }
  // COMMIT, with what was sent ahead, and the like.
  void execute(const char* statement);
  void rollback();
  // Whether the connection may be used again.
  bool is_usable() const { return !lost_ && PQstatus(handle()) == CONNECTION_OK; }
  PGconn* handle() const { return wire_.get(); }

 private:
  friend class CopyBatch;
  friend class PipelineBatch;

  struct Statement {
    std::string name;  // that it is prepared under
    StatementMeter::Tally* tally;
  };

  struct Sent {
    std::string_view name;
    StatementMeter::Tally* tally;
  };

  StatementMeter::Tally& tally_of(std::string_view command);
  const Statement& prepared(const Query& query);
  void begin_now();
  void enter_pipeline();
  void push(const Statement& statement, const Values& values, std::string_view name);
  void push_words(const char* words);
  Result arrive();
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
  std::shared_ptr<CopyBatch> copying_;
  std::vector<Sent> sent_;  // in the pipeline, not answered yet
  Opening opening_;         // of a transaction that was meant and has not begun
  bool beginning_ = false;  // what is sent holds its first words: a connection lost now has done nothing
  bool lost_ = false;       // libpq may think well of a connection that its server has closed
};

}  // namespace insight::db::postgres
