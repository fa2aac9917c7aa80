#include "db/postgres_connection.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "db/postgres_values.h"

namespace insight::db::postgres {
namespace {

constexpr std::size_t copy_piece = 64 * 1024;
constexpr int pipeline_depth = 128;  // statements on their way before their answers are read: both sides' buffers are bounded

class PostgresRow final : public Row {
 public:
  PostgresRow(const PGresult* result) : result_(result), columns_(PQnfields(result)) {}
  void stand_on(int row) { row_ = row; }
  int columns() const override { return columns_; }
  std::string_view name(int column) const override { return PQfname(result_, column); }
  bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  std::int64_t integer(int column) const override { return number<std::int64_t>(column); }
  double real(int column) const override { return number<double>(column); }
  std::string_view text(int column) const override {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }

 private:
  // As SQLite has it: NULL reads as zero, a truth as one.
  template <class Number>
  Number number(int column) const {
    const std::string_view digits = text(column);
    Number value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return digits == "t" ? 1 : value;
  }

  const PGresult* result_;
  int columns_;
  int row_ = 0;
};

std::int64_t rows_changed(PGresult* result) {
  const std::string_view command = PQcmdStatus(result);
  if (command.starts_with("SELECT")) return 0;
  const std::string_view digits = PQcmdTuples(result);
  std::int64_t count = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return count;
}

// While it lives, a connection that is lost means that nothing was done.
class Beginning {
 public:
  explicit Beginning(bool& flag) : flag_(flag) { flag_ = true; }
  ~Beginning() { flag_ = false; }
  Beginning(const Beginning&) = delete;
  Beginning& operator=(const Beginning&) = delete;

 private:
  bool& flag_;
};

std::string one_line(const char* message) {
  std::string text(trim(message));
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

}  // namespace

class CopyBatch final : public Batch, public PostgresConnection::Ahead {
 public:
  CopyBatch(PostgresConnection& connection, std::string name, const std::string& target)
      : connection_(connection),
        name_(std::move(name)),
        begin_("COPY " + target + " FROM STDIN"),
        tally_(connection.meter_.of(name_)) {}

  void add(std::span<const Param> params) override {
    if (!copying_) begin();
    append_copy_line(lines_, params);
    if (lines_.size() >= copy_piece) send();
  }
  void settle() override {
    if (!copying_) return;
    const Metered metered(tally_);
    copying_ = false;
    send();
    connection_.checked(connection_.last_answer(PQputCopyEnd(connection_.handle(), nullptr), name_), name_);
  }

  std::weak_ptr<CopyBatch> self;

 private:
  void begin() {
    connection_.settle();
    const auto result = connection_.last_answer(PQsendQuery(connection_.handle(), begin_.c_str()), name_);
    if (PQresultStatus(result.get()) != PGRES_COPY_IN) connection_.fail(result.get(), name_);
    copying_ = true;
    connection_.ahead_ = self.lock();
  }
  void send() {
    const auto size = static_cast<int>(lines_.size());
    if (size > 0 && (PQputCopyData(connection_.handle(), lines_.data(), size) != 1 || !connection_.wire_.flush()))
      connection_.lost(name_);
    lines_.clear();
  }

  PostgresConnection& connection_;
  std::string name_;
  std::string begin_;
  std::string lines_;
  StatementMeter::Tally& tally_;  // a COPY counts as one run
  bool copying_ = false;
};

class PipelineBatch final : public Batch, public PostgresConnection::Ahead {
 public:
  PipelineBatch(PostgresConnection& connection, const Query& query)
      : connection_(connection), name_(query.name), statement_(connection.prepared(query)) {}

  void add(std::span<const Param> params) override {
    if (sent_ == 0) begin();
    const Values values(params);
    if (PQsendQueryPrepared(connection_.handle(), statement_.name.c_str(), values.count(), values.texts(), nullptr, nullptr, 0) !=
        1)
      connection_.lost(name_);
    if (++sent_ >= pipeline_depth) settle();
  }
  void settle() override {
    if (sent_ == 0) return;
    const Metered metered(*statement_.tally, static_cast<std::uint64_t>(sent_));
    if (PQpipelineSync(connection_.handle()) != 1) connection_.lost(name_);
    Result failed;
    for (; sent_ > 0; --sent_) {
      Result result = connection_.answer(name_);
      if (!result) connection_.lost(name_);
      if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR && !failed) failed = std::move(result);
      while (connection_.answer(name_)) {
      }
    }
    const Result sync = connection_.answer(name_);
    PQexitPipelineMode(connection_.handle());
    if (failed) connection_.fail(failed.get(), name_);
  }

