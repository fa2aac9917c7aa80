#include "db/transfer.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "db/migrate.h"

namespace insight::db {
namespace {

// The notes, which are the target's own and never move.
constexpr std::string_view notes = "transfer";
constexpr std::string_view table_notes = "transfer_table";

struct Begun {
  std::string id;
  std::optional<std::int64_t> finished_at;
};
BOOST_DESCRIBE_STRUCT(Begun, (), (id, finished_at))

struct Note {
  std::int64_t copied = 0;
  std::optional<std::string> last_key;
  bool complete = false;
};
BOOST_DESCRIBE_STRUCT(Note, (), (copied, last_key, complete))

constexpr Query first_migrations{"transfer.origin", "SELECT applied_at FROM schema_migration WHERE number <= 12 ORDER BY number"};
constexpr Query list_begun{"transfer.list", "SELECT id, finished_at FROM transfer ORDER BY started_at"};
constexpr Query note_begin{"transfer.begin", "INSERT INTO transfer (id, started_at) VALUES ($1, $2) ON CONFLICT DO NOTHING"};
constexpr Query note_table{"transfer.table", "INSERT INTO transfer_table (id) VALUES ($1) ON CONFLICT DO NOTHING"};
constexpr Query find_note{"transfer.find", "SELECT copied, last_key, complete FROM transfer_table WHERE id = $1"};
constexpr Query note_piece{"transfer.piece", "UPDATE transfer_table SET copied = $2, last_key = $3, complete = $4 WHERE id = $1"};
constexpr Query sum_copied{"transfer.copied", "SELECT COALESCE(SUM(copied), 0) FROM transfer_table"};
constexpr Query note_finish{"transfer.finish", "UPDATE transfer SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL"};
constexpr Query forget_tables{"transfer.forget", "DELETE FROM transfer_table"};

bool is_note(std::string_view table) {
  return table == notes || table == table_notes;
}

std::int64_t count(Transaction& tx, std::string_view table) {
  return tx.one<std::int64_t>({"transfer.count", fmt::format("SELECT COUNT(*) FROM {}", table)});
}

// The installation that a database holds: when its first tables were made, each to the millisecond.
std::string origin_of(Transaction& tx) {
  std::string times;
  for (const auto time : tx.all<std::int64_t>(first_migrations)) times += fmt::format("{},", time);
  return fmt::format("{}-{:016x}", tx.dialect() == Dialect::sqlite ? "sqlite" : "postgres", fnv1a(times));
}

std::vector<Begun> transfers(Transaction& tx) {
  return has_table(tx, notes) ? tx.all<Begun>(list_begun) : std::vector<Begun>{};
}

std::vector<Table> moving_tables(Transaction& tx) {
  auto all = tables(tx);
  std::erase_if(all, [](const Table& table) { return is_note(table.name); });
  return in_order_of_reference(std::move(all));
}

void refuse_target(const std::string& holds) {
  throw Error(
      ErrorCode::conflict,
      fmt::format("The target already holds {}. Nothing was changed. Name an empty database, or a file that isn't there", holds))
      .because("TARGET_NOT_EMPTY");
}

std::int64_t counted(Transaction& tx, const TransferCounter& counter) {
  if (tx.dialect() == Dialect::sqlite) {
    return tx.one<std::int64_t>(
        {"transfer.counted", fmt::format("SELECT COALESCE(MAX({}), 0) FROM {}", counter.column, counter.table)});
  }
  return tx.one<std::int64_t>(
      {"transfer.counted",
       fmt::format("SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {}", counter.sequence)});
}

void set_counted(Transaction& tx, const TransferCounter& counter, std::int64_t value) {
  if (tx.dialect() == Dialect::sqlite) {
    tx.run({"transfer.count_on", fmt::format("UPDATE {} SET {} = $1", counter.table, counter.column)}, value);
  } else if (value > 0) {
    tx.all<std::int64_t>({"transfer.count_on", fmt::format("SELECT setval('{}', CAST($1 AS BIGINT))", counter.sequence)}, value);
  }
}

std::string insert_into(const Table& table) {
  std::vector<std::string> names, values;
  for (const auto& column : table.columns) {
    names.push_back(column.name);
    values.push_back(fmt::format("${}", values.size() + 1));
  }
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, join(names, ", "), join(values, ", "));
}

}  // namespace

std::vector<Table> in_order_of_reference(std::vector<Table> waiting) {
  std::vector<Table> order;
  std::set<std::string> placed;
  while (!waiting.empty()) {
    const auto next = std::ranges::find_if(waiting, [&](const Table& table) {
      return std::ranges::all_of(table.refers_to, [&](const auto& other) { return other == table.name || placed.contains(other); });
    });
    if (next == waiting.end())
      throw std::logic_error("tables refer to each other in a circle, " + waiting.front().name + " among them");
    placed.insert(next->name);
    order.push_back(std::move(*next));
    waiting.erase(next);
  }
  return order;
}

void require_settled(Transaction& tx) {
  for (const auto& begun : transfers(tx)) {
    if (begun.finished_at) continue;
    throw Error(ErrorCode::conflict,
                "The database is being filled by `insight migrate`, which didn't finish. Run the same command again, until it says "
                "that everything is there")
        .because("DATABASE_HALF_MOVED");
  }
}

std::string_view Transfer::counted_in(std::string_view table) const {
  const auto counter = std::ranges::find(counters_, table, &TransferCounter::table);
  return counter == counters_.end() ? std::string_view{} : counter->column;
}

void require_installation(Transaction& tx) {
  if (!has_table(tx, "schema_migration")) throw Error(ErrorCode::invalid, "The source holds no installation of this program");
  require_current(tx);
  require_settled(tx);
}

