// Transfer: moves all rows of one database to another, of either engine: SQLite to PostgreSQL and back. `insight migrate` calls it
// while nothing else uses either of them. It knows no table: what there is and in which order it may go is read from the catalog.
//
// The target is empty, or holds an unfinished transfer of the same source, which goes on where it stood: how far each table is
// stands in the target and is written with the rows. It is finished when every table was read again on both sides and has the same
// number of rows and the same checksum; until then no server serves it (require_settled). The source is only ever read.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "db/catalog.h"
#include "db/database.h"
#include "db/table_scan.h"

namespace insight::db {

// A number that SQLite counts in a column of a table's only row, which is there from the start, and PostgreSQL in a sequence.
struct TransferCounter {
  std::string_view table;
  std::string_view column;
  std::string_view sequence;
};

struct TableCount {
  std::string table;
  std::int64_t rows = 0;
};

// What was found before anything is done.
struct TransferPlan {
  enum class Target { empty, begun, finished };
  Target target = Target::empty;
  std::vector<TableCount> tables;  // of the source, in the order in which they go
  std::int64_t copied = 0;         // rows that are there from a transfer that was begun
};

struct TableComparison {
  std::string table;
  TableDigest source;
  TableDigest target;
  bool same() const { return source == target; }
};

class Transfer {
 public:
  // What is done with which table, and how much of it: "copying", "issue", 1200, 5000. Called often.
  using Progress = std::function<void(std::string_view doing, std::string_view table, std::int64_t done, std::int64_t all)>;

  Transfer(Database& source, Database& target, std::span<const TransferCounter> counters, const Clock& clock)
      : source_(source), target_(target), counters_(counters), clock_(clock) {}

  // Looks and changes nothing. Throws what tables_to_move throws, and Error: conflict where the target holds anything else
  // (TARGET_NOT_EMPTY), invalid where both are the same database.
  TransferPlan plan();
  // Gives the target its tables and copies what isn't there yet. A kill costs the piece of rows that was on its way.
  void copy(const TransferPlan& plan, const Progress& progress);
  // Reads both again. Everything the same: the transfer is finished, and the target may be served.
  std::vector<TableComparison> verify(const TransferPlan& plan, const Progress& progress);

 private:
  void require_room(Transaction& target, TransferPlan& plan);
  void begin(const std::vector<Table>& order);
  void copy_table(Transaction& source, const Table& table, std::int64_t rows, const Progress& progress);
  void set_counters(Transaction& source);
  std::string_view counted_in(std::string_view table) const;

  Database& source_;
  Database& target_;
  std::span<const TransferCounter> counters_;
  const Clock& clock_;
  std::string origin_;  // who the source is, in the target's notes
};

// Throws Error: invalid where it holds nothing of this program, conflict where it is of another version or itself an unfinished
// move (DATABASE_HALF_MOVED).
void require_installation(Transaction& tx);

// What a source has to move, in the order in which it goes. Throws what require_installation throws, and Error(conflict) where it
// has values that can't be kept as they are.
std::vector<TableCount> tables_to_move(Database& source);

// Tables in an order in which each comes after those it refers to. Throws std::logic_error for a circle.
std::vector<Table> in_order_of_reference(std::vector<Table> tables);

// Throws Error(conflict, DATABASE_HALF_MOVED) for a database that an unfinished transfer is filling.
void require_settled(Transaction& tx);

}  // namespace insight::db