  std::weak_ptr<PipelineBatch> self;

 private:
  void begin() {
    connection_.settle();
    if (PQenterPipelineMode(connection_.handle()) != 1) connection_.lost(name_);
    connection_.ahead_ = self.lock();
  }

  PostgresConnection& connection_;
  std::string name_;
  PostgresConnection::Statement statement_;
  int sent_ = 0;
};

namespace {

// What callers hold; the connection keeps the batch itself until its rows are answered for.
class SharedBatch final : public Batch {
 public:
  explicit SharedBatch(std::shared_ptr<Batch> batch) : batch_(std::move(batch)) {}
  void add(std::span<const Param> params) override { batch_->add(params); }

 private:
  std::shared_ptr<Batch> batch_;
};

}  // namespace

PostgresConnection::PostgresConnection(const std::string& address, StatementMeter& meter, Patience patience)
    : meter_(meter), wire_(address, patience) {
  if (PQstatus(handle()) != CONNECTION_OK) {
    throw Error{ErrorCode::unavailable, "The database can't be reached: " + one_line(PQerrorMessage(handle()))}.because(
        "DATABASE_UNAVAILABLE");
  }
  PQsetNoticeProcessor(handle(), [](void*, const char*) {}, nullptr);
  // Whoever stops in the middle of a transaction, or vanishes from the network, must not keep its locks from all others.
  execute(fmt::format("SET TIME ZONE 'UTC'; SET idle_in_transaction_session_timeout = {}", patience.idle.count()).c_str());
}

std::int64_t PostgresConnection::run(const Query& query, std::span<const Param> params, const RowSink* sink) {
  if (has_begun()) settle();
  const auto& statement = prepared(query);
  const Values values(params);
  const Metered metered(*statement.tally);
  const Result result = has_begun() ? checked(last_answer(PQsendQueryPrepared(handle(), statement.name.c_str(), values.count(),
                                                                              values.texts(), nullptr, nullptr, 0),
                                                          query.name),
                                              query.name)
                                    : begin_with(statement, values, query.name);
  if (sink != nullptr) {
    PostgresRow row(result.get());
    for (int i = 0; i < PQntuples(result.get()); ++i) {
      row.stand_on(i);
      (*sink)(row);
    }
  }
  return rows_changed(result.get());
}

std::unique_ptr<Batch> PostgresConnection::batch(const Query& query) {
  const auto shared = [](auto made) {
    made->self = made;
    return std::make_unique<SharedBatch>(std::move(made));
  };
  if (const std::string target = copy_target(query.sql); !target.empty())
    return shared(std::make_shared<CopyBatch>(*this, std::string(query.name), target));
  return shared(std::make_shared<PipelineBatch>(*this, query));
}

void PostgresConnection::script(std::string_view statements) {
  settle();
  checked(last_answer(PQsendQuery(handle(), std::string(statements).c_str()), "script"), "script");
}

// Of the transaction, not the session: those survive a pooler such as pgbouncer.
void PostgresConnection::lock(std::string_view name) {
  const Param key{name};
  run({"transaction.lock", "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"}, {&key, 1}, nullptr);
}

// In the pipeline, so that the first statement doesn't wait for the transaction's beginning.
Result PostgresConnection::begin_with(const Statement& statement, const Values& values, std::string_view name) {
  const Beginning beginning(beginning_);
  const auto opening = std::exchange(opening_, {});
  auto* const handle = this->handle();
  bool sent = PQenterPipelineMode(handle) == 1;
  for (const char* const word : opening) {
    tally_of(command_of(word)).add(1, {});  // its time is the statement's
    sent = sent && PQsendQueryParams(handle, word, 0, nullptr, nullptr, nullptr, nullptr, 0) == 1;
  }
  sent = sent && PQsendQueryPrepared(handle, statement.name.c_str(), values.count(), values.texts(), nullptr, nullptr, 0) == 1 &&
         PQpipelineSync(handle) == 1;
  if (!sent) lost(name);
  std::vector<Result> answers;
  for (std::size_t i = 0; i <= opening.size(); ++i) {
    answers.push_back(answer(name));
    if (!answers.back()) lost(name);
    while (answer(name)) {
    }
  }
  const Result sync = answer(name);
  PQexitPipelineMode(handle);
  for (std::size_t i = 0; i < opening.size(); ++i) checked(std::move(answers[i]), opening[i]);
  return checked(std::move(answers.back()), name);
}

void PostgresConnection::begin_now() {
  const Beginning beginning(beginning_);
  for (const char* const word : std::exchange(opening_, {})) execute(word);
}

StatementMeter::Tally& PostgresConnection::tally_of(std::string_view command) {
  const auto known = commands_.find(command);
  if (known != commands_.end()) return *known->second;
  return *commands_.emplace(std::string(command), &meter_.of(command)).first->second;
}

void PostgresConnection::execute(const char* statement) {
  settle();
  const Metered metered(tally_of(command_of(statement)));
  const Result result = checked(last_answer(PQsendQuery(handle(), statement), statement), statement);
  // A COMMIT of a transaction in which something failed is answered with "ROLLBACK", not with an error.
  if (std::string_view(statement) == "COMMIT" && std::string_view(PQcmdStatus(result.get())) == "ROLLBACK")
    throw std::runtime_error("the transaction could not be committed: something in it had failed");
}

const PostgresConnection::Statement& PostgresConnection::prepared(const Query& query) {
  std::string sql(query.sql);
  if (const auto known = statements_.find(sql); known != statements_.end()) return known->second;
  settle();
  const std::string name = fmt::format("s{}", statements_.size());
  checked(last_answer(PQsendPrepare(handle(), name.c_str(), sql.c_str(), 0, nullptr), query.name), query.name);
  return statements_.emplace(std::move(sql), Statement{name, &meter_.of(query.name)}).first->second;
}

Result PostgresConnection::answer(std::string_view name) {
  if (!wire_.await()) lost(name, "the server doesn't answer");
  return Result(PQgetResult(handle()));
}

Result PostgresConnection::last_answer(int sent, std::string_view name) {
  if (sent != 1) lost(name);
  Result last;
  while (Result next = answer(name)) {
    last = std::move(next);
    if (PQresultStatus(last.get()) == PGRES_COPY_IN || PQstatus(handle()) != CONNECTION_OK) break;
  }
  return last;
}

Result PostgresConnection::checked(Result result, std::string_view name) {
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) fail(result.get(), name);
  return result;
}

