#include "db/sqlite_connection.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"

namespace insight::db::sqlite {
namespace {

constexpr std::size_t most_statements = 400;  // queries are constants; only built ones could ever reach it

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement), columns_(sqlite3_column_count(statement)) {}
  int columns() const override { return columns_; }
  std::string_view name(int column) const override { return sqlite3_column_name(statement_, column); }
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double real(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view text(int column) const override {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text == nullptr ? std::string_view{}
                           : std::string_view{text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  sqlite3_stmt* statement_;
  int columns_;
};

// Resets on every way out, so that a statement never keeps a read transaction open.
struct Resetting {
  Statement& statement;
  explicit Resetting(Statement& used) : statement(used) { statement.in_use = true; }
  ~Resetting() {
    sqlite3_reset(statement.handle.get());
    statement.in_use = false;
  }
  Resetting(const Resetting&) = delete;
  Resetting& operator=(const Resetting&) = delete;
};

std::vector<std::size_t> parameter_order(sqlite3_stmt* statement, const Query& query) {
  std::vector<std::size_t> order;
  for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i) {
    const std::string_view name = sqlite3_bind_parameter_name(statement, i);
    std::size_t number = 0;
    std::from_chars(name.data() + 1, name.data() + name.size(), number);
    if (name.front() != '$' || number == 0)
      throw std::logic_error(fmt::format("{}: parameters are $1…$n, not {}", query.name, name));
    order.push_back(number - 1);
  }
  return order;
}

}  // namespace

// Owns its place in the cache's statement while it lives; resets after each row.
class SqliteBatch final : public Batch {
 public:
  SqliteBatch(SqliteConnection& connection, std::shared_ptr<Statement> statement)
      : connection_(connection), statement_(std::move(statement)), resetting_(*statement_) {}

  void add(std::span<const Param> params) override {
    const Metered metered(*statement_->tally);
    connection_.bind(*statement_, params);
    const int code = sqlite3_step(statement_->handle.get());
    if (code != SQLITE_DONE && code != SQLITE_ROW) connection_.fail(code, statement_->name);
    sqlite3_reset(statement_->handle.get());
  }

 private:
  SqliteConnection& connection_;
  std::shared_ptr<Statement> statement_;
  Resetting resetting_;
};

SqliteConnection::SqliteConnection(const std::filesystem::path& file, Access access, int busy_timeout_ms, StatementMeter& meter)
    : meter_(meter) {
  sqlite3* opened = nullptr;
  const int flags =
      SQLITE_OPEN_NOMUTEX | (access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  database_.reset(opened);
  if (code != SQLITE_OK) {
    throw Error{ErrorCode::unavailable, fmt::format("The database {} can't be opened: {}", file.string(), sqlite3_errstr(code))};
  }
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, busy_timeout_ms);
  if (access == Access::read_write) execute("PRAGMA journal_mode=WAL");
  execute("PRAGMA synchronous=FULL");
  execute("PRAGMA foreign_keys=ON");
  execute("PRAGMA temp_store=MEMORY");
  execute(access == Access::read_only ? "PRAGMA cache_size=-1000" : "PRAGMA cache_size=-8000");
  // 16 MB: pages that every batch of issues touches are copied into the file a quarter as often.
  if (access == Access::read_write) execute("PRAGMA wal_autocheckpoint=4000");
}

std::int64_t SqliteConnection::run(const Query& query, std::span<const Param> params, const RowSink* sink) {
  const auto statement = prepared(query);
  const Metered metered(*statement->tally);
  const Resetting resetting(*statement);
  bind(*statement, params);
  const SqliteRow row(statement->handle.get());
  const auto before = sqlite3_total_changes64(database_.get());
  for (;;) {
    const int code = sqlite3_step(statement->handle.get());
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_ROW) fail(code, query.name);
    if (sink != nullptr) (*sink)(row);
  }
  // total_changes counts what triggers and cascades do as well; sqlite3_changes is what this statement did, if it wrote at all.
  return sqlite3_total_changes64(database_.get()) == before ? 0 : sqlite3_changes64(database_.get());
}

std::unique_ptr<Batch> SqliteConnection::batch(const Query& query) {
  return std::make_unique<SqliteBatch>(*this, prepared(query));
}

void SqliteConnection::script(std::string_view statements) {
  const int code = sqlite3_exec(database_.get(), std::string(statements).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, "script");
}

void SqliteConnection::execute(const char* statement) {
  run({command_of(statement), statement}, {}, nullptr);
}

std::shared_ptr<Statement> SqliteConnection::prepared(const Query& query) {
  std::string text(query.sql);
  const auto cached = cache_.find(text);
  // A query that runs inside its own row callback needs a second statement.
  if (cached != cache_.end() && !cached->second->in_use) return cached->second;

  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), query.sql.data(), static_cast<int>(query.sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  auto statement = std::make_shared<Statement>();
  statement->handle.reset(handle);
  if (code != SQLITE_OK) fail(code, query.name);
  statement->order = parameter_order(handle, query);
  statement->name = query.name;
  statement->tally = &meter_.of(query.name);
  if (cached == cache_.end()) {
    if (cache_.size() >= most_statements) cache_.clear();
    cache_.emplace(std::move(text), statement);
  }
  return statement;
}

void SqliteConnection::bind(Statement& statement, std::span<const Param> params) {
  auto* const handle = statement.handle.get();
  for (std::size_t i = 0; i < statement.order.size(); ++i) {
    if (statement.order[i] >= params.size()) throw std::logic_error(statement.name + ": fewer values than parameters");
    const auto& value = params[statement.order[i]].value();
    const int at = static_cast<int>(i) + 1;
    int code = SQLITE_OK;
    if (const auto* text = std::get_if<std::string_view>(&value)) {
      // An empty view may have no address, which SQLite would take for NULL.
      code = sqlite3_bind_text64(handle, at, text->data() == nullptr ? "" : text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      code = sqlite3_bind_int64(handle, at, *integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
      code = sqlite3_bind_double(handle, at, *real);
    } else {
      code = sqlite3_bind_null(handle, at);
    }
    if (code != SQLITE_OK) fail(code, statement.name);
  }
}

void SqliteConnection::fail(int code, std::string_view name) {
  const std::string message = fmt::format("{}: {}", name, sqlite3_errmsg(database_.get()));
  const int extended = database_ ? sqlite3_extended_errcode(database_.get()) : code;
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      throw Error{ErrorCode::conflict, message}.because("UNIQUE_VIOLATION");
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      throw Error{ErrorCode::conflict, message}.because("FOREIGN_KEY_VIOLATION");
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error{ErrorCode::unavailable, "The database is busy; try again"}.because("DATABASE_BUSY");
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
      throw Error{ErrorCode::unavailable, "The database can't be written: " + message}.because("DATABASE_UNAVAILABLE");
    default:
      throw std::runtime_error(message);
  }
}

}  // namespace insight::db::sqlite