std::vector<TableCount> tables_to_move(Database& source) {
  return source.read([](Transaction& tx) {
    require_installation(tx);
    std::vector<TableCount> found;
    for (const auto& table : moving_tables(tx)) {
      if (const auto wrong = misfits(tx, table); wrong > 0) {
        throw Error(ErrorCode::conflict, fmt::format("{} rows of the table {} hold values that aren't of their column's type; they "
                                                     "can't be moved as they are",
                                                     wrong, table.name));
      }
      found.push_back({table.name, count(tx, table.name)});
    }
    return found;
  });
}

TransferPlan Transfer::plan() {
  TransferPlan plan;
  plan.tables = tables_to_move(source_);
  origin_ = source_.read(origin_of);
  target_.read([&](Transaction& tx) { require_room(tx, plan); });
  return plan;
}

void Transfer::require_room(Transaction& tx, TransferPlan& plan) {
  const auto there = tables(tx);
  if (!has_table(tx, "schema_migration")) {
    if (!there.empty()) refuse_target(fmt::format("tables that are not this program's, {} among them", there.front().name));
    return;
  }
  if (origin_of(tx) == origin_) throw Error(ErrorCode::invalid, "Source and target are the same database");
  for (const auto& begun : transfers(tx)) {
    if (begun.id == origin_) {
      plan.target = begun.finished_at ? TransferPlan::Target::finished : TransferPlan::Target::begun;
      plan.copied = tx.one<std::int64_t>(sum_copied);
      return;
    }
    if (!begun.finished_at) refuse_target("an unfinished move of another database");
  }
  std::vector<std::string> filled;
  for (const auto& table : there) {
    if (is_note(table.name) || !counted_in(table.name).empty()) continue;
    if (const auto rows = count(tx, table.name); rows > 0) filled.push_back(fmt::format("{} {}", table.name, rows));
  }
  if (filled.size() > 5) filled.resize(5), filled.emplace_back("…");
  if (!filled.empty()) refuse_target(fmt::format("rows ({})", join(filled, ", ")));
}

void Transfer::begin(const std::vector<Table>& order) {
  migrate(target_, embedded_migrations(target_.dialect()), clock_);
  target_.transact([&](Transaction& tx) {
    tx.lock(notes);
    if (tx.run(note_begin, origin_, clock_.now()) == 0) return;
    for (const auto& table : order) tx.run(note_table, table.name);
    for (const auto& counter : counters_) tx.run({"transfer.make_room", fmt::format("DELETE FROM {}", counter.table)});
  });
}

void Transfer::copy(const TransferPlan& plan, const Progress& progress) {
  if (plan.target == TransferPlan::Target::finished) return;
  source_.read([&](Transaction& source) {
    hold_back_starts(source);
    const auto order = moving_tables(source);
    begin(order);
    for (const auto& table : order) {
      const auto all = std::ranges::find(plan.tables, table.name, &TableCount::table)->rows;
      copy_table(source, table, all, progress);
    }
    set_counters(source);
  });
}

// One piece is one transaction of the target: the rows and how far they go. Whoever comes second finds the note moved on.
void Transfer::copy_table(Transaction& source, const Table& table, std::int64_t rows, const Progress& progress) {
  TableScan scan(table);
  const auto kinds = kinds_of(table);
  const auto insert = insert_into(table);
  auto note = target_.read([&](Transaction& tx) { return tx.one<Note>(find_note, table.name); });
  while (!note.complete) {
    note = target_.transact([&](Transaction& target) {
      target.lock(notes);
      auto now = target.one<Note>(find_note, table.name);
      if (now.copied != note.copied) {
        throw Error(ErrorCode::conflict, "Another `insight migrate` writes to the same target; let that one finish")
            .because("TARGET_IN_USE");
      }
      std::optional<std::string> last;
      {
        const auto batch = target.batch({"transfer.insert", insert});
        last = scan.piece(source, now.last_key, [&](const Row& row) {
          batch->add(values_of(row, kinds));
          ++now.copied;
        });
      }
      now.complete = !last;
      if (last) now.last_key = std::move(last);
      target.run(note_piece, table.name, now.copied, now.last_key, now.complete);
      return now;
    });
    progress("copying", table.name, note.copied, rows);
  }
}

void Transfer::set_counters(Transaction& source) {
  for (const auto& counter : counters_) {
    const auto value = counted(source, counter);
    target_.transact([&](Transaction& target) { set_counted(target, counter, value); });
  }
}

std::vector<TableComparison> Transfer::verify(const TransferPlan& plan, const Progress& progress) {
  std::vector<TableComparison> compared;
  bool same = true;
  source_.read([&](Transaction& source) {
    target_.read([&](Transaction& target) {
      for (const auto& table : moving_tables(source)) {
        const auto all = std::ranges::find(plan.tables, table.name, &TableCount::table)->rows;
        const auto without = counted_in(table.name);
        const auto half = [&](std::int64_t before) {
          return [&, before](std::int64_t read) { progress("comparing", table.name, before + read, all * 2); };
        };
        const auto there = digest(source, table, without, half(0));
        compared.push_back({table.name, there, digest(target, table, without, half(there.rows))});
        same = same && compared.back().same();
      }
      for (const auto& counter : counters_) {
        if (plan.target == TransferPlan::Target::finished || counted(source, counter) == counted(target, counter)) continue;
        throw Error(ErrorCode::conflict, fmt::format("{} counts otherwise in the target than in the source", counter.sequence));
      }
    });
  });
  if (!same || plan.target == TransferPlan::Target::finished) return compared;
  target_.transact([&](Transaction& tx) {
    tx.run(note_finish, origin_, clock_.now());
    tx.run(forget_tables);
  });
  return compared;
}

}  // namespace insight::db