void PostgresConnection::settle() {
  if (!has_begun()) begin_now();
  if (const auto ahead = std::exchange(ahead_, nullptr)) ahead->settle();
}

void PostgresConnection::fail(const PGresult* result, std::string_view name) {
  const char* const state = result != nullptr ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  if (state == nullptr || !is_usable()) lost(name);
  const std::string_view code = state;
  const char* const said = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const std::string message = fmt::format("{}: {}", name, said != nullptr ? said : "no reason given");
  if (code == "23505") throw Error{ErrorCode::conflict, message}.because("UNIQUE_VIOLATION");
  if (code == "23503") throw Error{ErrorCode::conflict, message}.because("FOREIGN_KEY_VIOLATION");
  // What it has prepared was made for a table as it was before an upgrade by a newer server; others' connections are no better.
  const char* const place = PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION);  // the message may be in any language
  if (code == "0A000" && place != nullptr && std::string_view(place) == "RevalidateCachedQuery") {
    lost_ = true;
    throw Error{ErrorCode::unavailable, "The tables of the database were changed; try again"}.because("DATABASE_UNAVAILABLE");
  }
  if (code == "40001" || code == "40P01") throw Undone(message);
  if (code.starts_with("53") || code.starts_with("57") || code.starts_with("58") || code.starts_with("08"))
    throw Error{ErrorCode::unavailable, "The database can't serve: " + message}.because("DATABASE_UNAVAILABLE");
  throw std::runtime_error(fmt::format("{} ({})", message, code));
}

void PostgresConnection::lost(std::string_view name) {
  lost(name, one_line(PQerrorMessage(handle())));
}

void PostgresConnection::lost(std::string_view name, std::string_view reason) {
  lost_ = true;
  const auto message = fmt::format("The connection to the database was lost in {}: {}", name, reason);
  if (beginning_) throw NeverBegun(message);
  throw Error{ErrorCode::unavailable, message}.because("DATABASE_UNAVAILABLE");
}

}  // namespace insight::db::postgres
