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

// Whatever comes of it, what is sent next is no beginning any more.
class Begun {
 public:
  explicit Begun(bool& beginning) : beginning_(beginning) {}
  ~Begun() { beginning_ = false; }
  Begun(const Begun&) = delete;
  Begun& operator=(const Begun&) = delete;

 private:
  bool& beginning_;
};

std::string one_line(const char* message) {
  std::string text(trim(message));
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

}  // namespace

class CopyBatch final : public Batch {
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
  void settle() {
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
    connection_.copying_ = self.lock();
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

class PipelineBatch final : public Batch {
 public:
  PipelineBatch(PostgresConnection& connection, const Query& query)
      : connection_(connection), name_(query.name), statement_(connection.prepared(query)) {}

  void add(std::span<const Param> params) override { connection_.push(statement_, Values(params), name_); }

 private:
  PostgresConnection& connection_;
  std::string_view name_;
  PostgresConnection::Statement statement_;
};

namespace {

// What callers hold; the connection keeps the COPY itself until its rows are answered for.
class SharedBatch final : public Batch {
 public:
  explicit SharedBatch(std::shared_ptr<CopyBatch> batch) : batch_(std::move(batch)) {}
  void add(std::span<const Param> params) override { batch_->add(params); }

 private:
  std::shared_ptr<CopyBatch> batch_;
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
  const auto& statement = prepared(query);
  const Values values(params);
  Result result;
  if (has_begun() && sent_.empty()) {
    settle();
    const Metered metered(*statement.tally);
    const int sent = PQsendQueryPrepared(handle(), statement.name.c_str(), values.count(), values.texts(), nullptr, nullptr, 0);
    result = checked(last_answer(sent, query.name), query.name);
  } else {
    push(statement, values, query.name);
    result = arrive();
  }
  if (sink != nullptr) {
    PostgresRow row(result.get());
    for (int i = 0; i < PQntuples(result.get()); ++i) {
      row.stand_on(i);
      (*sink)(row);
    }
  }
  return rows_changed(result.get());
}

void PostgresConnection::send(const Query& query, std::span<const Param> params) {
  const auto& statement = prepared(query);
  push(statement, Values(params), query.name);
}

std::unique_ptr<Batch> PostgresConnection::batch(const Query& query) {
  const std::string target = copy_target(query.sql);
  if (target.empty()) return std::make_unique<PipelineBatch>(*this, query);
  const auto made = std::make_shared<CopyBatch>(*this, std::string(query.name), target);
  made->self = made;
  return std::make_unique<SharedBatch>(made);
}

void PostgresConnection::script(std::string_view statements) {
  settle();
  checked(last_answer(PQsendQuery(handle(), std::string(statements).c_str()), "script"), "script");
}

// Of the transaction, not the session: those survive a pooler such as pgbouncer. Nobody waits for the answer: the next statement is
// done after it, and sees what was committed until then.
void PostgresConnection::lock(std::string_view name) {
  const Param key{name};
  send({"transaction.lock", "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"}, {&key, 1});
}

// The transaction's first words go with it.
void PostgresConnection::enter_pipeline() {
  if (!sent_.empty()) return;
  if (has_begun()) settle();
  beginning_ = !has_begun();
  const auto opening = std::exchange(opening_, {});
  if (PQenterPipelineMode(handle()) != 1) lost("pipeline");
  for (const char* const words : opening) push_words(words);
}

void PostgresConnection::push(const Statement& statement, const Values& values, std::string_view name) {
  if (sent_.size() >= pipeline_depth) arrive();
  enter_pipeline();
  if (PQsendQueryPrepared(handle(), statement.name.c_str(), values.count(), values.texts(), nullptr, nullptr, 0) != 1) lost(name);
  sent_.push_back({name, statement.tally});
}

void PostgresConnection::push_words(const char* words) {
  if (PQsendQueryParams(handle(), words, 0, nullptr, nullptr, nullptr, nullptr, 0) != 1) lost(words);
  sent_.push_back({words, &tally_of(command_of(words))});
}

// Waits for all that was sent; the last one's answer. Throws for the first that failed, after which the server did none. The time
// counts for the last, which is what somebody waits for.
Result PostgresConnection::arrive() {
  const Begun begun(beginning_);
  const auto sent = std::exchange(sent_, {});
  for (std::size_t i = 0; i + 1 < sent.size(); ++i) sent[i].tally->add(1, {});
  const Metered metered(*sent.back().tally);
  if (PQpipelineSync(handle()) != 1) lost(sent.back().name);
  Result last;
  Result failed;
  std::string_view failed_name;
  for (const auto& [name, unused] : sent) {
    last = answer(name);
    if (!last) lost(name);
    while (answer(name)) {
    }
    if (PQresultStatus(last.get()) != PGRES_FATAL_ERROR || failed) continue;
    failed = std::move(last);
    failed_name = name;
  }
  const Result sync = answer(sent.back().name);
  PQexitPipelineMode(handle());
  if (failed) fail(failed.get(), failed_name);
  return checked(std::move(last), sent.back().name);
}

void PostgresConnection::begin_now() {
  beginning_ = true;
  const Begun begun(beginning_);
  for (const char* const word : std::exchange(opening_, {})) execute(word);
}

StatementMeter::Tally& PostgresConnection::tally_of(std::string_view command) {
  const auto known = commands_.find(command);
  if (known != commands_.end()) return *known->second;
  return *commands_.emplace(std::string(command), &meter_.of(command)).first->second;
}

void PostgresConnection::execute(const char* statement) {
  const bool commits = std::string_view(statement) == "COMMIT";
  Result result;
  if (commits && !sent_.empty()) {
    beginning_ = false;  // if the connection is lost now, all of it may have been done
    push_words(statement);
    result = arrive();
  } else {
    settle();
    const Metered metered(tally_of(command_of(statement)));
    result = checked(last_answer(PQsendQuery(handle(), statement), statement), statement);
  }
  // A COMMIT of a transaction in which something failed is answered with "ROLLBACK", not with an error.
  if (commits && std::string_view(PQcmdStatus(result.get())) == "ROLLBACK")
    throw std::runtime_error("the transaction could not be committed: something in it had failed");
}

// What was sent ahead is undone as well, also where it fails.
void PostgresConnection::rollback() {
  try {
    settle();
  } catch (const std::exception&) {
    if (!is_usable()) throw;
  }
  execute("ROLLBACK");
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
  if (!sent_.empty()) arrive();
  if (const auto copying = std::exchange(copying_, nullptr)) copying->settle();
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
